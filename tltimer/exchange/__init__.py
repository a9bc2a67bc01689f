"""Import from and export to other programs, one format a file."""
