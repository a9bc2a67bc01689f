"""Reads the files of a calendar into one plain text, and looks through it once."""

from __future__ import annotations

import os
import re
import stat
import zlib
from bisect import bisect_right
from collections import Counter
from datetime import UTC
from errno import ENXIO
from functools import lru_cache

from tltimer.calendars.ics.attendees import address_of
from tltimer.calendars.ics.content_lines import split_line
from tltimer.calendars.ics.datetimes import UnreadableTime, read_moment
from tltimer.calendars.ics.decoding import SIZE_LIMIT, Completeness, is_page, plain_lines, plain_parts
from tltimer.calendars.ics.events import title_of, used_lines
from tltimer.calendars.ics.rules import is_start, parse_rule, rule_parts
from tltimer.calendars.ics.splitter import CalendarMethods, calendar_starts, event_places, event_text
from tltimer.calendars.ics.timezones import TimeZones
from tltimer.errors import reason_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, BinaryIO

    from tltimer.calendars.ics.splitter import Lines

_ADDRESS = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_EMAIL = re.compile(rb';EMAIL="?([^;:"]*@[^;:"]*)', re.IGNORECASE)
_NO_PERSON = re.compile(rb';CUTYPE="?(?:ROOM|RESOURCE|GROUP)\b', re.IGNORECASE)
_UID = re.compile(rb"\nUID[^:\n]*:([^\n]*)")
_PEOPLE = re.compile(rb"\n((?:ATTENDEE|ORGANIZER)[:;][^\n]*)")
_NAMED = re.compile(rb"\nX-WR-CALNAME\b[^\n]*")


_GZIP = b"\x1f\x8b\x08"

FEWEST = 5
"""Events with attendees from which on an address is inferred."""


class NoCalendar(Exception):  # noqa: N818 - it is an answer about a source
    """There is no calendar to read; ``code`` says why (see ``messages``)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def checked(raw: bytes) -> bytes:
    """Return the plain lines of one calendar.

    Raises:
        NoCalendar: it is not a calendar.
    """
    if not raw.strip(b"\0 \t\r\n"):
        raise NoCalendar("empty")
    lines = plain_lines(unpacked(raw))
    if b"\nBEGIN:VCALENDAR\n" not in lines:
        raise NoCalendar("page" if is_page(lines) else "no calendar")
    return lines


def unpacked(raw: bytes) -> bytes:
    """Return the contents of a gzip file; anything else as it is.

    Raises:
        NoCalendar: it is damaged, or unpacks to too much.
    """
    if not raw.startswith(_GZIP):
        return raw
    parts: list[bytes] = []
    left = SIZE_LIMIT
    while raw.startswith(_GZIP):  # files that were put together have several parts
        unzip = zlib.decompressobj(31)
        try:
            parts.append(unzip.decompress(raw, left + 1))
        except zlib.error:
            raise NoCalendar("cut off") from None
        left -= len(parts[-1])
        if left < 0:
            raise NoCalendar("large")
        if not unzip.eof:
            raise NoCalendar("cut off")
        raw = unzip.unused_data
    return b"".join(parts)


def write_checked(raw: Lines, charset: str, into: BinaryIO, untitled: bool = False) -> None:
    """Write the plain lines of one calendar, part by part; without titles if they are not to be kept.

    Raises:
        NoCalendar: it is not a calendar.
    """
    if raw[:3] == _GZIP:
        raw = unpacked(raw[:])
    if len(raw) > SIZE_LIMIT:
        raise NoCalendar("large")
    seen, head = Completeness(), b""
    for part in plain_parts(raw, charset):
        head = head or part
        seen.see(part)
        into.write(_TITLES.sub(b"", part) if untitled else part)
    if not seen.is_calendar:
        if not head.strip():
            raise NoCalendar("empty")
        raise NoCalendar("page" if is_page(head) else "no calendar")
    into.write(b"\n")


def opened(path: Path) -> BinaryIO:
    """Open the file of a calendar; never waits for a pipe or the like.

    Raises:
        NoCalendar: there is none, or it cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise NoCalendar("missing") from None
    except OSError as error:
        if error.errno == ENXIO:  # a socket
            raise NoCalendar("no file") from None
        raise NoCalendar("unreadable", reason_of(error)) from None
    status = os.fstat(handle)
    regular = stat.S_ISREG(status.st_mode)
    if not regular or status.st_size > SIZE_LIMIT:
        os.close(handle)
        raise NoCalendar("large" if regular else "no file")
    return os.fdopen(handle, "rb")


# What programs add of their own tells places and links, but for what is read of it.
_TITLES = re.compile(
    rb"(?i)\n(?:SUMMARY|LOCATION|CATEGORIES|URL|CONTACT|CONFERENCE|X-(?!MICROSOFT-CDO-|WR-|LIC-)[\w-]+)[:;][^\n]*"
)


def survey(lines: Lines) -> dict[str, Any]:
    """Count the events of a text, infer the owner of the calendar, and name events that cannot be read."""
    result = _Survey(lines)
    for begin, end in event_places(lines):
        result.see(begin, end)
    return result.facts()


class _Survey:
    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._events = 0
        self._problems: list[dict[str, Any]] = []
        self._owners: Counter[str] = Counter()
        self._groups: dict[tuple[bytes, ...], int] = {}
        self._invited = 0
        self._uids: set[bytes] = set()
        self._common: set[str] | None = None
        self._starts = calendar_starts(lines)
        self._methods = CalendarMethods(lines, self._starts)
        self._zones = TimeZones(lines, self._starts, UTC, self._report)
        self._timed: set[tuple[int, bytes]] = set()

    def _report(self, code: str, name: str) -> None:
        self._problems.append({"code": code, "detail": name[:100]})

    def see(self, begin: int, end: int) -> None:
        """Look at one event."""
        self._events += 1
        text = self._lines[begin - 1 : end]
        if b"\nBEGIN:" in text:
            text = b"\n" + event_text(self._lines, begin, end)
        self._see_times(text, begin)
        if b"\nATTENDEE" in text or b"\nORGANIZER" in text:
            self._see_people(text, begin)

    def _see_times(self, text: bytes, begin: int) -> None:
        place = text.find(b"\nDTSTART")
        if place < 0:
            # What cancels an event, or changes an occurrence of one, need not tell when it is.
            cancels = self._methods.method(bisect_right(self._starts, begin) - 1) == b"CANCEL"
            if not cancels and b"\nRECURRENCE-ID" not in text:
                self._fault(text, "no start", "")
            return
        line = text[place + 1 : text.find(b"\n", place + 1)]
        head, _colon, value = line.rpartition(b":")
        if value[4:8] not in _DAYS_OF_YEAR:
            self._see_start(text, line)
        if b"TZID" in head:
            calendar = bisect_right(self._starts, begin) - 1
            if (calendar, head) not in self._timed:
                self._timed.add((calendar, head))
                self._zones.zone(_named_zone(head + b":"), calendar)
        place = text.find(b"\nRRULE")
        if place >= 0:
            unreadable = _unreadable_rule(text[place + 1 : text.find(b"\n", place + 1)])
            if unreadable is not None:
                self._fault(text, unreadable.code, unreadable.detail)

    def _see_start(self, text: bytes, line: bytes) -> None:
        """Look closely at a start that is not written as most are; a day that no calendar has lies in no month."""
        try:
            read_moment(split_line(line.decode("utf-8", "replace"), of_time=True).value, UTC)
        except UnreadableTime as unreadable:
            self._fault(text, unreadable.code, unreadable.detail)

    def _fault(self, text: bytes, code: str, detail: str) -> None:
        self._problems.append({"code": code, "title": title_of(used_lines(text)), "detail": detail[:80]})

    def _see_people(self, text: bytes, begin: int) -> None:
        people = tuple(_PEOPLE.findall(text))
        self._groups[people] = self._groups.get(people, 0) + 1
        if len(self._uids) < FEWEST and any(line[:1] == b"A" for line in people):
            uid = _UID.search(text)
            self._uids.add((uid[1].strip() if uid else b"") or b"\n%d" % begin)
        if len(self._groups) > _MOST_GROUPS:
            self._count_people()

    def _count_people(self) -> None:
        """Count the people of the groups seen so far; most events have a group that another one has too."""
        for people, count in self._groups.items():
            attending = {_address(line) for line in people if line[:1] == b"A"}
            for address in {_address(line) for line in people} - {""}:
                self._owners[address] += count
            if any(line[:1] == b"A" for line in people):
                self._invited += count
                self._common = attending - {""} if self._common is None else self._common & attending
        self._groups.clear()

    def facts(self) -> dict[str, Any]:
        """Return the findings."""
        self._count_people()
        named = _NAMED.search(self._lines)
        owner = split_line(named[0].decode("utf-8", "replace").strip()).value.lower() if named else ""
        common = self._common or set()
        return {
            "events": self._events,
            "addresses": _own_addresses(owner, self._owners, self._invited),
            # The only address that attends every event with attendees, of at least five.
            "inferred": next(iter(common)) if len(common) == 1 and len(self._uids) >= FEWEST else "",
            "tells_others": self._invited > 0,
            "problems": self._problems,
        }


@lru_cache(maxsize=128)
def _unreadable_rule(line: bytes) -> UnreadableTime | None:
    """Return the problem of a rule, None if it has none; cached, as the same rules come again and again."""
    value = split_line(line.decode("utf-8", "replace"), of_time=True).value
    try:
        if not is_start(value):
            parse_rule(rule_parts(value), None)
    except UnreadableTime as unreadable:
        return unreadable
    return None


@lru_cache(maxsize=128)
def _named_zone(line: bytes) -> str:
    return split_line(line.decode("utf-8", "replace"), of_time=True).parameter("TZID")


_DAYS_OF_YEAR = frozenset(b"%02d%02d" % (month, day) for month in range(1, 13) for day in range(1, 32))

_MOST_GROUPS = 2_000


def _address(line: bytes) -> str:
    """Return the address of an ATTENDEE or ORGANIZER line that is a person's; "" for all others."""
    if _NO_PERSON.search(line):
        return ""
    named = _EMAIL.search(line)
    address = address_of((named[1] if named else line.rpartition(b":")[2]).decode("utf-8", "replace"))
    return address if _ADDRESS.match(address) else ""


def _own_addresses(owner: str, seen: Counter[str], invited: int) -> list[str]:
    """Google names a calendar after its owner; else it is who is in most events, if that is one alone."""
    addresses = [owner] if _ADDRESS.match(owner) else []
    most = seen.most_common(2)
    if most and most[0][1] * 2 >= invited and (len(most) == 1 or most[1][1] < most[0][1]):
        addresses += [most[0][0]] if most[0][0] not in addresses else []
    return addresses
