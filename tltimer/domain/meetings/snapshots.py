"""Plans of days as they were remembered, and past days seen by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from tltimer.domain.meetings.event_classes import events_of, is_free, is_too_long, others_of
from tltimer.domain.meetings.meetings import Attendee, Occurrence, Plan
from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.domain.timeline.instants import format_instant, parse_date, parse_instant
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.spans import Span
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from tltimer.domain.meetings.meetings import EventReading
    from tltimer.domain.timeline.days import DayRule

FIRST, LATEST = "first", "latest"

MOST = 20
"""Attendees of an event that are remembered, besides the user: nothing depends on how many more there are."""

Row = dict[str, "Any"]


class Snapshot(Value):
    """The events of a day in one calendar, seen at ``taken_at`` in a copy ``as_of`` an instant.

    ``snapshot`` is ``first`` or ``latest``. ``span`` is the day as it was meant then: the occurrences are those that
    begin in it, and the longer absences that touch it.
    """

    calendar: str
    snapshot: str
    day: date
    span: Span
    taken_at: datetime
    as_of: datetime
    occurrences: tuple[Occurrence, ...]

    @property
    def is_first(self) -> bool:
        """Whether it is the day as it was planned before it began."""
        return self.snapshot == FIRST


Classes = Mapping[tuple[str, datetime], Plan]
"""The class of each occurrence, by UID and start; those that are ignored are missing."""


def classes_of(occurrences: Iterable[Occurrence], reading: EventReading) -> dict[tuple[str, datetime], Plan]:
    """Return the classes of what all calendars hold."""
    return {(meeting.uid, meeting.start): meeting.plan for meeting in events_of(occurrences, reading)}


def remembered(
    day: date, occurrences: Iterable[Occurrence], own: frozenset[str], classes: Classes, days: DayRule
) -> list[Row]:
    """Return as rows, in order of time, what is worth remembering of one calendar's day.

    Left out is what takes no time whatever the settings: free, all-day and endless events that are no absences.

    Args:
        day: the day.
        occurrences: all that touch it.
        own: the user's addresses; of large meetings only some of the others are remembered.
        classes: the classes of the occurrences.
        days: when days begin.
    """
    span = days.span_of(day)
    rows = []
    for occurrence in sorted(
        occurrences, key=lambda occurrence: (occurrence.start, occurrence.end, occurrence.uid, occurrence.title)
    ):
        plan = classes.get((occurrence.uid, occurrence.start))
        if is_too_long(occurrence):
            worth = plan is Plan.AWAY and day in days_of_long(occurrence, days)
        else:
            worth = (
                span.covers(occurrence.start)
                and plan is not Plan.TEAM
                and (plan is not None or _would_last(occurrence))
            )
        if worth:
            rows.append(_row(occurrence, own, plan))
    return rows


def _would_last(occurrence: Occurrence) -> bool:
    """Return whether a cancelled or declined occurrence would else have taken time."""
    return not is_free(occurrence) and occurrence.start < occurrence.end


def days_of_long(occurrence: Occurrence, days: DayRule) -> tuple[date, ...]:
    """Return the days that an occurrence touches; all-day ones cover their dates."""
    if occurrence.all_day:
        last = occurrence.end.astimezone(days.zone).date() - ONE_DAY
        return tuple(dates(occurrence.start.astimezone(days.zone).date(), last))
    return tuple(dates(days.day_of(occurrence.start), days.day_of(occurrence.end - timedelta(seconds=1))))


def _row(occurrence: Occurrence, own: frozenset[str], plan: Plan | None) -> Row:
    kept_addresses = {person.address for person in others_of(occurrence, own)[:MOST]} | own
    rooms = [attendee for attendee in occurrence.attendees if attendee.kind in ("ROOM", "RESOURCE")][:MOST]
    people = [
        attendee for attendee in occurrence.attendees if attendee.address in kept_addresses and attendee not in rooms
    ]
    # That anybody attends at all says whether the organiser counts.
    people = people or [attendee for attendee in occurrence.attendees if attendee not in rooms][:1]
    organizer = occurrence.organizer
    row: Row = {
        "uid": occurrence.uid,
        "start": format_instant(occurrence.start),
        "end": format_instant(occurrence.end),
        "title": occurrence.title,
        "class": str(plan) if plan else "",
        "status": occurrence.status,
        "busy_status": occurrence.busy_status,
        "all_day": occurrence.all_day,
        "role": occurrence.role if occurrence.role != "mine" else "",
        "tells_others": occurrence.tells_others,
        "recurring": occurrence.recurring,
        "organizer": _fields(organizer) if organizer else None,
        "attendees": [_fields(attendee) for attendee in (*people, *rooms)],
    }
    return {name: value for name, value in row.items() if value or name in ("uid", "start", "end", "title")}


def _fields(person: Attendee) -> list[str | None]:
    return [person.address, person.name, person.kind, person.answer]


def snapshots_from(documents: Iterable[Mapping[str, Any]]) -> tuple[Snapshot, ...]:
    """Read documents of the collection ``plans``; those that cannot be understood are passed over.

    Devices that had not seen each other's may have written several first ones of a day: one that was taken before the
    day began counts, else the earliest.
    """
    snapshots = []
    for document in documents:
        try:
            calendar = str(document["calendar"])
            snapshots.append(
                Snapshot(
                    calendar,
                    str(document["snapshot"]),
                    parse_date(document["day"]),
                    Span(parse_instant(document["from"]), parse_instant(document["to"])),
                    parse_instant(document["taken_at"]),
                    parse_instant(document["as_of"]),
                    tuple(_occurrence(row, calendar) for row in document["events"]),
                )
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    first = {
        (snapshot.day, folded(snapshot.calendar)): snapshot
        for snapshot in sorted(snapshots, key=_lateness, reverse=True)
        if snapshot.is_first
    }
    return tuple(
        snapshot
        for snapshot in snapshots
        if not snapshot.is_first or first[snapshot.day, folded(snapshot.calendar)] is snapshot
    )


def _lateness(snapshot: Snapshot) -> timedelta:
    """Return the time from the beginning of its day until a snapshot was taken."""
    return max(snapshot.taken_at - snapshot.span.start, timedelta())


def _occurrence(row: Mapping[str, Any], calendar: str) -> Occurrence:
    organizer = row.get("organizer")
    return Occurrence(
        uid=str(row["uid"]),
        start=parse_instant(row["start"]),
        end=parse_instant(row["end"]),
        title=str(row["title"]),
        calendar=calendar,
        all_day=bool(row.get("all_day", False)),
        status=str(row.get("status", "")),
        transparent=False,
        busy_status=str(row.get("busy_status", "")),
        organizer=_attendee(organizer) if organizer else None,
        attendees=tuple(_attendee(attendee) for attendee in row.get("attendees", ())),
        role=str(row.get("role", "mine")),
        tells_others=bool(row.get("tells_others", False)),
        recurring=bool(row.get("recurring", False)),
        remembered_as=str(Plan(row["class"])) if row.get("class") else "",
    )


def _attendee(fields: Iterable[Any]) -> Attendee:
    address, name, kind, answer = fields
    return Attendee(str(address), str(name), str(kind), None if answer is None else str(answer))


def as_it_was(
    occurrences: Iterable[Occurrence], snapshots: Iterable[Snapshot], now: datetime, days: DayRule
) -> tuple[Occurrence, ...]:
    """Return the past days as their latest snapshots have them, and all other time as the calendars are.

        day           |--- Mon ---|--- Tue ---|--- Wed -- now
        remembered    |snapshot   |           |snapshot
        seen by       |snapshot   |calendar   |calendar
        vacation      |== was it? |=== is it? ===========

    An occurrence belongs to the day in which it begins; a long absence is looked at day by day.

    Args:
        occurrences: of the calendars as they are.
        snapshots: of any days and calendars; the first ones of a day do no harm.
        now: a day that ends later is not over.
        days: when days begin.
    """
    over = [snapshot for snapshot in snapshots if snapshot.snapshot == LATEST and snapshot.span.end <= now]
    snapshots_by_calendar: dict[str, list[Snapshot]] = {}
    for snapshot in over:
        snapshots_by_calendar.setdefault(folded(snapshot.calendar), []).append(snapshot)
    seen: list[Occurrence] = []
    for occurrence in occurrences:
        snapshots_of = snapshots_by_calendar.get(folded(occurrence.calendar), [])
        if not is_too_long(occurrence):
            if not any(snapshot.span.covers(occurrence.start) for snapshot in snapshots_of):
                seen.append(occurrence)
            continue
        remembered_days = {snapshot.day for snapshot in snapshots_of}
        touched = days_of_long(occurrence, days) if remembered_days else ()
        if remembered_days.isdisjoint(touched):
            seen.append(occurrence)
        elif days_as_seen := tuple(day for day in touched if day not in remembered_days):
            seen.append(replace(occurrence, only_on=days_as_seen))
    for snapshot in over:
        seen += [
            replace(occurrence, only_on=(snapshot.day,)) if is_too_long(occurrence) else occurrence
            for occurrence in snapshot.occurrences
        ]
    return tuple(seen)
