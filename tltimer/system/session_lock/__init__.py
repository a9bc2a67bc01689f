"""The state of the screen lock, one module per system."""
