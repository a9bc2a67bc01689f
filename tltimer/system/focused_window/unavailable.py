"""The focused window where nothing tells it."""

from __future__ import annotations


class NoFocusedWindow:
    """Knows nothing."""

    name = "nothing"

    def app(self) -> None:
        """Return None: it is not known."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
