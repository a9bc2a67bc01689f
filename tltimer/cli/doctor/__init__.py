"""What works here: one module for the desktop, one for the files."""
