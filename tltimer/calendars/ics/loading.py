"""Reads the files of a calendar into one plain text, and looks through it once."""

import re
import zlib
from bisect import bisect_right
from collections import Counter
from datetime import UTC
from pathlib import Path
from typing import Any

from tltimer.calendars.ics.content_lines import split_line
from tltimer.calendars.ics.datetimes import Unreadable
from tltimer.calendars.ics.decoding import SIZE_LIMIT, is_calendar, is_complete, is_page, plain_lines
from tltimer.calendars.ics.events import title_of, used_lines
from tltimer.calendars.ics.rules import parse_rule, rule_parts
from tltimer.calendars.ics.splitter import calendar_starts, event_places, event_text
from tltimer.calendars.ics.timezones import TimeZones
from tltimer.errors import reason_of

_ADDRESS = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_EMAIL = re.compile(rb';EMAIL="?([^;:"]*@[^;:"]*)', re.IGNORECASE)
_NO_PERSON = re.compile(rb';CUTYPE="?(?:ROOM|RESOURCE|GROUP)\b', re.IGNORECASE)
_ATTENDEE = re.compile(rb"(?im)^ATTENDEE[:;]")
_UID = re.compile(rb"(?im)^UID\b[^:\n]*:([^\n]*)$")
_PEOPLE = re.compile(rb"(?im)^(?:ATTENDEE|ORGANIZER)[:;][^\n]*$")
_TIMES = re.compile(rb"(?im)^(?:DTSTART|RRULE)[:;][^\n]*$")
_NAMED = re.compile(rb"(?mi)^X-WR-CALNAME\b[^\n]*$")


_GZIP = b"\x1f\x8b\x08"

FEWEST = 5
"""Events with attendees from which on an address is inferred."""


class NoCalendar(Exception):  # noqa: N818 - it is an answer about a source
    """There is no calendar to read; ``code`` says why (see ``problems``)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def checked(raw: bytes, charset: str = "") -> bytes:
    """Return the plain lines of one calendar; ``charset`` is what a server says of its letters.

    Raises:
        NoCalendar: it is none.
    """
    if not raw.strip(b"\0 \t\r\n"):
        raise NoCalendar("empty")
    lines = plain_lines(unpacked(raw), charset)
    if not is_calendar(lines):
        raise NoCalendar("page" if is_page(lines) else "no calendar")
    return lines


def unpacked(raw: bytes) -> bytes:
    """Return what a gzip file holds; anything else as it is.

    Raises:
        NoCalendar: it is damaged, or unpacks to too much.
    """
    if not raw.startswith(_GZIP):
        return raw
    unzip = zlib.decompressobj(31)
    try:
        content = unzip.decompress(raw, SIZE_LIMIT + 1)
    except zlib.error:
        raise NoCalendar("cut off") from None
    if len(content) > SIZE_LIMIT:
        raise NoCalendar("large")
    if not unzip.eof:
        raise NoCalendar("cut off")
    return content


def read_file(path: Path) -> bytes:
    """Read one file as plain lines.

    Raises:
        NoCalendar: it cannot be read or is no calendar.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise NoCalendar("missing") from None
    except OSError as error:
        raise NoCalendar("unreadable", reason_of(error)) from None
    if len(raw) > SIZE_LIMIT:
        raise NoCalendar("large")
    return checked(raw)


def read_folder(folder: Path) -> tuple[bytes, list[dict[str, Any]]]:
    """Read all ``.ics`` files of a folder as one text; what is no calendar among them is named, and left out.

    Raises:
        NoCalendar: the folder cannot be read, or nothing in it.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".ics")
    except FileNotFoundError:
        raise NoCalendar("missing") from None
    except OSError as error:
        raise NoCalendar("unreadable", reason_of(error)) from None
    texts, problems, size = [], [], 0
    for path in paths:
        try:
            texts.append(read_file(path))
        except NoCalendar as reason:
            problems.append({"code": "file", "title": path.name[:100], "detail": reason.code})
            continue
        size += len(texts[-1])
        if size > SIZE_LIMIT:
            raise NoCalendar("large")
        if not is_complete(texts[-1]):
            problems.append({"code": "incomplete", "title": path.name[:100]})
    if paths and not texts:
        raise NoCalendar("no calendar")
    return b"".join(texts), problems


def survey(lines: bytes) -> dict[str, Any]:
    """Count the events of a text, find whose calendar it is, and name events that no reading can save."""
    events = 0
    problems: list[dict[str, Any]] = []
    seen: Counter[str] = Counter()
    invited: dict[bytes, set[str]] = {}

    def report(code: str, name: str) -> None:
        problems.append({"code": code, "detail": name[:100]})

    starts = calendar_starts(lines)
    zones = TimeZones(lines, starts, UTC, report)
    for begin, end in event_places(lines):
        events += 1
        text = event_text(lines, begin, end)
        timed = {line.partition(b":")[0].partition(b";")[0].upper(): line for line in _TIMES.findall(text)}
        code, detail = _fault(timed)
        if code:
            problems.append({"code": code, "title": title_of(used_lines(text)), "detail": detail[:80]})
        if b"TZID" in timed.get(b"DTSTART", b""):
            zone = split_line(timed[b"DTSTART"].decode("utf-8", "replace"), of_time=True).parameter("TZID")
            zones.zone(zone, bisect_right(starts, begin) - 1)
        organizers, attendees = _addresses(text)
        seen.update(organizers | attendees)
        if _ATTENDEE.search(text):
            uid = _UID.search(text)
            key = (uid[1].strip() if uid else b"") or b"\n%d" % begin
            invited[key] = invited[key] & attendees if key in invited else attendees
    named = _NAMED.search(lines)
    owner = split_line(named[0].decode("utf-8", "replace")).value.lower() if named else ""
    return {
        "events": events,
        "addresses": _own_addresses(owner, seen, len(invited)),
        "inferred": _inferred_address(list(invited.values())),
        "tells_others": bool(invited),
        "problems": problems,
    }


def _fault(timed: dict[bytes, bytes]) -> tuple[str, str]:
    if b"DTSTART" not in timed:
        return "no start", ""
    if b"RRULE" in timed:
        rule = timed[b"RRULE"].decode("utf-8", "replace")
        try:
            parse_rule(rule_parts(split_line(rule, of_time=True).value), None)
        except Unreadable as unreadable:
            return unreadable.code, unreadable.detail
    return "", ""


def _addresses(text: bytes) -> tuple[set[str], set[str]]:
    """Return the addresses of the organiser and of the attendees of an event who are people."""
    organizers: set[str] = set()
    attendees: set[str] = set()
    for line in _PEOPLE.findall(text):
        if _NO_PERSON.search(line):
            continue
        named = _EMAIL.search(line)
        address = (named[1] if named else line.rpartition(b":")[2]).decode("utf-8", "replace").strip().lower()
        if _ADDRESS.match(address):
            (organizers if line[:9].upper() == b"ORGANIZER" else attendees).add(address)
    return organizers, attendees


def _inferred_address(invited: list[set[str]]) -> str:
    """Return the only address that attends every event with attendees, of at least five; "" if there is none."""
    common = set.intersection(*invited) if len(invited) >= FEWEST else set()
    return common.pop() if len(common) == 1 else ""


def _own_addresses(owner: str, seen: Counter[str], invited: int) -> list[str]:
    """Google names a calendar after its owner; else it is who is in most events, if that is one alone."""
    found = [owner] if _ADDRESS.match(owner) else []
    most = seen.most_common(2)
    if most and most[0][1] * 2 >= invited and (len(most) == 1 or most[1][1] < most[0][1]):
        found += [most[0][0]] if most[0][0] not in found else []
    return found
