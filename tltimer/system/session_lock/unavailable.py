"""The lock where nothing tells of it."""


class NoSessionLock:
    """Says nothing."""

    name = "nothing"

    def look(self) -> None:
        """There is nothing to look at."""

    def fileno(self) -> int | None:
        """There is nothing to wait for."""
        return None

    def take_in(self) -> None:
        """Nothing arrives."""

    def close(self) -> None:
        """There is nothing to end."""
