"""Org mode's clock lines, below the headings that they belong to.

* Parser                                                              :coding:
  CLOCK: [2026-11-16 Mon 09:00]--[2026-11-16 Mon 10:30] =>  1:30
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

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
from tltimer.exchange.table import agree
from tltimer.i18n.translate import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import tzinfo

_STAMP = r"[\[<](\d{4}-\d\d-\d\d)(?:\s+[^\d\s\]>]+)?\s+(\d{1,2}:\d\d)[\]>]"
_CLOCK = re.compile(
    rf"CLOCK:\s*{_STAMP}(?:--{_STAMP}(?:\s*=>\s*(\d{{1,6}}):([0-5]\d))?)?\s*$", re.ASCII | re.IGNORECASE
)
_LENGTH = re.compile(r"CLOCK:\s*=>\s*\d+:[0-5]\d\s*$", re.ASCII | re.IGNORECASE)
_HEADING = re.compile(r"(\*+)\s+(.*?)(?:\s+:([\w@#%:]+):)?\s*$")
_STATES = re.compile(r"#\+(?:SEQ_|TYP_)?TODO:\s*(.*)$", re.IGNORECASE)
_PRIORITY = re.compile(r"^\[#\w\]\s+")

USUAL_STATES = frozenset(
    ("TODO", "DONE", "NEXT", "STARTED", "WAIT", "WAITING", "HOLD", "SOMEDAY", "CANCELED", "CANCELLED", "KILL")
)
"""Words before a title that tell how far it is; a file can declare others. Any other word is part of the title."""


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the clock lines; their names are the tags of the headings above, the innermost first.

    Raises:
        Unreadable: there is none, or one makes no sense.
    """
    entries: list[ImportedEntry] = []
    headings: list[tuple[int, str, tuple[str, ...]]] = []
    lengths = 0
    lines = text_from(raw).split("\n")
    states = {*USUAL_STATES, *_declared(lines)}
    for number, line in enumerate(lines, 1):
        if match := _HEADING.match(line):
            depth = len(match[1])
            headings = [heading for heading in headings if heading[0] < depth]
            tags = tuple(tag for tag in (match[3] or "").split(":") if tag)
            headings.append((depth, _title(match[2], states), tags))
        elif _LENGTH.match(line.strip()):
            lengths += 1
        elif line.lstrip()[:6].upper() == "CLOCK:":
            names = tuple(tag for _depth, _title, tags in reversed(headings) for tag in tags)
            note = headings[-1][1] if headings else ""
            entries.append(_entry(line.strip(), number, names, note, zone))
    if not entries and not lengths:
        raise Unreadable(
            "", _("This file has no lines that begin with 'CLOCK:'. Choose an Org mode file with clock lines.")
        )
    words = ngettext("{count} entry without times", "{count} entries without times", lengths)
    return ImportedLog(tuple(entries), (words.format(count=lengths),) if lengths else ())


def _declared(lines: Iterable[str]) -> Iterator[str]:
    """Return the words that a file declares as states, such as ``#+TODO: OPEN(o) | CLOSED(c)``."""
    for line in lines:
        if match := _STATES.match(line):
            yield from (word.partition("(")[0] for word in match[1].split())


def _title(text: str, states: Collection[str]) -> str:
    """Return the title of a heading, without its state and priority."""
    word, _blank, rest = text.partition(" ")
    return _PRIORITY.sub("", rest.lstrip() if rest and word in states else text, count=1)


def _entry(line: str, number: int, names: tuple[str, ...], note: str, zone: tzinfo) -> ImportedEntry:
    match = _CLOCK.match(line)
    try:
        if not match:
            raise ValueError(line)
        start = _instant(match[1], match[2], zone)
        end = end_after(start, _instant(match[3], match[4], zone), zone) if match[3] else None
    except ValueError:
        words = _(
            "'{text}' is not a valid Org mode clock line. Use a line such as 'CLOCK: [2026-11-16 Mon "
            "09:00]--[2026-11-16 Mon 10:30]'."
        )
        raise Unreadable(line_place(number), words.format(text=shortened(line))) from None
    if end is not None and match[5]:
        length = timedelta(hours=int(match[5]), minutes=int(match[6]))
        if not agree(start, end, length, zone):
            words = _("'{text}': the end and the duration disagree. In Emacs, press C-c C-c on the line to correct it.")
            raise Unreadable(line_place(number), words.format(text=shortened(line)))
    return ImportedEntry(start, end, names, note)


def _instant(day: str, clock: str, zone: tzinfo) -> datetime:
    hour, minute = clock.split(":")
    return local_instant(datetime.fromisoformat(f"{day}T{int(hour):02}:{minute}"), zone)
