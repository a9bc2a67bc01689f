"""Watson's log: its file ``frames``, or the output of ``watson log --json``."""

from __future__ import annotations

import json

from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    entry_place,
    instant_of,
    json_from,
    seconds_instant,
)
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from typing import Any


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the frames.

    Raises:
        Unreadable: it is not such a file, or one of the frames makes no sense.
    """
    entries = []
    for number, frame in enumerate(list_from(raw), 1):
        try:
            entries.append(_entry(frame, zone))
        except (KeyError, IndexError, TypeError, ValueError):
            raise Unreadable(
                entry_place(number),
                _("This is not a Watson frame: {text}. Export the log from Watson again.").format(
                    text=quoted_json(frame)
                ),
            ) from None
    return ImportedLog(tuple(entries))


def list_from(raw: bytes) -> list[Any]:
    """Read a list in JSON.

    Raises:
        Unreadable: it is not one; the place is the line.
    """
    content = json_from(raw)
    if not isinstance(content, list):
        raise Unreadable("", _("This JSON is not a list of entries. Export the log again."))
    return content


def quoted_json(content: object) -> str:
    """Return the beginning of a value as JSON."""
    text = json.dumps(content, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


def _entry(frame: Any, zone: tzinfo) -> ImportedEntry:
    if isinstance(frame, dict):
        start, end, project = (frame[name] for name in ("start", "stop", "project"))
        tags = frame.get("tags") or []
    else:
        start, end, project, _id, tags = (*frame[:5], [])[:5]  # an old frame has no tags
    if not isinstance(project, str) or not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise TypeError(frame)
    begin, stop = _instant(start, zone), _instant(end, zone)
    if stop < begin:
        raise ValueError(frame)
    return ImportedEntry(begin, stop, (project, *tags))


def _instant(value: Any, zone: tzinfo) -> datetime:
    return instant_of(value, zone) if isinstance(value, str) else seconds_instant(value)
