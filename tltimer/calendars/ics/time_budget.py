"""A limit to the time for reading one event."""

from __future__ import annotations

import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

FIRST, LATER, ENOUGH = 1.0, 0.1, 6


class TooSlow(Exception):  # noqa: N818 - it is an answer about one event
    """Reading an event took too long."""


class TimeBudget:
    """A context that is left with ``TooSlow`` when its body takes more than a second; the main thread's only.

    After six slow events a tenth of a second must do, so that a calendar full of them is still read in time. Where the
    system has no interval timer (Windows) only the child's own limit holds.
    """

    def __init__(self) -> None:
        self._slow = 0

    def __enter__(self) -> None:
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, self._ring)
            # It rings again: an exception that a finalizer swallows would be lost.
            signal.setitimer(signal.ITIMER_REAL, FIRST if self._slow < ENOUGH else LATER, 0.1)

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Stop waiting; asked again after ``TooSlow``, which can arrive while the context is being left."""
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self._slow += 1
        raise TooSlow
