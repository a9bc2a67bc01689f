"""Do not disturb, one module per place where desktops keep it."""
