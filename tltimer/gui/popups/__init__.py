"""The small windows that ask: the evening popup and the absence question."""
