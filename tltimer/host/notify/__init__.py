"""Desktop notifications, one module per backend."""
