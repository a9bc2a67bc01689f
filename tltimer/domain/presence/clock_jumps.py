"""Tell a suspended machine, a frozen one and a changed clock apart, by three clocks."""

from __future__ import annotations

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

LEAST_S = 10
"""Clocks that differ by less were only set right a little."""

LATE_S = 20
"""A tick that comes later than this was held up."""


class ClockReading(Value):
    """Three clocks at one instant.

    ``wall`` can be set; ``steady`` rises while the machine is awake; ``boot`` rises while it sleeps too, and is None
    where the system has no such clock. The last two are seconds since whenever.
    """

    wall: datetime
    steady: float
    boot: float | None


class ClockJump(Value):
    """The changes between two readings, in seconds; all are 0 where time simply passed.

    ``suspended_s``: the machine slept. ``set_s``: somebody set the clock, forward if positive; no time passed with it.
    ``frozen_s``: the machine was awake, and the program was not let run.
    """

    suspended_s: int = 0
    set_s: int = 0
    frozen_s: int = 0


def jump_between(before: ClockReading, after: ClockReading, due_s: float) -> ClockJump:
    """Compare two readings.

        wall    |-----|  |-----------|  |-----------|  |-----|
        boot    |-----|  |-----------|  |-----|        |-----|
        steady  |-----|  |-----|        |-----|        |-----|
                passed   suspended      clock set      frozen, if that is longer than was due

    Args:
        before: the earlier one.
        after: the later one.
        due_s: how much later the second was to be taken, at most.
    """
    steady = after.steady - before.steady
    passed = steady if after.boot is None or before.boot is None else after.boot - before.boot
    suspended, changed = passed - steady, (after.wall - before.wall).total_seconds() - passed
    return ClockJump(
        round(suspended) if suspended >= LEAST_S else 0,
        round(changed) if abs(changed) >= LEAST_S else 0,
        round(steady - due_s) if steady - due_s >= LATE_S else 0,
    )
