"""Reads a folder of ``.ics`` files as one text; of a folder that is known, only the files that changed."""

from __future__ import annotations

import json
from contextlib import suppress
from io import BytesIO

from tltimer.calendars.folder_files import calendar_files
from tltimer.calendars.ics.decoding import SIZE_LIMIT, is_complete
from tltimer.calendars.ics.loading import NoCalendar, opened, write_checked
from tltimer.errors import reason_of
from tltimer.paths import read_file
from tltimer.storage.atomic import write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from tltimer.calendars.worker_messages import Problem

INDEX = "folder.json"

VERSION = 3
"""Raised when files would be read differently."""

Part = list[int]
"""The place of a file's text in the copy.

When the file changed, its size, the begin and end of its part, and 1 if every event in it is also ended, else 0.
"""


def write_folder(folder: Path, into: BinaryIO, copy: Path, untitled: bool) -> tuple[list[Problem], dict[str, Part]]:
    """Write the files of a folder as one text; return what was left out, and where each file's text lies.

    Raises:
        NoCalendar: the folder cannot be read, or nothing in it.
    """
    try:
        files = calendar_files(folder)
    except FileNotFoundError:
        raise NoCalendar("missing") from None
    except OSError as error:
        raise NoCalendar("unreadable", reason_of(error)) from None
    known = _known(copy, untitled)
    parts: dict[str, Part] = {}
    problems: list[Problem] = []
    place = 0
    old = copy.open("rb") if known else BytesIO()
    with old:
        for name, status in files.items():
            before = known.get(name)
            stamp = [status.st_mtime_ns, status.st_size]
            try:
                if before is not None and before[:2] == stamp:
                    old.seek(before[2])
                    text, complete = old.read(before[3] - before[2]), before[4]
                else:
                    text = _read(folder / name, untitled)
                    complete = int(is_complete(text))
            except NoCalendar as reason:
                problems.append({"code": "file", "title": name[:100], "detail": reason.code})
                continue
            into.write(text)
            parts[name] = [*stamp, place, place + len(text), complete]
            place += len(text)
            if place > SIZE_LIMIT:
                raise NoCalendar("large")
            if not complete:
                problems.append({"code": "incomplete", "title": name[:100], "detail": ""})
    if files and not parts:
        raise NoCalendar("no calendar")
    return problems, parts


def _read(path: Path, untitled: bool) -> bytes:
    text = BytesIO()
    with opened(path) as file:
        write_checked(file.read(SIZE_LIMIT + 1), "", text, untitled)
    return text.getvalue()


def _known(copy: Path, untitled: bool) -> dict[str, Part]:
    """Return the positions of the files in the copy; empty if none are stored with this copy."""
    try:
        content = json.loads(read_file(copy.parent / INDEX))
        return dict(content["parts"]) if content["key"] == _key(copy, untitled) else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def remember(cache: Path, copy: Path, untitled: bool, parts: dict[str, Part]) -> None:
    """Store the positions of the files in a copy that can still be moved; a full disk costs time only."""
    with suppress(OSError):
        content = {"key": _key(copy, untitled), "parts": parts}
        write_text(cache / INDEX, json.dumps(content), durable=False)


def _key(copy: Path, untitled: bool) -> list[object]:
    status = copy.stat()
    return [VERSION, untitled, status.st_mtime_ns, status.st_size]
