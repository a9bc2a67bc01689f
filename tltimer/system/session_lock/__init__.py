"""Whether the screen is locked, one module per system."""
