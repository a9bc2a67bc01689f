"""Starting with the session, one module per system."""
