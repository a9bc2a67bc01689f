"""Reports as text for terminals, files and programs."""
