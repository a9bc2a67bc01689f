"""The interface of sleep and wake-up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Asleep = Callable[[bool], None]
"""Called with True before the machine sleeps, with False when it is awake; also twice, and not in order."""


class SleepWatch(Protocol):
    """A watch for the machine's sleep. None of its calls waits for long, and none raises."""

    @property
    def name(self) -> str:
        """The name of what it listens to."""

    def silence(self) -> str:
        """Return the reason why nothing announces sleep here; "" without one, as far as is known."""

    def fileno(self) -> int | None:
        """Return the descriptor to wait at for news; None while there is none to wait for."""

    def take_in(self) -> None:
        """Take in what has arrived there."""

    def close(self) -> None:
        """End."""
