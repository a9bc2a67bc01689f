"""Whether the desktop says do-not-disturb, one module per backend."""
