"""Settings, declared once, and the TOML file that keeps them."""
