"""Weeks on end on one side of the band, with nothing decided."""

from collections.abc import Callable
from datetime import date

from tltimer.domain.balance.verdict import Verdict
from tltimer.domain.timeline.weeks import Week
from tltimer.frozen import value

ENOUGH = 3


@value
class Drift:
    """``weeks`` weeks on one ``side`` of the band, the first of which began at ``since``, a Monday."""

    side: Verdict
    weeks: int
    since: date


def drift_of(last: Week, earliest: Week, verdict: Callable[[Week], Verdict]) -> Drift | None:
    """Look back from a complete week for the run of weeks on one side; weeks of which nothing is known are passed over.

        verdicts   within  below  unknown  below  below   ◀─ looking back
        drift              since ───────────────────▶     3 weeks below

    Args:
        last: the last complete week.
        earliest: how far to look back: the week of the last decision, or of the first switch.
        verdict: gives the verdict of a week; asked for no more weeks than needed.
    """
    side: Verdict | None = None
    count, first, week = 0, last, last
    while week >= earliest:
        found = verdict(week)
        if found is not Verdict.UNKNOWN:
            if found not in (Verdict.BELOW, Verdict.ABOVE) or (side is not None and found is not side):
                break
            side, first = found, week
            count += 1
        week = week.plus(-1)
    return Drift(side, count, first.monday) if side is not None and count >= ENOUGH else None
