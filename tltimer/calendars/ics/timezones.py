"""Finds the time zone that a calendar means by a name.

In this order: names that mean one zone everywhere, the calendar's own VTIMEZONE, names that are short or ambiguous, an
offset in front of an unknown name. A wrong guess shifts meetings by hours, so what is guessed is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tltimer.calendars.ics.content_lines import split_line
from tltimer.calendars.ics.timezone_names import meaning, unescaped
from tltimer.calendars.ics.zone_definitions import defined_zone, old_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from tltimer.calendars.ics.splitter import Lines
    from tltimer.calendars.ics.timezone_names import Meaning

_BEGIN, _END = b"\nBEGIN:VTIMEZONE\n", b"\nEND:VTIMEZONE\n"
_EVENT = b"\nBEGIN:VEVENT\n"
_FOR_ALL = re.compile(rb"(?mi)^((?:X-WR-TIMEZONE|TIMEZONE-ID|TZ)\b[^\n]*)$")
_DAYLIGHT = re.compile(rb"(?mi)^DAYLIGHT[:;]([^\n]*)$")

Report = Callable[[str, str], None]


class TimeZones:
    """The time zones of one calendar text.

    Args:
        lines: the text.
        starts: where each of its VCALENDARs begins; definitions hold in their own one only.
        own: the user's zone, which stands in for names that mean nothing.
        report: told the code of a problem and the name: ``zone`` for a name that means nothing, ``zone offset`` for
            one whose offset stands in, ``zone guess`` for one with several meanings.
    """

    def __init__(self, lines: Lines, starts: list[int], own: tzinfo, report: Report) -> None:
        self._lines = lines
        self._starts = starts
        self._own = own
        self._report = report
        self._zones: dict[tuple[int, str], tzinfo] = {}
        self._definitions: dict[int, dict[str, bytes]] = {}
        self._defaults: dict[int, tzinfo | None] = {}

    def zone(self, name: str, calendar: int) -> tzinfo:
        """Return the time zone that a VCALENDAR, counted from 0, means by a name."""
        key = (calendar, name)
        if key not in self._zones:
            self._zones[key] = self._resolved(name, calendar)
        return self._zones[key]

    def default(self, calendar: int) -> tzinfo | None:
        """Return the zone that a VCALENDAR names for itself; None without one that means anything.

        It is named by X-WR-TIMEZONE, or by TZ in vCalendar 1.0.
        """
        if calendar not in self._defaults:
            self._defaults[calendar] = self._named_for_all(calendar)
        return self._defaults[calendar]

    def _named_for_all(self, calendar: int) -> tzinfo | None:
        begin, end = self._part(calendar)
        event = self._lines.find(_EVENT, begin, end)
        head = self._lines[begin : event if event >= 0 else end]
        named = [split_line(line.decode("utf-8", "replace")) for line in _FOR_ALL.findall(head)]
        for line in sorted(named, key=lambda line: line.name != "X-WR-TIMEZONE"):
            resolved = meaning(line.value)
            if resolved is not None and not resolved.yields_to_definition:
                return resolved.zone
            if line.name == "TZ":
                old = old_zone(line.value, [name.decode("utf-8", "replace") for name in _DAYLIGHT.findall(head)])
                if old is not None:
                    return old
            defined = self._defined(line.value, calendar)
            if defined is not None or resolved is not None:
                return defined or (resolved.zone if resolved else None)
        return None

    def _resolved(self, name: str, calendar: int) -> tzinfo:
        resolved = meaning(name)
        if resolved is not None and not resolved.yields_to_definition:
            return resolved.zone
        defined = self._defined(name, calendar)
        if defined is not None:
            return defined
        if resolved is None:
            self._report("zone", name)
            return self._own
        if resolved.is_doubtful:
            self._report("zone offset" if resolved.trust == "offset" else "zone guess", name)
        return resolved.zone

    def _part(self, calendar: int) -> tuple[int, int]:
        begin = self._starts[calendar] if self._starts else 0
        return begin, self._starts[calendar + 1] if calendar + 1 < len(self._starts) else len(self._lines)

    def _definition_texts(self, calendar: int) -> Iterator[bytes]:
        begin, end = self._part(calendar)
        # A slice of the whole would be as much memory again.
        while (begin := self._lines.find(_BEGIN, begin, end)) >= 0:
            close = self._lines.find(_END, begin, end + 1)
            if close < 0:
                return
            yield self._lines[begin + 1 : close + len(_END)]
            begin = close

    def _defined(self, name: str, calendar: int) -> tzinfo | None:
        if calendar not in self._definitions:
            definitions: dict[str, bytes] = {}
            for text in self._definition_texts(calendar):
                named = re.search(rb"(?mi)^TZID\b[^\n]*$", text)
                if named:
                    # What was defined first counts, as it does for the events between two definitions.
                    definitions.setdefault(_tzid(named[0]), text)
            self._definitions[calendar] = definitions
        definition = self._definitions[calendar].get(unescaped(name).casefold())
        if definition is None:
            return None
        located = re.search(rb"(?mi)^X-LIC-LOCATION\b[^\n]*$", definition)
        resolved = meaning(split_line(located[0].decode("utf-8", "replace")).value) if located else None
        if resolved is not None and not resolved.yields_to_definition:
            return resolved.zone
        return defined_zone(definition.decode("utf-8", "replace"))


def _tzid(line: bytes) -> str:
    # The name itself may hold colons: tzone://Microsoft/Custom
    return unescaped(line.decode("utf-8", "replace").partition(":")[2]).casefold()


def zone_of(name: str) -> tzinfo | None:
    """Return the time zone that a name stands for by itself; None if it stands for none."""
    resolved: Meaning | None = meaning(name)
    return resolved.zone if resolved else None
