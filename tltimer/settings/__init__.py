"""What can be set, declared once, and the TOML file that keeps it."""
