"""Time that was planned for coding or leading: how much of it was kept, and what took the rest."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.entries import Entry
from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.domain.timeline.spans import Span, difference, intersection, seconds_of, union
from tltimer.frozen import frozen


class TakenBy(StrEnum):
    """The cause that took protected time; the first that holds, in this order."""

    MEETING_BEFORE = "meeting_before"
    MEETING_LATER = "meeting_later"
    ABSENCE = "absence"
    SWITCH = "switch"


@frozen
class ProtectedTime:
    """Seconds of planned coding and planned leading, those kept, and those taken by each cause."""

    planned_s: int
    kept_s: int
    taken: Mapping[TakenBy, int]


def protected_time(
    first: Iterable[Meeting], latest: Iterable[Meeting], entries: Iterable[Entry], modes: ModeList, now: datetime
) -> ProtectedTime:
    """Follow the protected time of a day.

        planned first   |-----------------------|
        done              |coding|meeting|coding|review|
        kept              |------|       |------|
        taken           |a|      |-------|                 by an absence, and by a meeting if the plan has one

    Args:
        first: the day as it was planned before it began.
        latest: the events that could touch it, as they were planned last.
        entries: the entries of the day and after it.
        modes: what they count as.
        now: time ahead of it is neither kept nor taken.
    """
    first = tuple(first)
    sides = ((Plan.CODING, CountsAs.CODING), (Plan.LEADING, CountsAs.LEADING))
    known = [entry for entry in entries if not entry.unconfirmed]
    planned = union(one.span for one in first if one.plan in (Plan.CODING, Plan.LEADING))
    kept = union(
        span
        for plan, counts_as in sides
        for span in intersection(
            (one.span for one in first if one.plan is plan),
            (entry.span for entry in known if modes.counts_as(entry.mode) is counts_as),
        )
    )
    left = difference((Span(one.start, min(one.end, now)) for one in planned), kept)
    at_work = [entry.span for entry in known if modes.counts_as(entry.mode) is not CountsAs.NEITHER]
    absent = difference(left, at_work)
    causes = {
        TakenBy.MEETING_BEFORE: [one.span for one in first if one.plan is Plan.MEETING],
        TakenBy.MEETING_LATER: [one.span for one in latest if one.plan is Plan.MEETING],
        TakenBy.ABSENCE: list(absent),
        TakenBy.SWITCH: list(left),
    }
    taken = {}
    for cause, spans in causes.items():
        taken[cause] = seconds_of(intersection(left, spans))
        left = difference(left, spans)
    return ProtectedTime(seconds_of(planned), seconds_of(kept), taken)


def sum_of_protected(parts: Iterable[ProtectedTime]) -> ProtectedTime:
    """Add up the protected time of several days."""
    parts = tuple(parts)
    return ProtectedTime(
        sum(part.planned_s for part in parts),
        sum(part.kept_s for part in parts),
        {cause: sum(part.taken.get(cause, 0) for part in parts) for cause in TakenBy},
    )
