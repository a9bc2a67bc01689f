"""Everything that depends on the operating system and the desktop."""
