"""The interface of everything that knows a desktop's do-not-disturb."""

from typing import Protocol


class DoNotDisturb(Protocol):
    """Asked just before a notification would be shown; none of its calls waits for long, and none raises."""

    @property
    def name(self) -> str:
        """What it asks."""

    def is_on(self) -> bool | None:
        """Return whether the desktop is set to do not disturb; None where that is not known."""
