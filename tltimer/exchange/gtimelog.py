"""GTimeLog's ``timelog.txt``: each line has the time at which something ended, and its name.

09:00: arrived
10:30: coding: the parser      from 9:00 on
12:00: lunch **                a break
12:20: errand ***              nothing that counts
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    end_after,
    instant_of,
    line_place,
    local_instant,
    shortened,
    text_from,
)
from tltimer.i18n.translate import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, tzinfo

_DATE = re.compile(r"\d{4}[-./]\d\d?[-./]\d\d?(?!\w)", re.ASCII)
_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d)( ?[+-]\d{4})?:(?: |(?!\d))(.*)$", re.ASCII)

VIRTUAL_MIDNIGHT = time(2)
"""The default end of a day; the first line of a day only records that somebody arrived."""


def read(raw: bytes, zone: tzinfo, virtual_midnight: time = VIRTUAL_MIDNIGHT) -> ImportedLog:
    """Read the entries.

    Args:
        raw: the file.
        zone: the time zone of its wall times.
        virtual_midnight: when a day ends, as that program's settings have it.

    Raises:
        Unreadable: no line is an entry, or one lies before the line above.
    """
    text = text_from(raw)
    if not text.strip():
        raise Unreadable("", _("The file is empty. Choose another file."))
    entries: list[ImportedEntry] = []
    above: tuple[datetime, datetime] | None = None
    unread_lines: list[int] = []
    slack = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.match(line.strip())
        wall = _wall(match[1]) if match else None
        if not match or wall is None:
            if _DATE.match(line.strip()):  # passed over, it would make the next entry longer
                words = _("'{text}' is not a gtimelog line. Use a line such as '2026-11-16 09:30: coding'.")
                raise Unreadable(line_place(number), words.format(text=shortened(line.strip())))
            unread_lines.append(number)
            continue
        try:
            at = instant_of(match[1] + match[2].strip(), zone) if match[2] else local_instant(wall, zone)
        except ValueError:
            raise Unreadable(
                line_place(number), _("'{time}' is not a valid time. Correct it in the file.").format(time=match[1])
            ) from None
        if above is not None and _day(wall, virtual_midnight) == _day(above[0], virtual_midnight):
            try:
                at = end_after(above[1], at, zone)  # the clock may have gone back in between
            except ValueError:
                words = _("'{time}' is earlier than the time of the previous entry. Correct one of them.").format(
                    time=match[1]
                )
                raise Unreadable(line_place(number), words) from None
            if "***" in match[3]:
                slack += 1
            else:
                entries.append(_entry(above[1], at, match[3].strip()))
        above = (wall, at)
    if above is None:
        words = _("No line begins with a date and time such as 2026-11-16 09:30. Choose a gtimelog file.")
        raise Unreadable(line_place(unread_lines[0]) if unread_lines else "", words)
    words = ngettext("{count} entry marked with '***'", "{count} entries marked with '***'", slack)
    return ImportedLog(tuple(entries), (*_others(unread_lines), *((words.format(count=slack),) if slack else ())))


def _wall(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _others(numbers: list[int]) -> tuple[str, ...]:
    """Return a warning about lines that are not entries, which gtimelog ignores too."""
    if not numbers:
        return ()
    words = ngettext(
        "{count} line that is not an entry (line {line})",
        "{count} lines that are not entries (the first is line {line})",
        len(numbers),
    )
    return (words.format(count=len(numbers), line=numbers[0]),)


def _day(wall: datetime, virtual_midnight: time) -> date:
    return wall.date() if wall.time() >= virtual_midnight else wall.date() - timedelta(days=1)


def _entry(start: datetime, end: datetime, text: str) -> ImportedEntry:
    text, _mark, tags = text.partition(" -- ")
    if "**" in text or "**" in tags.split():
        return ImportedEntry(start, end, ("break",), text.replace("**", "").strip())
    category, colon, task = text.partition(": ")
    if not colon and text.endswith(":"):
        category, colon, task = text[:-1], ":", ""
    names = (category.strip(), *tags.split()) if colon else (*tags.split(), text.strip())
    return ImportedEntry(start, end, names, task.strip() if colon else "")
