"""timewarrior's log: a file of its data folder (``2026-11.data``), or the output of ``timew export``."""

from __future__ import annotations

import re

from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    entry_place,
    instant_of,
    line_place,
    shortened,
    text_from,
)
from tltimer.exchange.watson import list_from, quoted_json
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import Any

_LINE = re.compile(r"inc(?:\s+(\d{8}T\d{6}Z))(?:\s+-\s+(\d{8}T\d{6}Z))?(?:\s+#\s*(.*))?\s*$", re.ASCII)
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_ESCAPED = re.compile(r"\\(.)")


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the intervals.

    Raises:
        Unreadable: it is not such a file, or one of the intervals makes no sense.
    """
    text = text_from(raw)
    entries = []
    if text.lstrip().startswith("["):
        for number, interval in enumerate(list_from(raw), 1):
            entries.append(_exported(interval, number, zone))
        return ImportedLog(tuple(entries))
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            entries.append(_stored(line.strip(), line_place(number), zone))
    return ImportedLog(tuple(entries))


def _stored(line: str, place: str, zone: tzinfo) -> ImportedEntry:
    match = _LINE.match(line)
    if not match:
        raise Unreadable(
            place,
            _("'{text}' is not a Timewarrior interval. Export the intervals from Timewarrior again.").format(
                text=shortened(line)
            ),
        )
    tags, note = [], ""
    annotation = match[3] or ""
    for word in _WORD.finditer(annotation):
        if word[2] == "#":
            note = " ".join(_unquoted(part) for part in _WORD.finditer(annotation, word.end()))
            break
        tags.append(_unquoted(word))
    return _entry(match[1], match[2], tags, note, place, zone)


def _unquoted(word: re.Match[str]) -> str:
    return _ESCAPED.sub(r"\1", word[1]) if word[1] is not None else word[2]


def _exported(interval: Any, number: int, zone: tzinfo) -> ImportedEntry:
    place = entry_place(number)
    try:
        start, end = interval["start"], interval.get("end")
        tags, note = interval.get("tags", []), interval.get("annotation", "")
        if not isinstance(tags, list) or not all(isinstance(text, str) for text in (start, end or "", note, *tags)):
            raise TypeError(interval)
    except (KeyError, TypeError, AttributeError):
        raise Unreadable(
            place,
            _("{text} is not a Timewarrior interval. Export the intervals from Timewarrior again.").format(
                text=quoted_json(interval)
            ),
        ) from None
    return _entry(start, end, tags, note, place, zone)


def _entry(start: str, end: str | None, tags: list[str], note: str, place: str, zone: tzinfo) -> ImportedEntry:
    try:
        begin, stop = instant_of(start, zone), instant_of(end, zone) if end else None
        if stop is not None and stop < begin:
            raise ValueError(end)
    except ValueError:
        words = _("'{start} to {end}' is not a valid time range. Correct the start or the end in the file.")
        raise Unreadable(place, words.format(start=shortened(start), end=shortened(end or _("now")))) from None
    return ImportedEntry(begin, stop, tuple(tags), note)
