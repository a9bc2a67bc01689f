"""Changes of a day's plan since its morning: moved, added, cancelled."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.meetings.event_classes import declined, meetings_of
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.names import folded
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.domain.meetings.meetings import EventReading, Meeting, Occurrence
    from tltimer.domain.meetings.snapshots import Snapshot
    from tltimer.domain.timeline.spans import Span


class ChangeKind(StrEnum):
    """A change to a meeting of a day."""

    MOVED = "moved"
    ADDED = "added"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class PlanChange(Value):
    """A meeting before and after a change; ``before`` is None for an added one, ``after`` for one that is gone."""

    happened: ChangeKind
    before: Meeting | None
    after: Meeting | None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is, or was last."""
        meeting = self.after or self.before
        assert meeting is not None
        return meeting


class PlanChanges(Value):
    """The changes of a day's plan since ``since``, in order of time; None if nothing is known of it."""

    since: datetime | None = None
    items: tuple[PlanChange, ...] = ()


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
    first = [snapshot for snapshot in snapshots if snapshot.is_first and day.covers(snapshot.span.start)]
    if not first:
        return PlanChanges()
    names = {folded(snapshot.calendar) for snapshot in first}
    present = [
        occurrence
        for occurrence in occurrences
        if folded(occurrence.calendar) in names and day.covers(occurrence.start)
    ]
    refused = {(occurrence.uid, occurrence.start) for occurrence in present if declined(occurrence, reading.addresses)}
    before = _timed(meetings_of((occurrence for snapshot in first for occurrence in snapshot.occurrences), reading))
    after = _timed(meetings_of(present, reading))
    return PlanChanges(max(day.start, min(snapshot.taken_at for snapshot in first)), _between(before, after, refused))


def _timed(events: Iterable[Meeting]) -> tuple[Meeting, ...]:
    return tuple(event for event in events if event.plan is not Plan.AWAY)


def _between(
    before: tuple[Meeting, ...], after: tuple[Meeting, ...], refused: set[tuple[str, datetime]]
) -> tuple[PlanChange, ...]:
    unchanged = {_place(meeting) for meeting in before} & {_place(meeting) for meeting in after}
    changed = [meeting for meeting in before if _place(meeting) not in unchanged]
    come: dict[str, list[Meeting]] = {}
    for meeting in after:
        if _place(meeting) not in unchanged:
            come.setdefault(meeting.uid, []).append(meeting)
    changes = []
    for meeting in changed:
        if come.get(meeting.uid):
            changes.append(PlanChange(ChangeKind.MOVED, meeting, come[meeting.uid].pop(0)))
        else:
            happened = ChangeKind.DECLINED if (meeting.uid, meeting.start) in refused else ChangeKind.CANCELLED
            changes.append(PlanChange(happened, meeting, None))
    changes += [PlanChange(ChangeKind.ADDED, None, meeting) for added in come.values() for meeting in added]
    return tuple(sorted(changes, key=lambda change: (change.meeting.start, change.meeting.title, change.meeting.uid)))


def _place(meeting: Meeting) -> tuple[str, datetime, datetime]:
    return meeting.uid, meeting.start, meeting.end
