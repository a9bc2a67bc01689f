"""Ask the desktop whether it is set to do not disturb, one module per desktop."""
