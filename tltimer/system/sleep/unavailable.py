"""Sleep where nothing announces it; the comparison of the clocks still tells of it afterwards."""


class NoSleepWatch:
    """Says nothing."""

    name = "clocks"
    holds = False

    def fileno(self) -> int | None:
        """There is nothing to wait for."""
        return None

    def take_in(self) -> None:
        """Nothing arrives."""

    def close(self) -> None:
        """There is nothing to end."""
