"""The idle time where nothing knows it."""

from __future__ import annotations


class NoIdle:
    """Knows nothing; ``why`` says of each of the others why it does not work here."""

    name = "nothing"

    def __init__(self, why: tuple[str, ...] = ()) -> None:
        self.why = why

    def seconds(self) -> None:
        """It is not known."""

    def fileno(self) -> int | None:
        """Return None: there is nothing to wait for."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
