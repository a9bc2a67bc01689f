"""Whether the desktop is set to do not disturb, one module per place where desktops keep that."""
