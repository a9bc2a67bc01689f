"""Changes of a day's plan since its morning: moved, added, cancelled."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from tltimer.domain.meetings.meetings import EventReading, Meeting, Plan, declined, meetings_of
from tltimer.domain.meetings.occurrences import Occurrence
from tltimer.domain.meetings.snapshots import FIRST, Snapshot
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.spans import Span
from tltimer.frozen import frozen


class ChangeKind(StrEnum):
    """A change to a meeting of a day."""

    MOVED = "moved"
    ADDED = "added"
    CANCELLED = "cancelled"
    DECLINED = "declined"


@frozen
class PlanChange:
    """A meeting before and after a change; ``before`` is None for an added one, ``after`` for one that is gone."""

    happened: ChangeKind
    before: Meeting | None
    after: Meeting | None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is, or was last."""
        found = self.after or self.before
        assert found is not None
        return found


@frozen
class PlanChanges:
    """The changes of a day's plan since ``since``, in order of time; None if nothing is known of it."""

    since: datetime | None = None
    found: tuple[PlanChange, ...] = ()


def changes_of(
    day: Span, snapshots: Iterable[Snapshot], occurrences: Iterable[Occurrence], reading: EventReading
) -> PlanChanges:
    """Compare the first snapshots of a day with the day as it is seen now.

        first     |standup|      |sync|    |retro|
        present   |standup|            |sync|       |incident|
        found                    moved     cancelled    added

    Calendars without a first snapshot are left out: of them nothing can be told.

    Args:
        day: the day.
        snapshots: of any days.
        occurrences: as they are seen; of a day that is over, as they were.
        reading: how to read calendars.
    """
    first = [one for one in snapshots if one.snapshot == FIRST and day.covers(one.span.start)]
    if not first:
        return PlanChanges()
    names = {folded(one.calendar) for one in first}
    present = [one for one in occurrences if folded(one.calendar) in names and day.covers(one.start)]
    refused = {(one.uid, one.start) for one in present if declined(one, reading.addresses)}
    before = _timed(meetings_of((one for snapshot in first for one in snapshot.occurrences), reading))
    after = _timed(meetings_of(present, reading))
    return PlanChanges(max(day.start, min(one.taken_at for one in first)), _between(before, after, refused))


def _timed(events: Iterable[Meeting]) -> tuple[Meeting, ...]:
    return tuple(event for event in events if event.plan is not Plan.AWAY)


def _between(
    before: tuple[Meeting, ...], after: tuple[Meeting, ...], refused: set[tuple[str, datetime]]
) -> tuple[PlanChange, ...]:
    same = {_place(one) for one in before} & {_place(one) for one in after}
    left = [one for one in before if _place(one) not in same]
    come: dict[str, list[Meeting]] = {}
    for one in after:
        if _place(one) not in same:
            come.setdefault(one.uid, []).append(one)
    found = []
    for one in left:
        if come.get(one.uid):
            found.append(PlanChange(ChangeKind.MOVED, one, come[one.uid].pop(0)))
        else:
            happened = ChangeKind.DECLINED if (one.uid, one.start) in refused else ChangeKind.CANCELLED
            found.append(PlanChange(happened, one, None))
    found += [PlanChange(ChangeKind.ADDED, None, one) for rest in come.values() for one in rest]
    return tuple(sorted(found, key=lambda one: (one.meeting.start, one.meeting.title, one.meeting.uid)))


def _place(meeting: Meeting) -> tuple[str, datetime, datetime]:
    return meeting.uid, meeting.start, meeting.end
