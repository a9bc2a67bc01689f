"""Sleep on a system without announcements; the comparison of the clocks still detects it afterwards."""

from __future__ import annotations


class NoSleepWatch:
    """A watch that sees nothing."""

    name = "clocks"

    def silence(self) -> str:
        """Return an empty text: those that were tried say why."""
        return ""

    def fileno(self) -> int | None:
        """Return None: there is nothing to wait for."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
