"""A tray timer for technical leads."""

from __future__ import annotations

__version__ = "0.1.0"

APPLICATION_ID = "io.github.tltimer.tltimer"
"""The name by which desktops know the program: of its menu entry, icons and windows, and what starts it at login."""
