"""The clock: the only module that asks what time it is."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta

from tltimer.domain.timeline.instants import parse_instant
from tltimer.errors import Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tltimer.domain.presence.clock_jumps import ClockReading

VARIABLE = "TLTIMER_NOW"


class Clock:
    """The real time, a frozen one, or one that runs on from an instant at another speed.

    Args:
        begin: where the time starts; None for the real time.
        speed: seconds that pass on this clock in one real second; 0 freezes it. Of no effect on the real time.
        steady: returns steadily rising seconds; the system's monotonic clock unless a test brings another.
        boot: returns seconds that rise while the machine sleeps too, None where nothing does; usually the system's.
    """

    def __init__(
        self,
        begin: datetime | None = None,
        speed: float = 0.0,
        steady: Callable[[], float] = time.monotonic,
        boot: Callable[[], float | None] | None = None,
    ) -> None:
        self._begin = begin
        self._speed = speed
        self._steady = steady
        self._boot = boot or (since_boot if steady is time.monotonic else lambda: None)
        self._started = steady()

    @property
    def speed(self) -> float:
        """Seconds that pass on this clock in one real second."""
        return 1.0 if self._begin is None else self._speed

    def now(self) -> datetime:
        """Return this instant as an aware UTC datetime in whole seconds, fractions cut off."""
        if self._begin is None:
            return datetime.now(UTC).replace(microsecond=0)
        passed = (self._steady() - self._started) * self._speed
        return self._begin + timedelta(seconds=int(passed))

    def steady(self) -> float:
        """Return seconds that rise steadily while the machine is awake, whatever this clock tells."""
        return self._steady()

    def reading(self) -> ClockReading:
        """Read the wall's clock, a steady one, and one that counts sleep too; all three run at this clock's speed."""
        from tltimer.domain.presence.clock_jumps import ClockReading

        boot = self._boot()
        speed = self.speed
        return ClockReading(self.now(), _awake_seconds(self._steady) * speed, None if boot is None else boot * speed)


def since_boot() -> float | None:
    """Return the seconds since the machine was started, sleep included; None where nothing counts them."""
    if sys.platform == "win32":
        return time.monotonic()
    if sys.platform == "darwin":  # there the monotonic clock of the C library counts sleep, and Python's does not
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else None


def _awake_seconds(steady: Callable[[], float]) -> float:
    """Return the seconds while the machine was awake; on Windows the steady clock counts its sleep too."""
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        if ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks)):
            return ticks.value / 1e7
    return steady()


LAST_YEAR = 2999
"""The last year that a clock can be asked to show: soon after year 9990 dates end, and weeks cannot be computed."""


def clock_from(environ: Mapping[str, str]) -> Clock:
    """Return the clock that ``TLTIMER_NOW`` asks for.

    ``INSTANT`` freezes it, ``INSTANT*60`` lets it run on from there, sixty times as fast.

    Raises:
        Refused: the variable holds neither form.
    """
    wanted = environ.get(VARIABLE, "").strip()
    if not wanted:
        return Clock()
    text, star, factor = wanted.partition("*")
    try:
        begin = parse_instant(text.strip())
        speed = float(factor) if star else 0.0
        if not 0 <= speed < 1e6 or begin.year > LAST_YEAR:
            raise ValueError(f"{wanted} is not a clock")
    except ValueError:
        raise Refused(
            _("{variable}={value} is not valid. Use a value such as {frozen} or {fast}.").format(
                variable=VARIABLE, value=wanted, frozen="2026-11-16T09:00:00Z", fast="2026-11-16T09:00:00Z*60"
            )
        ) from None
    return Clock(begin, speed)
