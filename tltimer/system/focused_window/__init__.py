"""The class of the focused window, one module per system. Titles are never read."""
