"""The lock where nothing detects it."""

from __future__ import annotations


class NoSessionLock:
    """A watch that sees nothing."""

    name = "nothing"

    def silence(self) -> str:
        """Return an empty text: those that were tried say why."""
        return ""

    def look(self) -> None:
        """Do nothing: there is nothing to look at."""

    def fileno(self) -> int | None:
        """Return None: there is nothing to wait for."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
