"""What depends on the operating system and the desktop."""
