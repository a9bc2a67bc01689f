"""How long there was no input, one module per backend."""
