"""Time zones that a calendar defines for itself (VTIMEZONE)."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import UTC, datetime, timedelta, tzinfo

from tltimer.calendars.ics.content_lines import split_line
from tltimer.calendars.ics.datetimes import UnreadableTime, read_moment
from tltimer.calendars.ics.rule_starts import starts
from tltimer.calendars.ics.rules import parse_rule, rule_parts
from tltimer.values import Value

_PART = re.compile(r"(?ms)^BEGIN:(STANDARD|DAYLIGHT)[ \t\r]*$(.*?)^(?:END:(?:\1|VTIMEZONE)[ \t\r]*$|(?=BEGIN:))")
_OFFSET = re.compile(r"([+-]?)(\d{1,2}):?(?:(\d{2}):?(\d{2})?)?")
_BEGIN, _END = datetime(1980, 1, 1), datetime(2060, 1, 1)  # noqa: DTZ001 - times on the wall
_MOST = timedelta(hours=24)


class Observance(Value):
    """Standard or summer time: when it begins, on the wall of the offset before, and its offset."""

    begins: tuple[datetime, ...]
    before: timedelta
    offset: timedelta


class DefinedZone(tzinfo):
    """A time zone by its changes: the instants, and the offsets before the first and after each."""

    def __init__(self, first: timedelta, changes: list[tuple[datetime, timedelta]]) -> None:
        self._instants = [instant for instant, _offset in changes]
        self._offsets = [first, *(offset for _instant, offset in changes)]
        # An hour that is repeated has the offset before the change the first time; so has one that is skipped.
        steps = list(zip(self._instants, self._offsets[:-1], self._offsets[1:], strict=True))
        self._walls = (
            [instant + max(before, offset) for instant, before, offset in steps],
            [instant + min(before, offset) for instant, before, offset in steps],
        )

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return the offset at a time on the wall."""
        if moment is None:
            return self._offsets[0]
        return self._offsets[bisect_right(self._walls[moment.fold], moment.replace(tzinfo=None, fold=0))]

    def fromutc(self, moment: datetime) -> datetime:
        """Return an instant on the wall of this time zone."""
        plain = moment.replace(tzinfo=None)
        place = bisect_right(self._instants, plain)
        wall = plain + self._offsets[place]
        repeated = place > 0 and wall < self._instants[place - 1] + self._offsets[place - 1]
        return wall.replace(tzinfo=self, fold=int(repeated))

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Return None: the share of summer time in the offset is not known."""
        return None

    def tzname(self, _moment: datetime | None) -> str | None:
        """Return None: it is known by its offsets."""
        return None


def defined_zone(text: str) -> tzinfo | None:
    """Return the time zone of a VTIMEZONE; None if its parts name no offset."""
    parts = [(match[1], _lines(match[2])) for match in _PART.finditer(text)]
    observances = [definition for kind, lines in parts if (definition := _observance(kind, lines, parts)) is not None]
    if not observances:
        return None
    changes = sorted(
        (begin - observance.before, observance.before, observance.offset)
        for observance in observances
        for begin in observance.begins
    )
    # Before the first change holds what it changed; of a zone without any, the only offset.
    first = changes[0][1] if changes else observances[0].offset
    return DefinedZone(first, [(instant, offset) for instant, _before, offset in changes])


def old_zone(offset: str, daylight: list[str]) -> tzinfo | None:
    """Return the time zone of a calendar of vCalendar 1.0; None if it tells no offset.

    Args:
        offset: its standard offset, as ``-05`` or ``+05:30``.
        daylight: the values of its DAYLIGHT lines, as ``TRUE;-04;20260308T020000;20261101T020000;EST;EDT``.
    """
    standard = _offset_of(offset)
    if standard is None:
        return None
    changes = []
    for line in daylight:
        parts = [part.strip() for part in line.split(";")]
        summer = _offset_of(parts[1]) if len(parts) >= 4 and parts[0].upper() == "TRUE" else None
        if summer is None:
            continue
        begin, end = _wall(f"BEGIN:{parts[2]}", standard), _wall(f"END:{parts[3]}", summer)
        if begin is not None and end is not None and begin < end:
            changes += [(begin - standard, summer), (end - summer, standard)]
    return DefinedZone(standard, sorted(changes))


def _lines(text: str) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for line in text.split("\n"):
        name = line.partition(":")[0].partition(";")[0].strip().upper()
        lines.setdefault(name, []).append(line.strip())
    return lines


def _observance(
    kind: str, lines: dict[str, list[str]], parts: list[tuple[str, dict[str, list[str]]]]
) -> Observance | None:
    offset = _offset(lines, "TZOFFSETTO")
    if offset is None:
        return None
    before = _offset(lines, "TZOFFSETFROM")
    if before is None:
        # Where it is missing, the clock comes from the other kind of part; without one, it did not change.
        offsets = (_offset(lines_of_other, "TZOFFSETTO") for name, lines_of_other in parts if name != kind)
        before = next((known for known in offsets if known is not None), offset)
    return Observance(_begins(lines, before), before, offset)


def _offset(lines: dict[str, list[str]], name: str) -> timedelta | None:
    return _offset_of(split_line(lines[name][0]).value) if name in lines else None


def _offset_of(text: str) -> timedelta | None:
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0), seconds=int(match[4] or 0))
    return (-offset if match[1] == "-" else offset) if offset < _MOST else None


def _begins(lines: dict[str, list[str]], before: timedelta) -> tuple[datetime, ...]:
    """Return the instants at which a part begins to apply, within the years that calendars are read for."""
    begins: set[datetime] = set()
    first = _wall(lines["DTSTART"][0], before) if "DTSTART" in lines else None
    if first is not None:
        begins.add(first)
        for text in lines.get("RRULE", ()):
            parts = rule_parts(split_line(text, of_time=True).value)
            try:
                until = _wall(f"UNTIL:{parts['UNTIL']}", before) if "UNTIL" in parts else None
                begins.update(starts(parse_rule(parts, until), first, _BEGIN, _END))
            except UnreadableTime:
                continue
    for text in lines.get("RDATE", ()):
        line = split_line(text, of_time=True)
        dates = (_wall(f"RDATE:{part.partition('/')[0]}", before) for part in line.value.split(","))
        begins.update(date for date in dates if date is not None)
    # What began before those years is known by the last time that it did.
    early = [begin for begin in begins if begin < _BEGIN]
    return tuple(sorted({*([max(early)] if early else []), *(instant for instant in begins if instant >= _BEGIN)}))


def _wall(line: str, before: timedelta) -> datetime | None:
    try:
        moment = read_moment(split_line(line, of_time=True).value, UTC)
    except UnreadableTime:
        return None
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - a time on the wall
    written_in_utc = line.rstrip().upper().endswith("Z")
    try:
        return moment.replace(tzinfo=None) + (before if written_in_utc else timedelta(0))
    except OverflowError:
        return None
