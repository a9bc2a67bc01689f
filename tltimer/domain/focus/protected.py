"""Time that was planned for coding or leading: how much of it was kept, and what took the rest."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import Span, difference, intersection, seconds_of, union
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList


class TakenBy(StrEnum):
    """The cause that took protected time; the first that holds, in this order."""

    MEETING_BEFORE = "meeting_before"
    MEETING_LATER = "meeting_later"
    ABSENCE = "absence"
    SWITCH = "switch"


OWN = "*"
"""Stands for the user among those who organise meetings."""


class ProtectedTime(Value):
    """Seconds of planned coding and planned leading, those kept, and those taken by each cause.

    ``organizers`` divides the time taken by later meetings by who organises them (``OWN`` the user, "" nobody knows),
    ``modes`` that taken by switches by the mode that ran instead.
    """

    planned_s: int
    kept_s: int
    taken: Mapping[TakenBy, int]
    organizers: Mapping[str, int] = {}
    modes: Mapping[str, int] = {}


NOTHING_PROTECTED = ProtectedTime(0, 0, dict.fromkeys(TakenBy, 0))


def protected_time(
    first: Iterable[Meeting], latest: Iterable[Meeting], entries: Iterable[Entry], modes: ModeList, now: datetime
) -> ProtectedTime:
    """Follow the protected time of a day; that for coding and that for leading are added up.

        planned first   |-----------------------|
        done              |coding|meeting|coding|review|
        kept              |------|       |------|
        taken           |a|      |-------|                 by an absence, and by a meeting if the plan has one

    Args:
        first: the day as it was planned before it began.
        latest: the events that could touch it, as they were planned last.
        entries: the entries of the day and after it.
        modes: the modes, which count as coding, leading, attending or neither.
        now: time ahead of it is neither kept nor taken.
    """
    first = tuple(first)
    if not any(meeting.plan in (Plan.CODING, Plan.LEADING) for meeting in first):
        return NOTHING_PROTECTED
    latest, confirmed = tuple(latest), [entry for entry in entries if not entry.unconfirmed]
    at_work = [entry.span for entry in confirmed if modes.counts_as(entry.mode) is not CountsAs.NEITHER]

    def of_side(plan: Plan, side: CountsAs) -> ProtectedTime:
        planned = union(meeting.span for meeting in first if meeting.plan is plan)
        kept = intersection(planned, (entry.span for entry in confirmed if modes.counts_as(entry.mode) is side))
        lost = difference((Span(span.start, min(span.end, now)) for span in planned), kept)
        causes = {
            TakenBy.MEETING_BEFORE: [meeting.span for meeting in first if meeting.plan is Plan.MEETING],
            TakenBy.MEETING_LATER: [meeting.span for meeting in latest if meeting.plan is Plan.MEETING],
            TakenBy.ABSENCE: difference(lost, at_work),
            TakenBy.SWITCH: lost,
        }
        taken, spans_by_cause = {}, {}
        for cause, spans in causes.items():
            spans_by_cause[cause] = intersection(lost, spans)
            taken[cause] = seconds_of(spans_by_cause[cause])
            lost = difference(lost, spans)
        later = [
            (OWN if meeting.mine else meeting.organizer, meeting.span)
            for meeting in latest
            if meeting.plan is Plan.MEETING and taken[TakenBy.MEETING_LATER]
        ]
        instead = [(entry.mode, entry.span) for entry in confirmed]
        return ProtectedTime(
            seconds_of(planned),
            seconds_of(kept),
            taken,
            _shares(spans_by_cause[TakenBy.MEETING_LATER], later),
            _shares(spans_by_cause[TakenBy.SWITCH], instead),
        )

    return sum_of_protected([of_side(Plan.CODING, CountsAs.CODING), of_side(Plan.LEADING, CountsAs.LEADING)])


def _shares(lost: tuple[Span, ...], parts: Iterable[tuple[str, Span]]) -> dict[str, int]:
    """Divide spans between names; of two parts that overlap the first has it."""
    shares: dict[str, int] = {}
    for name, span in parts:
        seconds = seconds_of(intersection(lost, (span,)))
        if seconds:
            shares[name] = shares.get(name, 0) + seconds
        lost = difference(lost, (span,))
    return shares


def _added(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Add up seconds by name, the most first."""
    sums: dict[str, int] = {}
    for part in parts:
        for name, seconds in part.items():
            sums[name] = sums.get(name, 0) + seconds
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def sum_of_protected(parts: Iterable[ProtectedTime]) -> ProtectedTime:
    """Add up the protected time of several days."""
    parts = tuple(parts)
    return ProtectedTime(
        sum(part.planned_s for part in parts),
        sum(part.kept_s for part in parts),
        {cause: sum(part.taken.get(cause, 0) for part in parts) for cause in TakenBy},
        _added(part.organizers for part in parts),
        _added(part.modes for part in parts),
    )
