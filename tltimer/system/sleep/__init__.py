"""Notice that the machine goes to sleep, one module per system."""
