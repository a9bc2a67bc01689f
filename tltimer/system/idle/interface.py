"""The interface of idle time."""

from __future__ import annotations

from typing import Protocol


class IdleUnavailable(Exception):  # noqa: N818 - says what is so, not what failed
    """A backend does not work here; the text says why."""


class Idle(Protocol):
    """A source of idle time. None of its calls waits for long, and none raises."""

    @property
    def name(self) -> str:
        """The name of what it asks."""

    def seconds(self) -> float | None:
        """Return the seconds since the last input; None where that is not known, which is neither there nor away."""

    def fileno(self) -> int | None:
        """Return the descriptor to wait at for news; None while there is none to wait for."""

    def take_in(self) -> None:
        """Take in what has arrived there."""

    def close(self) -> None:
        """End."""
