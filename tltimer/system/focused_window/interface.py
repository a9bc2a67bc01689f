"""The interface of the focused window."""

from __future__ import annotations

from typing import Protocol


class FocusedWindowUnavailable(Exception):  # noqa: N818 - says what is so, not what failed
    """A backend does not work here; the text says why."""


class FocusedWindow(Protocol):
    """A source of the class of the focused window.

    Changes arrive on a connection and wait there until ``app`` takes them in, so nothing is woken in between. None of
    its calls waits for long, and none raises.
    """

    @property
    def name(self) -> str:
        """The name of what it asks."""

    def app(self) -> str | None:
        """Return the class of the focused window now; None where there is none, or it is not known."""

    def close(self) -> None:
        """End."""
