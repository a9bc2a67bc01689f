"""Languages: choose one, load its catalog, translate."""
