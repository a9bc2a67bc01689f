"""Finds the time zone that a calendar means by a name.

In this order: IANA's names, however they are decorated; Windows' names; the aliases of ``zone_names``; the calendar's
own VTIMEZONE; a bare offset. A wrong guess shifts meetings by hours, so what is left is said aloud.
"""

import re
from collections.abc import Callable
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from tltimer.calendars.ics.content_lines import split_line
from tltimer.calendars.ics.splitter import Lines
from tltimer.calendars.ics.timezone_aliases import ALIASES

_OFFSET_IN_FRONT = re.compile(r"^\s*\((?:UTC|GMT)[^)]*\)\s*", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\s+\d+$")
_BARE_OFFSET = re.compile(r"^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\)?$", re.IGNORECASE)
_NAMELESS = {"customized time zone", "tzone://microsoft/custom", "custom"}
_DEFINITION = re.compile(rb"(?ms)^BEGIN:VTIMEZONE$.*?^END:VTIMEZONE$")


class TimeZones:
    """The time zones of one calendar text.

    Args:
        lines: the text.
        starts: where each of its VCALENDARs begins; definitions hold in their own one only.
        own: the user's zone, which stands in for names that mean nothing.
        unknown: told each name that means nothing.
    """

    def __init__(self, lines: Lines, starts: list[int], own: tzinfo, unknown: Callable[[str], None]) -> None:
        self._lines = lines
        self._starts = starts
        self._own = own
        self._unknown = unknown
        self._found: dict[tuple[int, str], tzinfo] = {}
        self._definitions: dict[int, dict[str, bytes]] = {}
        self._defaults: dict[int, tzinfo | None] = {}

    def zone(self, name: str, calendar: int) -> tzinfo:
        """Give the zone that a VCALENDAR, counted from 0, means by a name."""
        key = (calendar, name)
        if key not in self._found:
            zone = None if name.strip().lower() in _NAMELESS else named_zone(name)
            zone = zone or self._defined(name, calendar) or offset_zone(name)
            if zone is None:
                self._unknown(name)
                zone = self._own
            self._found[key] = zone
        return self._found[key]

    def default(self, calendar: int) -> tzinfo | None:
        """Give the zone that a VCALENDAR names for itself (X-WR-TIMEZONE); None without one that means anything."""
        if calendar not in self._defaults:
            head = self._part(calendar).partition(b"\nBEGIN:VEVENT\n")[0]
            found = re.search(rb"(?mi)^X-WR-TIMEZONE\b[^\n]*$", head)
            name = split_line(found[0].decode()).value if found else ""
            self._defaults[calendar] = named_zone(name) if name else None
        return self._defaults[calendar]

    def _part(self, calendar: int) -> bytes:
        begin = self._starts[calendar] if self._starts else 0
        end = self._starts[calendar + 1] if calendar + 1 < len(self._starts) else len(self._lines)
        return self._lines[begin:end]

    def _defined(self, name: str, calendar: int) -> tzinfo | None:
        if calendar not in self._definitions:
            definitions: dict[str, bytes] = {}
            for text in _DEFINITION.findall(self._part(calendar)):
                named = re.search(rb"(?mi)^TZID\b[^\n]*$", text)
                if named:
                    # What was defined first counts, as it does for the events between two definitions.
                    definitions.setdefault(_tzid(named[0]), text)
            self._definitions[calendar] = definitions
        text = self._definitions[calendar].get(name.strip())
        if text is None:
            return None
        located = re.search(rb"(?mi)^X-LIC-LOCATION\b[^\n]*$", text)
        zone = named_zone(split_line(located[0].decode()).value) if located else None
        return zone or _zone_of(text)


def _tzid(line: bytes) -> str:
    # The name itself may hold colons: tzone://Microsoft/Custom
    return line.decode().partition(":")[2].strip().strip('"')


def _zone_of(text: bytes) -> tzinfo | None:
    # icalendar remembers zones by name for the whole process: without this the first definition of a name wins.
    tzp.use_default()
    try:
        component = Timezone.from_ical(text.decode())
        return component.to_tz(tzp, lookup_tzid=False) if isinstance(component, Timezone) else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


@cache
def _known() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


_WINDOWS = {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}


@cache
def named_zone(name: str) -> tzinfo | None:
    """Give the zone that a name means by itself; None if it means none."""
    plain = name.strip().strip('"').strip()
    undecorated = _OFFSET_IN_FRONT.sub("", plain)
    for candidate in (plain, undecorated, _NUMBER_BEHIND.sub("", undecorated)):
        key = candidate.strip("/").lower()
        known = _known().get(key) or _WINDOWS.get(key) or ALIASES.get(key)
        if known:
            return ZoneInfo(known)
    # /freeassociation.sourceforge.net/Tzfile/Europe/Berlin and the like: the longest end that is a name.
    parts = plain.strip("/").lower().split("/")
    for begin in range(1, len(parts) - 1):
        known = _known().get("/".join(parts[begin:]))
        if known:
            return ZoneInfo(known)
    return None


def offset_zone(name: str) -> tzinfo | None:
    """Give the zone of a bare offset like ``UTC+02:00``; None for any other name."""
    found = _BARE_OFFSET.match(name.strip())
    if not found or int(found[2]) > 14:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-offset if found[1] == "-" else offset)
