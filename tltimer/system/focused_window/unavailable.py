"""The focused window where nothing tells it."""


class NoFocusedWindow:
    """Knows nothing."""

    name = "nothing"

    def app(self) -> None:
        """Return None: it is not known."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
