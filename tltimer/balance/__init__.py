"""The chosen band and how weeks stand to it. Pure."""
