"""Calendars as logs: each past event is an entry. Not to be confused with the calendars of what is planned."""

from __future__ import annotations

import re
from datetime import date

from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    instant_of,
    line_place,
    local_instant,
    shortened,
    text_from,
)
from tltimer.exchange.selection import entries_of
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import plain, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, tzinfo
    from typing import Any

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.documents import Document

OURS = {"mode": "X-TLTIMER-MODE", "person": "X-TLTIMER-PERSON", "kind": "X-TLTIMER-KIND", "note": "X-TLTIMER-NOTE"}
UNCONFIRMED = "X-TLTIMER-UNCONFIRMED"


def text_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime) -> str:
    """Write the entries up to now; they block no time of anybody who sees the calendar."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//tltimer//export//EN")
    for entry in entries_of(documents, rules, now):
        switch = entry.switch
        label = formats.mode_label(switch.mode, rules.modes.mode(switch.mode).label)
        event = Event()
        event.add("uid", f"{plain(switch.id)}@tltimer")
        event.add("dtstamp", entry.start)
        event.add("dtstart", entry.start)
        event.add("dtend", entry.end)
        event.add("summary", plain(" – ".join(part for part in (label, switch.person, switch.note) if part)))
        event.add("transp", "TRANSPARENT")
        for field, name in OURS.items():
            value = getattr(switch, field)
            if value is not None:
                event.add(name, shown(" ".join(value.splitlines())))
        if entry.unconfirmed and switch.mode != UNKNOWN:
            event.add(UNCONFIRMED, "TRUE")
        calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8", "replace")
    return text


_EVENT = re.compile(r"(?i)\s*(BEGIN|END)\s*:\s*VEVENT\s*$")


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the events; all-day, cancelled and repeating ones are no spans of work, and are passed over.

    Raises:
        Unreadable: it is not a calendar, ends within an event, or an event has no times.
    """
    from icalendar import Calendar

    text = text_from(raw)
    event_places = _places(text)
    try:
        calendars: Any = Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError) as problem:
        raise Unreadable(
            "", _("This is not a valid calendar file: {why}. Export it again.").format(why=shortened(str(problem)))
        ) from None
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if not calendars or len(events) != len(event_places):
        raise Unreadable("", _("The calendar file is incomplete. Export it again."))
    entries, repeating, without, descriptions = [], 0, 0, 0
    for event, place in zip(events, event_places, strict=True):
        start, end = _ends(event, place, zone)
        if "RRULE" in event or "RDATE" in event:
            repeating += 1
        elif start is None or end is None or _first(event.get("STATUS", "")).upper() == "CANCELLED":
            without += 1
        else:
            entries.append(_entry(event, start, end))
            descriptions += "DESCRIPTION" in event
    passed_over = []
    if repeating:
        passed_over.append(
            ngettext("{count} repeating event", "{count} repeating events", repeating).format(count=repeating)
        )
    if without:
        passed_over.append(
            ngettext("{count} all-day or cancelled event", "{count} all-day or cancelled events", without).format(
                count=without
            )
        )
    if descriptions:
        words = ngettext("{count} event description", "{count} event descriptions", descriptions)
        passed_over.append(words.format(count=descriptions))
    other_components = sum(len(calendar.walk(name)) for calendar in calendars for name in ("VTODO", "VJOURNAL"))
    if other_components:
        words = ngettext("{count} task or journal item", "{count} tasks or journal items", other_components)
        passed_over.append(words.format(count=other_components))
    return ImportedLog(tuple(entries), tuple(passed_over))


def _places(text: str) -> list[str]:
    """Name the lines at which events begin.

    Raises:
        Unreadable: one of them does not end.
    """
    event_places: list[str] = []
    within = False
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = _EVENT.match(line)
        if match:
            if (match[1].upper() == "BEGIN") == within:
                raise Unreadable(
                    line_place(number),
                    _("The BEGIN and END lines of events do not match here. Export the calendar again."),
                )
            within = not within
            if within:
                event_places.append(line_place(number))
    if within:
        raise Unreadable(
            event_places[-1], _("This event has no END line, so the file is incomplete. Export the calendar again.")
        )
    return event_places


def _ends(event: Any, place: str, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Return the start and the end of an event; None and None for one of whole days."""
    try:
        start = event["DTSTART"].dt
        end = event["DTEND"].dt if "DTEND" in event else start + event["DURATION"].dt if "DURATION" in event else start
        if type(start) is date and type(end) is date:
            return None, None
        _refuse_unknown_zone(event, place)
        begin, stop = _instant(start, zone), _instant(end, zone)
        if begin <= stop:
            return begin, stop
    except (KeyError, AttributeError, TypeError, ValueError, OverflowError):
        pass
    raise Unreadable(
        place, _("The start or end of this event is missing or not valid. Correct it, or remove the event.")
    )


def _refuse_unknown_zone(event: Any, place: str) -> None:
    for name in ("DTSTART", "DTEND"):
        moment = event.get(name)
        zone = str(moment.params.get("TZID", "")) if moment is not None else ""
        if zone and getattr(moment.dt, "tzinfo", None) is None:  # read as local, it would be wrong by hours
            words = _("'{zone}' is not a known time zone. Correct it, or remove the event.")
            raise Unreadable(place, words.format(zone=shortened(zone)))


def _instant(moment: datetime, zone: tzinfo) -> datetime:
    return local_instant(moment, zone) if moment.tzinfo is None else instant_of(format_instant(moment), zone)


def _entry(event: Any, start: datetime, end: datetime) -> ImportedEntry:
    ours = {field: _first(event[name]) for field, name in OURS.items() if name in event}
    if "mode" in ours:
        confirmed = False if UNCONFIRMED in event else None
        return ImportedEntry(start, end, (), ours.pop("note", ""), confirmed=confirmed, **ours)
    categories = event.get("CATEGORIES", [])
    listed = categories if isinstance(categories, list) else [categories]
    names = tuple(str(name).strip() for group in listed for name in getattr(group, "cats", [group]))
    summary = _first(event.get("SUMMARY", "")).strip()
    return ImportedEntry(start, end, tuple(name for name in (*names, summary) if name))


def _first(value: Any) -> str:
    """Return a property as text, the first where an event has it several times."""
    return str(value[0] if isinstance(value, list) else value)
