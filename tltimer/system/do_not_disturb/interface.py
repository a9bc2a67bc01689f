"""What knows whether somebody wants not to be disturbed."""

from typing import Protocol


class Disturb(Protocol):
    """Asked just before something is said; none of its calls waits for long, and none raises."""

    @property
    def name(self) -> str:
        """What it asks."""

    def unwanted(self) -> bool | None:
        """Say whether the desktop is set not to disturb; None where that is not known."""
