"""What a calendar had planned for a day, as it was remembered, and past days seen by it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from tltimer.domain.meetings.meetings import lasts, others_of
from tltimer.domain.meetings.occurrences import Attendee, Occurrence
from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.spans import Span
from tltimer.frozen import frozen

FIRST, LATEST = "first", "latest"

MOST = 20
"""Attendees of an event that are remembered, besides the user: nothing depends on how many more there are."""

Row = dict[str, Any]


@frozen
class Snapshot:
    """What a calendar held of a day, seen at ``taken_at`` in a copy ``as_of`` an instant.

    ``snapshot`` is ``first`` (of the day) or ``latest``. ``span`` is the day as it was meant then: the occurrences are
    those that begin in it.
    """

    calendar: str
    snapshot: str
    span: Span
    taken_at: datetime
    as_of: datetime
    occurrences: tuple[Occurrence, ...]


def remembered(occurrences: Iterable[Occurrence], own: frozenset[str]) -> list[Row]:
    """Give what is worth remembering of a day's occurrences as rows, in order of time.

    Left out is what takes no time whatever the settings: free, all-day and endless events.

    Args:
        occurrences: those that begin in the day, of one calendar.
        own: the user's addresses; of large meetings only some of the others are remembered.
    """
    found = sorted(occurrences, key=lambda one: (one.start, one.end, one.uid, one.title))
    return [_row(one, own) for one in found if lasts(one)]


def _row(occurrence: Occurrence, own: frozenset[str]) -> Row:
    kept = {person.address for person in others_of(occurrence, own)[:MOST]} | own
    things = [one for one in occurrence.attendees if one.kind in ("ROOM", "RESOURCE")][:MOST]
    people = [one for one in occurrence.attendees if one.address in kept and one not in things]
    organizer = occurrence.organizer
    row: Row = {
        "uid": occurrence.uid,
        "start": format_instant(occurrence.start),
        "end": format_instant(occurrence.end),
        "title": occurrence.title,
        "status": occurrence.status,
        "busy_status": occurrence.busy_status,
        "organizer": _fields(organizer) if organizer else None,
        "attendees": [_fields(one) for one in (*people, *things)],
    }
    return {name: said for name, said in row.items() if said or name in ("uid", "start", "end", "title")}


def _fields(person: Attendee) -> list[str | None]:
    return [person.address, person.name, person.kind, person.answer]


def snapshots_from(documents: Iterable[Mapping[str, Any]]) -> tuple[Snapshot, ...]:
    """Read documents of the collection ``plans``; what cannot be understood is passed over."""
    found = []
    for document in documents:
        try:
            calendar = str(document["calendar"])
            found.append(
                Snapshot(
                    calendar,
                    str(document["snapshot"]),
                    Span(parse_instant(document["from"]), parse_instant(document["to"])),
                    parse_instant(document["taken_at"]),
                    parse_instant(document["as_of"]),
                    tuple(_occurrence(row, calendar) for row in document["events"]),
                )
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(found)


def _occurrence(row: Mapping[str, Any], calendar: str) -> Occurrence:
    organizer = row.get("organizer")
    return Occurrence(
        uid=str(row["uid"]),
        start=parse_instant(row["start"]),
        end=parse_instant(row["end"]),
        title=str(row["title"]),
        calendar=calendar,
        all_day=False,
        status=str(row.get("status", "")),
        transparent=False,
        busy_status=str(row.get("busy_status", "")),
        organizer=_attendee(organizer) if organizer else None,
        attendees=tuple(_attendee(one) for one in row.get("attendees", ())),
    )


def _attendee(fields: Iterable[Any]) -> Attendee:
    address, name, kind, answer = fields
    return Attendee(str(address), str(name), str(kind), None if answer is None else str(answer))


def as_it_was(
    occurrences: Iterable[Occurrence], snapshots: Iterable[Snapshot], now: datetime
) -> tuple[Occurrence, ...]:
    """See days that are over by their latest snapshots, and all other time by the calendars as they are.

        day           |--- Mon ---|--- Tue ---|--- Wed -- now
        remembered    |snapshot   |           |snapshot
        seen by       |snapshot   |calendar   |calendar

    Args:
        occurrences: of the calendars as they are.
        snapshots: of any days and calendars; the first ones of a day do no harm.
        now: a day that ends later is not over.
    """
    over = [one for one in snapshots if one.snapshot == LATEST and one.span.end <= now]
    spans: dict[str, list[Span]] = {}
    for snapshot in over:
        spans.setdefault(snapshot.calendar.casefold(), []).append(snapshot.span)
    present = (
        one for one in occurrences if not any(span.covers(one.start) for span in spans.get(one.calendar.casefold(), ()))
    )
    return (*present, *(one for snapshot in over for one in snapshot.occurrences))
