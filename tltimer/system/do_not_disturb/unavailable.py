"""Do-not-disturb where the desktop does not tell."""

from __future__ import annotations


class NoDoNotDisturb:
    """Knows nothing; a desktop that cannot be asked counts as one that may be disturbed."""

    name = "nothing"
    ends_with_connection = False

    def is_on(self) -> None:
        """Return None: it is not known."""

    def turn(self, _on: bool) -> bool:
        """Return False: there is nothing to set."""
        return False
