"""Do-not-disturb where nothing tells of it."""


class NoDoNotDisturb:
    """Knows nothing; who cannot be asked has no wish."""

    name = "nothing"

    def unwanted(self) -> None:
        """It is not known."""
