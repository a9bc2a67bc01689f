"""klog's records: a date, and below it indented entries with times.

2026-11-16
Working on #acme     a summary, whose tags go for all entries
    9:00 - 10:30 #coding the lexer
    23:30 - 0:30> review
    1h30m          a length without times, which has no place in a log
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    end_after,
    line_place,
    local_instant,
    shortened,
    text_from,
)
from tltimer.i18n.translate import _, ngettext
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

_DATE = re.compile(r"(\d{4})([-/])(\d{2})\2(\d{2})(?:\s+\(.*\))?\s*$", re.ASCII)
_TIME = r"<?\d{1,2}:\d{2}(?:am|pm)?>?"
_RANGE = re.compile(rf"({_TIME})\s*-\s*({_TIME}|\?+)(?:\s+(.*))?$", re.ASCII)
_LENGTH = re.compile(r"[+-]?(?:\d+h)?(?:\d+m)?(?:\s|$)", re.ASCII)
_TAG = re.compile(r"#([\w-]+)(?:=(?:\"[^\"]*\"|'[^']*'|[\w-]+))?")


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the entries with times.

    Raises:
        Unreadable: it is not such a file, or an entry makes no sense.
    """
    entries: list[ImportedEntry] = []
    lengths = summaries = 0
    day: date | None = None
    indent = ""
    tags: tuple[str, ...] = ()
    timed = False
    for number, line in enumerate(text_from(raw).split("\n"), 1):
        text = line.strip()
        if not text:
            day, indent, tags = None, "", ()
        elif day is None:
            day = _day(line, number)
        elif line[0] in " \t":
            before = line[: len(line) - len(line.lstrip())]
            indent = indent or before
            if len(before) > len(indent):  # the text of an entry goes on
                if timed:
                    last = entries[-1]
                    entries[-1] = replace(last, note=f"{last.note} {text}".strip())
            elif match := _RANGE.match(text):
                entries.append(_entry(match, day, tags, number, zone))
                timed = True
            elif _LENGTH.match(text) and text[0] in "+-0123456789":
                lengths += 1
                timed = False
            else:
                raise _not_an_entry(text, number)
        elif indent:
            raise _not_an_entry(text, number)  # passed over, it would look as if it had been taken in
        else:
            summaries += 1
            tags += tuple(_TAG.findall(text))
    if not entries and not lengths:
        raise Unreadable(
            "",
            _(
                "This is not a klog file: no entries were found. "
                "Use a file with entries such as '9:00 - 10:30 #coding'."
            ),
        )
    words = ngettext("{count} entry without times", "{count} entries without times", lengths)
    more = ngettext("{count} record summary line", "{count} record summary lines", summaries)
    passed_over = ((words, lengths), (more, summaries))
    return ImportedLog(tuple(entries), tuple(text.format(count=count) for text, count in passed_over if count))


def _not_an_entry(text: str, number: int) -> Unreadable:
    words = _("'{text}' is not a klog entry. Use an entry such as '9:00 - 10:30 #coding'.")
    return Unreadable(line_place(number), words.format(text=shortened(text)))


def _day(line: str, number: int) -> date:
    match = _DATE.match(line)
    try:
        if not match:
            raise ValueError(line)
        return date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        words = _(
            "'{text}' is not a valid first line of a record. Begin the record with a line that has "
            "only a date, such as 2026-11-16."
        )
        raise Unreadable(line_place(number), words.format(text=shortened(line))) from None


def _entry(match: re.Match[str], day: date, tags: tuple[str, ...], number: int, zone: tzinfo) -> ImportedEntry:
    try:
        start = _instant(match[1], day, zone)
        end = None if match[2].startswith("?") else end_after(start, _instant(match[2], day, zone), zone)
    except ValueError:
        words = _("'{text}' is not a valid time range. Use a range such as 9:00 - 10:30.").format(
            text=shortened(match[0])
        )
        raise Unreadable(line_place(number), words) from None
    text = match[3] or ""
    return ImportedEntry(start, end, (*_TAG.findall(text), *tags), _TAG.sub("", text).strip())


def _instant(text: str, day: date, zone: tzinfo) -> datetime:
    """Read ``9:30``, ``9:30pm``, ``<23:30`` of the day before, ``0:30>`` of the day after."""
    shift = -1 if text.startswith("<") else 1 if text.endswith(">") else 0
    clock = text.strip("<>")
    half, clock = clock[-2:] if clock[-2:] in ("am", "pm") else "", clock.removesuffix("am").removesuffix("pm")
    hour, minute = (int(part) for part in clock.split(":"))
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half == "pm" else 0)
    if (hour, minute) == (24, 0):
        hour, shift = 0, shift + 1
    return local_instant(datetime.combine(day + timedelta(days=shift), time(hour, minute)), zone)
