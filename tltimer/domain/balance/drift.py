"""Drift: weeks in a row on one side of the target, and its answers; and the trend of the coding share."""

from __future__ import annotations

from itertools import combinations

from tltimer.domain.balance.target import Verdict
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.timeline.days import DayRule, Week

ENOUGH = 3


class Drift(Value):
    """``weeks`` weeks on one ``side`` of the target, the first of which began on the date ``since``.

    ``answered``: in the week of the report the user made a choice or set an intention.
    """

    side: Verdict
    weeks: int
    since: date
    answered: bool = False


def drift_of(
    last: Week, earliest: Week, verdict: Callable[[Week], Verdict], days: DayRule, answered: bool = False
) -> Drift | None:
    """Look back from a complete week for the run of weeks on one side, passing over weeks that are not judged.

        verdicts   within  below  unknown  below  below   ◀─ looking back
        drift              since ───────────────────▶     3 weeks below

    Args:
        last: the last complete week.
        earliest: how far to look back: the week of the last choice, or of the first switch.
        verdict: returns the verdict of a week; called for no more weeks than needed.
        days: the rule by which weeks begin.
        answered: whether the user has answered it.
    """
    side: Verdict | None = None
    count, first, week = 0, last, last
    while week >= earliest:
        judged = verdict(week)
        if judged is not Verdict.UNKNOWN:
            if judged not in (Verdict.BELOW, Verdict.ABOVE) or (side is not None and judged is not side):
                break
            side, first = judged, week
            count += 1
        week = week.plus(-1)
    return Drift(side, count, days.first_day(first), answered) if side is not None and count >= ENOUGH else None


def is_answered(week: Week, intentions: Iterable[Intention], choices: Iterable[Choice], days: DayRule) -> bool:
    """Return whether a drift, or a target that ended, is answered in a week, so that it is not asked again in it.

    week                        |---------------------------|
    an intention for the week   at any time
    a choice, or an intention
    for the week after it            made in these days
    """
    span, intentions = days.span_of_week(week), tuple(intentions)
    return (
        any(intention.week == week for intention in intentions)
        or any(span.covers(choice.decided_at) for choice in choices)
        or any(
            intention.week == week.plus(1) and intention.made_at is not None and span.covers(intention.made_at)
            for intention in intentions
        )
    )


WEEKS = 8
"""Over how many complete weeks the trend is taken."""

ENOUGH_WEEKS = 4


def trend_of(points: Iterable[tuple[int, float]]) -> float | None:
    """Return the Theil–Sen slope: the median of the slopes between all pairs of points.

    Args:
        points: pairs of a week's number on any scale that counts weeks, and its share; each week once.

    Returns:
        The share gained per week; None with fewer than four points.
    """
    weeks = sorted(points)
    if len(weeks) < ENOUGH_WEEKS:
        return None
    slopes = sorted((later[1] - sooner[1]) / (later[0] - sooner[0]) for sooner, later in combinations(weeks, 2))
    # The module statistics has a median, and takes longer to import than most commands run.
    middle = len(slopes) // 2
    return slopes[middle] if len(slopes) % 2 else (slopes[middle - 1] + slopes[middle]) / 2
