"""Time since the last input, one module per system."""
