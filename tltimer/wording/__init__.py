"""Sentences: what figures and events read like in words."""
