"""GTimeLog's ``timelog.txt``: each line says when something ended, and what it was.

09:00: arrived
10:30: coding: the parser      from 9:00 on
12:00: lunch **                a break
12:20: errand ***              nothing that counts
"""

import re
from datetime import datetime, timedelta, tzinfo

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
from tltimer.i18n.translate import _

_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d)( ?[+-]\d{4})?: ?(.*)$")

VIRTUAL_MIDNIGHT = timedelta(hours=2)
"""When a day ends, as that program has it; the first line of a day only says that somebody arrived."""


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the entries.

    Raises:
        Unreadable: a line has no time, or one that lies before that of the line above.
    """
    text = text_from(raw)
    if not text.strip():
        raise Unreadable("", _("the file is empty"))
    entries: list[ImportedEntry] = []
    above: tuple[datetime, datetime] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.match(line.strip())
        try:
            if not found:
                raise ValueError(line)
            wall = datetime.fromisoformat(found[1])
            at = instant_of(found[1] + (found[2] or "").strip(), zone) if found[2] else local_instant(wall, zone)
        except ValueError:
            raise Unreadable(
                line_place(number),
                _("this begins with no time such as 2026-11-16 09:30: {text}").format(text=shortened(line)),
            ) from None
        if above is not None and _day(wall) == _day(above[0]):
            if at < above[1]:
                raise Unreadable(line_place(number), _("{time} lies before the line above").format(time=found[1]))
            if "***" not in found[3]:
                entries.append(_entry(above[1], at, found[3].strip()))
        above = (wall, at)
    return ImportedLog(tuple(entries))


def _day(wall: datetime) -> object:
    return (wall - VIRTUAL_MIDNIGHT).date()


def _entry(start: datetime, end: datetime, text: str) -> ImportedEntry:
    text, _mark, tags = text.partition(" -- ")
    if "**" in text or "**" in tags.split():
        return ImportedEntry(start, end, ("break",), text.replace("**", "").strip())
    category, colon, task = text.partition(": ")
    if not colon and text.endswith(":"):
        category, colon, task = text[:-1], ":", ""
    names = (category.strip(), *tags.split()) if colon else (*tags.split(), text.strip())
    return ImportedEntry(start, end, names, task.strip() if colon else "")
