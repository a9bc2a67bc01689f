"""Makes of the text of one VEVENT what the library for repetitions needs, and what is shown of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Event
from icalendar.prop import vDDDLists, vDDDTypes, vRecur

from tltimer.calendars.ics.attendees import people, person
from tltimer.calendars.ics.content_lines import ContentLine, plain_text, shown, split_line
from tltimer.calendars.ics.datetimes import (
    Moment,
    Unreadable,
    after,
    is_date,
    like,
    read_length,
    read_moment,
    repaired_rule,
)
from tltimer.calendars.ics.splitter import ComponentText
from tltimer.calendars.ics.timezones import TimeZones

_OF_TIME = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
_USED = _OF_TIME | {
    "UID",
    "SEQUENCE",
    "SUMMARY",
    "STATUS",
    "TRANSP",
    "ORGANIZER",
    "ATTENDEE",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "X-MICROSOFT-CDO-ALLDAYEVENT",
}

Texts = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class ParsedCalendar:
    """How times of one calendar text are read: its zones and the user's own one."""

    zones: TimeZones
    own: tzinfo


def used_lines(text: bytes) -> Texts:
    """Give the lines of an event that matter, by name in capitals."""
    lines: Texts = {}
    for line in text.decode("utf-8", "replace").split("\n"):
        name = line.partition(":")[0].partition(";")[0].strip().upper()
        if name in _USED:
            lines.setdefault(name, []).append(line)
    return lines


def title_of(lines: Texts) -> str:
    """Give the title of an event; "" without one."""
    return plain_text(split_line(lines["SUMMARY"][0]).value) if "SUMMARY" in lines else ""


def sequence_of(lines: Texts) -> int:
    """Give the number of the event's version."""
    value = split_line(lines.get("SEQUENCE", ["SEQUENCE:0"])[0]).value
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def described(lines: Texts) -> dict[str, Any]:
    """Give all of an occurrence but its times."""

    def word(name: str) -> str:
        return shown(split_line(lines[name][0]).value.upper(), 40) if name in lines else ""

    organizers = lines.get("ORGANIZER", [])
    return {
        "uid": uid_of(lines),
        "title": title_of(lines),
        "status": word("STATUS"),
        "transparent": word("TRANSP") == "TRANSPARENT",
        "busy_status": word("X-MICROSOFT-CDO-BUSYSTATUS"),
        "organizer": person(organizers[0]) if organizers else None,
        "attendees": people(lines.get("ATTENDEE", ())),
    }


def uid_of(lines: Texts) -> str:
    """Give the UID; where it is missing, one that stays the same as long as start and title do."""
    uid = shown(split_line(lines["UID"][0]).value, 1000) if "UID" in lines else ""
    return uid or f"{lines.get('DTSTART', [''])[0]} {title_of(lines)}"


def is_outlook_day(lines: Texts) -> bool:
    """Say whether Outlook calls the event all-day, though it gives it times."""
    return any(line.upper().rstrip().endswith(":TRUE") for line in lines.get("X-MICROSOFT-CDO-ALLDAYEVENT", ()))


def made_event(lines: Texts, block: ComponentText, reading: ParsedCalendar, series: Moment | None) -> Event:
    """Make the event that is given to the library.

    Args:
        lines: the event's lines.
        block: where it stands in the text.
        reading: how times are read.
        series: the start of the series that this changes an occurrence of; None if it changes none.

    Raises:
        Unreadable: it cannot be read; the rest of the calendar can.
    """

    def moment(line: ContentLine, value: str, model: Moment | None) -> Moment:
        return _moment(line, value, model, block.calendar, reading)

    event = Event()
    event["UID"] = "series"
    event["SEQUENCE"] = sequence_of(lines)
    event["X-BLOCK"] = block.begin
    if "DTSTART" not in lines:
        raise Unreadable("no start")
    line = split_line(lines["DTSTART"][0], of_time=True)
    start = moment(line, line.value, None)
    event["DTSTART"] = vDDDTypes(start)
    event["DTEND"] = vDDDTypes(_end(lines, start, moment))
    if "RECURRENCE-ID" in lines:
        line = split_line(lines["RECURRENCE-ID"][0], of_time=True)
        model = start if series is None else series
        event["RECURRENCE-ID"] = vDDDTypes(like(moment(line, line.value, model), model))
        if line.parameter("RANGE").upper() == "THISANDFUTURE":
            event["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        return event
    rules = [split_line(text, of_time=True).value for text in lines.get("RRULE", ())]
    if rules:
        event["RRULE"] = [vRecur.from_ical(repaired_rule(rule, start)) for rule in rules]
    for name in ("RDATE", "EXDATE"):
        dates: list[Any] = []
        for text in lines.get(name, ()):
            line = split_line(text, of_time=True)
            dates += [_date(part, line, start, moment, name) for part in line.value.split(",") if part.strip()]
        if dates:
            event[name] = vDDDLists(dates)
    return event


def _moment(line: ContentLine, value: str, model: Moment | None, calendar: int, reading: ParsedCalendar) -> Moment:
    """Read a moment; without a zone of its own it is in that of the model, else in the calendar's, else the user's."""
    name = line.parameter("TZID")
    default = reading.zones.default(calendar)
    if name:
        zone = reading.zones.zone(name, calendar)
    elif isinstance(model, datetime) and model.tzinfo is not None:
        zone = model.tzinfo
    else:
        zone = default or reading.own
    found = read_moment(value, zone, whole_day=line.parameter("VALUE").upper() == "DATE")
    if isinstance(found, datetime) and found.tzinfo is UTC and default is not None:
        # A calendar in UTC that names a zone repeats by the clocks of that zone.
        return found.astimezone(default)
    return found


def length_of(lines: Texts) -> timedelta:
    """Give how long an event lasts that says so instead of when it ends.

    Raises:
        Unreadable: it is no such length.
    """
    return read_length(split_line(lines["DURATION"][0], of_time=True).value)


def _end(lines: Texts, start: Moment, moment: Any) -> Moment:
    if "DTEND" in lines:
        line = split_line(lines["DTEND"][0], of_time=True)
        end: Moment = like(moment(line, line.value, start), start)
        if isinstance(end, datetime) and line.value.isdecimal():
            # A timed event that ends on a day ends when that day begins.
            end = end.replace(hour=0, minute=0, second=0)
    elif "DURATION" in lines:
        end = after(start, length_of(lines))
    else:
        end = start
    if is_date(start):
        return max(end, start + timedelta(days=1))
    # The library would turn an event round that ends before it starts; it is one of no length.
    return end if end >= start else start


def _date(part: str, line: ContentLine, start: Moment, moment: Any, name: str) -> Any:
    if "/" in part:
        begin, _, rest = part.partition("/")
        opened = moment(line, begin, start)
        return (opened, read_length(rest) if rest.lstrip("+-")[:1] in "Pp" else moment(line, rest, start))
    found: Moment = moment(line, part, start)
    if name == "EXDATE" and is_date(found):
        # A day strikes out whatever the series has on it.
        return found
    return like(found, start)
