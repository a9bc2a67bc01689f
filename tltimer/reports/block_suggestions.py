"""The free time ahead that is worth protecting."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.balance.target import Verdict, target_of
from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.spans import Span, without

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from tltimer.domain.balance.drift import Drift
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.focus.blocks import BlockSizes
    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.timeline.days import DayRule, Week

LONGEST = timedelta(hours=3)
"""A longer piece is offered as far as this: enough for deep work, and the rest of the day stays free for others."""

QUARTER_S = 15 * 60

MOST = 4


def worth_blocking(
    days: Iterable[FreeTime], planned: Iterable[Span], now: datetime, sizes: BlockSizes, most: int = MOST
) -> tuple[Span, ...]:
    """Return the longest free piece of each day that is not a fragment, longest first; of equals the earliest.

        free       |-----|  |--------------|
        planned                 |##|
        offered    |-----|

    Args:
        days: the free time of the days.
        planned: coding that is planned already, for which nothing needs to be kept free.
        now: the present instant; a piece that runs is offered from the next quarter of an hour on.
        sizes: the limits of the sizes; pieces below that of a short block are fragments.
        most: how many at most.
    """
    planned = tuple(planned)
    soonest = now + timedelta(seconds=-now.timestamp() % QUARTER_S)
    longest = (max(_pieces(day, planned, soonest), key=lambda span: span.seconds, default=None) for day in days)
    large = [span for span in longest if span is not None and sizes.size_of(span.seconds) is not BlockSize.FRAGMENT]
    return tuple(sorted(large, key=lambda span: (-span.seconds, span.start))[:most])


def default_plan(week: Week, choices: Iterable[Choice], drift: Drift | None, days: DayRule) -> Plan:
    """Return the purpose of a block offered in a week: leading where little coding was chosen, or weeks are above."""
    above = drift is not None and drift.side is Verdict.ABOVE
    return Plan.LEADING if above or target_of(week, choices, days).light else Plan.CODING


def _pieces(day: FreeTime, planned: tuple[Span, ...], soonest: datetime) -> Iterator[Span]:
    for piece in day.pieces:
        if piece.span.end <= soonest:
            continue
        ahead = Span(max(piece.span.start, soonest), piece.span.end)
        for span in without(ahead, planned):
            yield Span(span.start, min(span.end, span.start + LONGEST))
