"""Start with the session, one module per system."""
