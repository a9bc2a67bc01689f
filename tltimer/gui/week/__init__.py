"""The week window, one module per card."""
