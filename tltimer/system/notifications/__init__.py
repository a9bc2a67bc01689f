"""Desktop notifications, one module per system."""
