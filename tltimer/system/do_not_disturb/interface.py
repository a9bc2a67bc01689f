"""The interface of everything that knows a desktop's do-not-disturb."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


class DoNotDisturb(Protocol):
    """Asked just before a notification would be shown; none of its calls waits for long, and none raises.

    ``ends_with_connection`` tells whether the desktop undoes what was turned on once its connection is closed.
    """

    ends_with_connection: bool

    @property
    def name(self) -> str:
        """The name of what it asks."""

    def is_on(self) -> bool | None:
        """Return whether the desktop is set to do not disturb; None where that is not known."""

    def turn(self, on: bool) -> bool:
        """Set the desktop to do not disturb, or end that, and return whether it was done."""


@runtime_checkable
class ClearableDoNotDisturb(DoNotDisturb, Protocol):
    """A switch that is missing until somebody sets it, and that can be taken away again."""

    def is_missing(self) -> bool:
        """Return whether nobody ever set it."""

    def clear(self) -> bool:
        """Take the switch away, which means off, and return whether that was done."""
