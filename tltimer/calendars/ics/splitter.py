"""Cuts a calendar into its events and keeps those that can touch a span, before anything is parsed in earnest.

Parsing costs the libraries milliseconds an event; looking for five lines in its text costs microseconds. What is kept
may be too much, never too little.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from datetime import date
from mmap import mmap
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Lines = bytes | mmap

_BEGIN, _END = b"\nBEGIN:VEVENT\n", b"\nEND:VEVENT\n"
_CALENDAR = b"\nBEGIN:VCALENDAR\n"
_INNER = re.compile(rb"(?ms)^BEGIN:(?!VEVENT$)([^\n]*)$.*?(?:^END:\1$\n?|\Z)")
_SCANNED = re.compile(rb"(?im)^(UID|DTSTART|DTEND|DURATION|RRULE|RDATE|RECURRENCE-ID)\b([^\n]*)$")
_DAY = re.compile(rb":\"?(\d{4})-?(\d\d)-?(\d\d)(?:[T ][\d:.,]*(?:Z|[+-][\d:]+)?)?\"?\s*\Z", re.IGNORECASE)
_UNTIL = re.compile(rb"(?i)UNTIL=(\d{4})-?(\d\d)-?(\d\d)")
_PIECES = re.compile(rb"(\d+)([WDHMS])", re.IGNORECASE)
_SECONDS = {b"W": 604800, b"D": 86400, b"H": 3600, b"M": 60, b"S": 1}

SLACK = 2
"""Days kept on both sides of the span: zones differ by up to 26 hours, and here no zone is known yet."""


class ComponentText(NamedTuple):
    """One VEVENT of the text, as far as a quick look tells; days are ordinals, None where the look failed."""

    begin: int
    end: int
    calendar: int
    uid: bytes
    day: int | None
    length: int
    repeats: bool
    odd: bool
    until: int | None
    original: bytes | None
    original_day: int | None
    future: bool

    def can_touch(self, first: int, last: int) -> bool:
        """Return whether the event, or its rule, can reach the days from first to last."""
        if self.day is None or self.odd:
            return True
        if self.repeats and self.original is None:
            return self.day <= last and (self.until is None or self.until + self.length >= first)
        return self.day <= last and self.day + self.length >= first


class CalendarMethods:
    """The METHOD of each VCALENDAR of a text: what a message about an event is for.

    Args:
        lines: the text.
        starts: where each VCALENDAR begins.
    """

    def __init__(self, lines: Lines, starts: list[int]) -> None:
        self._lines = lines
        self._starts = starts
        self._methods: dict[int, bytes] = {}

    def parted(self, group: list[ComponentText]) -> tuple[list[ComponentText], list[ComponentText]]:
        """Separate the events of one UID into those in the calendar, and those that cancel one.

        Answers of others to an invitation are neither. What is only cancelled is both, if it tells when it was.
        """
        methods = [self.method(block.calendar) for block in group]
        cancels = [block for block, method in zip(group, methods, strict=True) if method == b"CANCEL"]
        entries = [block for block, method in zip(group, methods, strict=True) if method not in _NO_ENTRY]
        if not entries:
            entries = [block for block in cancels if block.day is not None] if cancels else group
        return entries, cancels

    def method(self, calendar: int) -> bytes:
        """Return the METHOD of a VCALENDAR, counted from 0, in capitals; nothing without one."""
        if calendar not in self._methods:
            begin = self._starts[calendar] if calendar >= 0 else 0
            component = self._lines.find(b"\nBEGIN:", begin + len(_CALENDAR) - 1)
            match = _METHOD.search(self._lines[begin : component if component >= 0 else begin])
            self._methods[calendar] = match[1].upper() if match else b""
        return self._methods[calendar]


_METHOD = re.compile(rb"(?im)^METHOD[^\n:]*:[ \t]*(\w+)")
_NO_ENTRY = (b"CANCEL", b"REPLY", b"REFRESH", b"COUNTER", b"DECLINECOUNTER")


def calendar_starts(lines: Lines) -> list[int]:
    """Return the index of the first line of each VCALENDAR."""
    return list(_places(lines, _CALENDAR))


def event_places(lines: Lines) -> Iterator[tuple[int, int]]:
    """Return begin and end of every whole event; one that breaks off before the next begins is left out."""
    for start, part in _parts(lines):
        place = part.find(_BEGIN)
        while place >= 0:
            body = place + len(_BEGIN)
            end = part.find(_END, body - 1)
            if end < 0:
                break
            # The last BEGIN before this END is the one that it ends.
            last = part.rfind(_BEGIN, place, end + 1)
            yield start + last + len(_BEGIN), start + end + 1
            place = part.find(_BEGIN, end)


def _parts(lines: Lines, size: int = 1 << 20) -> Iterator[tuple[int, bytes]]:
    """Yield the text in parts that end with an event, and where each begins: bytes are searched faster than a map."""
    begin = 0
    while begin < len(lines):
        end = begin + size
        while end < len(lines) and (close := lines.rfind(_END, begin, end)) < 0:
            end += size  # an event that is longer than a part
        end = close + len(_END) if end < len(lines) else len(lines)
        yield begin, lines[begin:end]
        begin = end - 1 if end < len(lines) else end  # the line feed between two events belongs to both


def event_text(lines: Lines, begin: int, end: int) -> bytes:
    """Return the lines of an event without those of alarms and other things inside it."""
    text = lines[begin:end]
    return _INNER.sub(b"", text) if b"BEGIN:" in text else text


def scan(lines: Lines, first: date | None = None, last: date | None = None) -> list[ComponentText]:
    """Look quickly at every whole event of the text, or at those that matter for the days from first to last.

    Most events of a large calendar are single ones of other years; their start and end are all that is looked at, and
    their UIDs, as one can be another version of an event that matters.
    """
    starts = calendar_starts(lines)
    low = _digits(first, -SLACK) if first else b""
    high = _digits(last, SLACK) if last else b"9"
    blocks: list[ComponentText] = []
    passed_over = False
    for begin, end in event_places(lines):
        text = lines[begin - 1 : end]
        if low and _is_single(text) and _lies_outside(text, low, high):
            passed_over = True
            continue
        blocks.append(_block(lines, begin, end, starts))
    if not passed_over:
        return blocks
    wanted, known = {block.uid for block in blocks if block.uid}, {block.begin for block in blocks}
    for match in _UIDS.finditer(lines):
        if match[1].strip() in wanted:
            begin = lines.rfind(_BEGIN, 0, match.start() + 1) + len(_BEGIN)
            end = lines.find(_END, match.start()) + 1
            if begin not in known and end > 0:
                known.add(begin)
                blocks.append(_block(lines, begin, end, starts))
    blocks.sort(key=lambda block: block.begin)
    return blocks


def _block(lines: Lines, begin: int, end: int, starts: list[int]) -> ComponentText:
    return _look(event_text(lines, begin, end), begin, end, bisect_right(starts, begin) - 1)


def _digits(day: date, by: int) -> bytes:
    ordinal = min(max(day.toordinal() + by, 1), date.max.toordinal())
    return f"{date.fromordinal(ordinal):%Y%m%d}".encode()


def _is_single(text: bytes) -> bool:
    return not (b"RRULE" in text or b"RDATE" in text or b"RECURRENCE-ID" in text or b"DURATION" in text)


def _lies_outside(text: bytes, low: bytes, high: bytes) -> bool:
    """Return whether an event surely begins after the last day, or ends before the first; days as digits."""
    start = _day_digits(text, b"\nDTSTART")
    if not start:
        return False
    if start > high:
        return True
    end = _day_digits(text, b"\nDTEND")
    return bool(end) and max(start, end) < low


def _day_digits(text: bytes, name: bytes) -> bytes:
    """Return the day of a line as eight digits; "" where it is written in another way."""
    place = text.find(name)
    if place < 0:
        return b""
    end = text.find(b"\n", place + 1)
    begin = text.rfind(b":", place, end) + 1
    day = text[begin : begin + 8]
    return day if day.isdigit() and (end == begin + 8 or text[begin + 8] == _T) else b""


_T = ord("T")
_UIDS = re.compile(rb"\nUID[^:\n]*:([^\n]*)", re.IGNORECASE)


def reaching(blocks: Iterable[ComponentText], first: date, last: date) -> list[list[ComponentText]]:
    """Keep the events that can touch the days from first to last, grouped by UID, in the order of the text.

    Of a series with moved occurrences, more than what lies in the span matters:

        span                    |--------------|
        moved out of it           original ──────────▶ moved     (or the original would show)
        moved into it     original ──▶ moved                     (or it would be missing)
        series                its rule, whatever is kept of it   (or exceptions would not hold)
    """
    series: dict[bytes, list[ComponentText]] = defaultdict(list)
    for block in blocks:
        # Without a UID nothing belongs together.
        series[block.uid or b"\n%d" % block.begin].append(block)
    low, high = first.toordinal() - SLACK, last.toordinal() + SLACK
    kept = (_kept(group, low, high) for group in series.values())
    return [group for group in kept if group]


def _kept(group: list[ComponentText], low: int, high: int) -> list[ComponentText]:
    if len(group) == 1:
        return group if group[0].can_touch(low, high) else []
    if any(block.future or block.odd for block in group):
        return group
    longest = max((block.length for block in group if block.original is None), default=0)
    changes = [block for block in group if block.original is not None]
    reached = {
        block.original_day
        for block in changes
        if block.can_touch(low, high) or block.original_day is None or low - longest <= block.original_day <= high
    }
    if not reached and not any(block.can_touch(low, high) for block in group if block.original is None):
        return []
    # The same occurrence can be named in another time zone, where it is another day.
    near = {day + step for day in reached if day is not None for step in (-1, 0, 1)} | {None}
    return [block for block in group if block.original is None or block.original_day in near]


def _look(text: bytes, begin: int, end: int, calendar: int) -> ComponentText:
    lines: dict[bytes, bytes] = {}
    for name, value in _SCANNED.findall(text):
        lines.setdefault(name.upper(), value)
    day = _day(lines.get(b"DTSTART", b""))
    rule, original = lines.get(b"RRULE"), lines.get(b"RECURRENCE-ID")
    return ComponentText(
        begin=begin,
        end=end,
        calendar=calendar,
        uid=lines.get(b"UID", b"").partition(b":")[2].strip(),
        day=day,
        length=_length(day, lines),
        repeats=rule is not None,
        odd=b"RDATE" in lines,
        until=_ordinal(_UNTIL.search(rule)) if rule and text.upper().count(b"\nRRULE") < 2 else None,
        original=original,
        original_day=_day(original or b""),
        future=original is not None and b"THISANDFUTURE" in original.upper(),
    )


def _length(day: int | None, lines: dict[bytes, bytes]) -> int:
    end = _day(lines.get(b"DTEND", b""))
    if day is not None and end is not None:
        return abs(end - day) + 1
    fields = _PIECES.findall(lines.get(b"DURATION", b""))
    return sum(int(count[:9]) * _SECONDS[unit.upper()] for count, unit in fields) // 86400 + 1


def _day(value: bytes) -> int | None:
    return _ordinal(_DAY.search(value))


def _ordinal(match: re.Match[bytes] | None) -> int | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).toordinal() if match else None
    except ValueError:
        return None


def _places(lines: Lines, wanted: bytes) -> Iterator[int]:
    place = lines.find(wanted)
    while place >= 0:
        yield place
        place = lines.find(wanted, place + 1)
