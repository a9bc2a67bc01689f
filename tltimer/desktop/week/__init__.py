"""The window of the week."""
