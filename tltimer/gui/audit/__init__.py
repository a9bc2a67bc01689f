"""The audit window: the guess first, then the answer."""
