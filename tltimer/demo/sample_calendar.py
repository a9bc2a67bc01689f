"""The demo's sample calendar, as iCalendar."""

from __future__ import annotations

from datetime import timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

WEEKDAYS = {"mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU"}

LAST_WEEK = 26
"""The week of the story up to which events without an end repeat."""


def calendar_text(events: Iterable[dict[str, Any]], first_monday: date, zone: str, me: str) -> str:
    """Write events of the story.

    Args:
        events: as ``story.toml`` has them.
        first_monday: the Monday of the story's first week.
        zone: the name of the zone of their times.
        me: the address of whose calendar it is.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tltimer//demo//EN"]
    for number, event in enumerate(events, start=1):
        lines += _event(number, event, first_monday, zone, me)
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _event(number: int, event: dict[str, Any], first_monday: date, zone: str, me: str) -> list[str]:
    first_week, last_week = event.get("from_week", 1), event.get("to_week", LAST_WEEK)
    monday = first_monday + timedelta(weeks=first_week - 1)
    day = monday + timedelta(days=list(WEEKDAYS).index(event["days"][0]))
    start, end = event["time"].split("-")
    interval = event.get("every", 1)
    count = ((last_week - first_week) // interval + 1) * len(event["days"])
    days = ",".join(WEEKDAYS[name] for name in event["days"])
    lines = [
        "BEGIN:VEVENT",
        f"UID:demo-{number:02}@tltimer.example",
        f"DTSTAMP:{first_monday:%Y%m%d}T000000Z",
        f"DTSTART;TZID={zone}:{_local(day, start)}",
        f"DTEND;TZID={zone}:{_local(day, end)}",
        f"SUMMARY:{event['title']}",
    ]
    if count > 1:
        lines.append(f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={days};COUNT={count}")
    people = event.get("with", [])
    if people:
        organiser = me if event.get("mine") else _address(people[-1])
        lines.append(f"ORGANIZER:mailto:{organiser}")
        lines.append(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{me}")
        lines += [f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{_address(name)}" for name in people]
    return [*lines, "END:VEVENT"]


def _local(day: date, clock: str) -> str:
    hour, minute = clock.split(":")
    return f"{day:%Y%m%d}T{int(hour):02}{minute}00"


def _address(name: str) -> str:
    plain = "".join(letter for letter in name.lower() if letter.isascii())
    return f"{plain}@example.org"
