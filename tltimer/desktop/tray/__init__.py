"""Where the switch lives: the icon with its backends, the menu, and the small window that stands in for them."""
