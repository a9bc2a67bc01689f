"""The review of a day: what was done, what is missing, what comes tomorrow."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.spans import Span, union, without
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.balance.target import Target
    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.day import DayReport

SHORTEST_GAP = timedelta(minutes=15)

MOST_QUESTIONS = 3


class Gap(Value):
    """Time of the day that is empty or unknown."""

    span: Span
    unknown: bool


class EveningReport(Value):
    """A day at its end.

    ``gaps`` are all that could be filled, in the order of the day; ``unlogged`` are the day's meetings that the log
    does not have; ``belated`` means that the review was missed, so that tomorrow has begun or is over.
    """

    day: DayReport
    week: Totals
    target: Target
    gaps: tuple[Gap, ...]
    tomorrow: FreeTime
    tomorrow_meetings: tuple[Meeting, ...]
    looked_at: bool
    unlogged: tuple[Meeting, ...] = ()
    belated: bool = False

    @property
    def open_gaps(self) -> tuple[Gap, ...]:
        """The gaps without unlogged meetings, which are a question of their own.

        gaps       |-----------|   |--|
        unlogged       |---|
        open       |--|     |--|   |--|
        """
        asked = [meeting.span for meeting in self.unlogged]
        gaps = (Gap(span, gap.unknown) for gap in self.gaps for span in without(gap.span, asked))
        return tuple(gap for gap in gaps if is_long(gap))


def gaps_of(day: DayReport, answered: Iterable[Span] = ()) -> tuple[Gap, ...]:
    """Return the time inside a day that is empty or unknown, a quarter of an hour or longer.

        done     |coding|  |meeting|~~~~~~~|coding|
        gaps            |--|       |--???--|

    Args:
        day: the day; what comes before its first and after its last entry is not a gap.
        answered: spans that the user said were no work.
    """
    if not day.entries:
        return ()
    day_span = Span(day.entries[0].start, max(entry.end for entry in day.entries))
    taken_spans = [*(entry.span for entry in day.entries), *answered]
    empty = [Gap(span, unknown=False) for span in without(day_span, taken_spans)]
    unknown = [
        Gap(span, unknown=True)
        for span in union(entry.span for entry in day.entries if entry.unconfirmed and not entry.running)
    ]
    gaps = (gap for gap in (*empty, *unknown) if is_long(gap))
    return tuple(sorted(gaps, key=lambda gap: gap.span.start))


def is_long(gap: Gap) -> bool:
    """Return whether a gap is long enough to be asked about."""
    return gap.span.seconds >= SHORTEST_GAP.total_seconds()


def evening_report(
    day: DayReport,
    week: Totals,
    target: Target,
    answered: Iterable[Span],
    tomorrow: FreeTime,
    tomorrow_meetings: Iterable[Meeting],
    looked_at: bool,
    unlogged: tuple[Meeting, ...] = (),
    belated: bool = False,
) -> EveningReport:
    """Return the review of a day."""
    return EveningReport(
        day=day,
        week=week,
        target=target,
        gaps=gaps_of(day, answered),
        tomorrow=tomorrow,
        tomorrow_meetings=tuple(meeting for meeting in tomorrow_meetings if meeting.plan is Plan.MEETING),
        looked_at=looked_at,
        unlogged=unlogged,
        belated=belated,
    )
