"""The interface of the screen lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Locked = Callable[[bool], None]
"""Called with True when the screen was locked, with False when it was unlocked; also twice, and not in order."""


class LockWatch(Protocol):
    """A watch for the locking of the screen. None of its calls waits for long, and none raises."""

    @property
    def name(self) -> str:
        """The name of what it listens to."""

    def silence(self) -> str:
        """Return the reason why nothing announces locking here; "" without one, as far as is known."""

    def look(self) -> None:
        """Look now; called once a minute, for systems that do not say it by themselves."""

    def fileno(self) -> int | None:
        """Return the descriptor to wait at for news; None while there is none to wait for."""

    def take_in(self) -> None:
        """Take in what has arrived there."""

    def close(self) -> None:
        """End."""
