"""A tray timer for technical leads."""

__version__ = "0.1.0"
