"""The child process that reads calendars: a request as a line of JSON in, an answer as JSON out.

It is a process of its own because hostile rules cannot be stopped and memory is not given back otherwise. It ends with
the process that asked: when its standard input closes. Addresses come this way too, so that no list of processes shows
them. The libraries are imported here only, and late.
"""

import json
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tltimer.errors import reason_of
from tltimer.storage.atomic import open_private

if TYPE_CHECKING:
    from datetime import datetime

MEMORY_LIMIT = 1 << 30


def main() -> int:
    """Answer the one request on standard input."""
    _bound_memory()
    request = json.loads(_request_line())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        answer = answer_to(request)
    except MemoryError:
        answer = {"failed": "memory"}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    return 0


def answer_to(request: dict[str, Any]) -> dict[str, Any]:
    """Read a source anew, if one is named, and give the occurrences of the months asked for.

    Args:
        request: ``source`` (null, or ``kind``, ``location`` or an account, ``tag``, ``modified``), ``copy`` (the last
            good copy), ``new`` (where to put a better one), ``months`` (``2026-11``), ``zone`` (the user's), ``now``
            (seconds since 1970); or ``server`` and an account, see ``caldav_events``.

    Returns:
        ``taken`` (what became of the source), ``months`` (rows by month), ``problems`` of the events in them.
    """
    import warnings
    from mmap import ACCESS_READ, mmap

    # What the libraries warn of is mended or reported here in own words.
    warnings.simplefilter("ignore")
    if "server" in request:
        from tltimer.calendars.caldav_events import answer_to as answer_at_server

        return answer_at_server(request)
    taken = _taken(request) if request["source"] else None
    new = Path(request["new"])
    path = new if taken and taken["outcome"] == "new" else Path(request["copy"])
    if not request["months"] or not path.exists():
        return {"taken": taken, "months": {}, "problems": []}
    if not path.stat().st_size:  # a folder without files
        return {"taken": taken, "months": {month: [] for month in request["months"]}, "problems": []}
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as lines:
        months, problems = _months(lines, request["months"], request["zone"])
    return {"taken": taken, "months": months, "problems": problems}


def _taken(request: dict[str, Any]) -> dict[str, Any]:
    from tltimer.calendars.ics.decoding import is_complete
    from tltimer.calendars.ics.loading import NoCalendar, survey

    copy = Path(request["copy"])
    try:
        lines, left_out, stamps = _read(request["source"])
        old = copy.read_bytes() if copy.exists() else b""
        if lines is None and not old:
            raise NoCalendar("empty")  # "the same as before" to somebody who had nothing
        if lines is None or lines == old:
            return {"outcome": "same", "left_out": left_out, **stamps}
        # Of a folder, one broken file shall not keep the others from being read anew.
        if request["source"]["kind"] != "folder" and not is_complete(lines):
            if old and is_complete(old):
                raise NoCalendar("cut off")
            left_out.append({"code": "incomplete"})
        found = survey(lines)
        if request["source"]["kind"] == "url" and not found["events"] and _has_some_coming(old, request["now"]):
            raise NoCalendar("emptied")
        with open(request["new"], "wb", opener=open_private) as file:
            file.write(lines)
    except NoCalendar as reason:
        return {"outcome": "failed", "code": reason.code, "detail": reason.detail[:200]}
    except OSError as error:
        return {"outcome": "failed", "code": "cache", "detail": reason_of(error)}
    return {"outcome": "new", "left_out": left_out, **stamps, **found}


def _has_some_coming(lines: bytes, now: int) -> bool:
    from datetime import UTC, date, datetime

    from tltimer.calendars.ics.splitter import scan

    today, last = datetime.fromtimestamp(now, UTC).date().toordinal(), date.max.toordinal()
    return any(block.can_touch(today, last) for block in scan(lines))


def _read(source: dict[str, Any]) -> tuple[bytes | None, list[dict[str, Any]], dict[str, str]]:
    """Give the plain lines of a source (None: the same as before), what was left out of it, and its stamps."""
    from tltimer.calendars.http_client import fetch
    from tltimer.calendars.ics.loading import checked, read_file, read_folder

    left_out: list[dict[str, Any]] = []
    stamps = {"tag": "", "modified": ""}
    lines: bytes | None
    if source["kind"] == "caldav":
        from tltimer.calendars.caldav_client import CalDavClient
        from tltimer.calendars.caldav_events import read_events

        lines, left_out, stamps["tag"] = read_events(CalDavClient.of(source), source["tag"])
    elif source["kind"] == "url":
        answer = fetch(source["address"], source["tag"], source["modified"])
        stamps = {"tag": answer.tag, "modified": answer.modified}
        lines = None if answer.body is None else checked(answer.body)
    elif source["kind"] == "folder":
        lines, left_out = read_folder(Path(source["location"]))
    else:
        lines = read_file(Path(source["location"]))
    return lines, left_out, stamps


def _months(lines: Any, months: list[str], zone_name: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    from datetime import UTC

    from tltimer.calendars.ics.recurrence import occurrences
    from tltimer.calendars.ics.series import touches
    from tltimer.calendars.ics.timezones import zone_of

    spans = {month: _span(month) for month in months}
    start, end = min(span[0] for span in spans.values()), max(span[1] for span in spans.values())
    rows, problems = occurrences(lines, start, end, zone_of(zone_name) or UTC)
    found = {
        month: [row for row in rows if touches(row, int(first.timestamp()), int(last.timestamp()))]
        for month, (first, last) in spans.items()
    }
    return found, problems


def _span(month: str) -> "tuple[datetime, datetime]":
    from datetime import UTC, datetime, timedelta

    first = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    return first, (first + timedelta(days=31)).replace(day=1)


def _bound_memory() -> None:
    if sys.platform in ("win32", "darwin"):  # no such limit on Windows; macOS refuses it (EINVAL)
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _request_line() -> bytes:
    # Read past Python's own buffers: a thread that waits in them would hold up the end of the process.
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(0, 1 << 16)
        if not piece:
            break
        line += piece
    return line


def _end_with_parent() -> None:
    while os.read(0, 1 << 10):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
