"""The child process that reads calendars: a request as a line of JSON in, an answer as JSON out.

It is a process of its own because hostile rules cannot be stopped and memory is not given back otherwise. It ends with
the process that asked: when its standard input closes. Addresses come this way too, so that no list of processes shows
them. The libraries are imported here only, and late.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import cast

from tltimer import worker_process
from tltimer.errors import reason_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any, BinaryIO

    from tltimer.calendars.ics.splitter import Lines
    from tltimer.calendars.worker_messages import Origin, Problem, ReadAnswer, ReadRequest, ReadSource

MEMORY_LIMIT = 400 << 20
"""The most bytes of address space: a calendar of 64 MB needs less, and no hostile one gets more."""


def main() -> int:
    """Answer the one request on standard input."""
    return worker_process.answer(answer_to, memory=MEMORY_LIMIT)


def answer_to(request: Any) -> Any:
    """Answer a ``ReadRequest``, a ``ServerRequest`` or a ``DesktopRequest``."""
    try:
        if "server" in request:
            from tltimer.calendars.caldav_events import answer_to as answer_at_server

            return answer_at_server(request)
        if "desktop" in request:
            from tltimer.calendars.evolution_reader import answer_to as answer_of_desktop

            return answer_of_desktop(request)
        return read(request)
    except MemoryError:
        return {"failed": "memory"}


def read(request: ReadRequest) -> ReadAnswer:
    """Refresh a source, if one is named, and read the occurrences of the requested months."""
    taken = _taken(request) if request["source"] else None
    new = Path(request["new"])
    path = new if taken and taken["outcome"] == "new" else Path(request["copy"])
    if not request["months"] or not path.exists():
        return {"taken": taken, "months": {}, "problems": []}
    with _mapped(path) as lines:
        months, problems = _months(lines, request["months"], request["zone"])
    return {"taken": taken, "months": months, "problems": problems}


def _taken(request: ReadRequest) -> ReadSource:
    from tltimer.calendars.ics.loading import NoCalendar, survey

    source = request["source"]
    assert source is not None
    copy, new = Path(request["copy"]), Path(request["new"])
    try:
        with open(new, "w+b", opener=_private) as file:
            written = _write_source(source, file, copy)
        if written is None:
            if not copy.exists() or not copy.stat().st_size:
                raise NoCalendar("empty")  # "the same as before" to somebody who had nothing
            return {"outcome": "same"}
        left_out, stamps, parts = written
        unchanged = copy.exists() and _same(copy, new)
        if parts is not None:
            from tltimer.calendars.folders import remember

            remember(copy.parent, copy if unchanged else new, source["untitled"], parts)
        if unchanged:
            content = {}
            if not source["surveyed"]:
                with _mapped(copy) as lines:
                    content = survey(lines)
            return {"outcome": "same", "left_out": left_out, **stamps, **content}  # type: ignore[typeddict-item]
        # Of a folder, one broken file must not keep the others from being refreshed.
        if source["kind"] != "folder" and not _is_complete(new):
            if _is_complete(copy):
                raise NoCalendar("cut off")
            left_out.append({"code": "incomplete", "detail": ""})
        with _mapped(new) as lines:
            content = survey(lines)
        if source["kind"] == "url" and not content["events"] and _has_some_coming(copy, request["now"]):
            raise NoCalendar("emptied")
    except NoCalendar as reason:
        return {"outcome": "failed", "code": reason.code, "detail": reason.detail[:200]}
    except OSError as error:
        return {"outcome": "failed", "code": "cache", "detail": reason_of(error)}
    return {"outcome": "new", "left_out": left_out, **stamps, **content}  # type: ignore[typeddict-item]


def _write_source(
    source: Origin, into: BinaryIO, copy: Path
) -> tuple[list[Problem], dict[str, str], dict[str, list[int]] | None] | None:
    """Write the plain lines of a source; return what was left out of it and its stamps, None if it did not change."""
    from tltimer.calendars.ics.loading import write_checked

    tag, modified = source["tag"], source["modified"]
    untitled = source["untitled"]
    if source["kind"] == "folder":
        from tltimer.calendars.folders import write_folder

        left_out, parts = write_folder(Path(source["location"]), into, copy, untitled)
        return left_out, {}, parts
    if source["kind"] == "file":
        from tltimer.calendars.ics.loading import opened

        with opened(Path(source["location"])) as file, _mapped_file(file) as raw:
            write_checked(raw, "", into, untitled)
        return [], {}, None
    from tempfile import TemporaryFile

    with cast("BinaryIO", TemporaryFile(dir=copy.parent)) as answer:
        if source["kind"] == "desktop":
            from tltimer.calendars.evolution_reader import write_events

            write_events(source["location"], answer)
            with _mapped_file(answer) as raw:
                write_checked(raw, "", into, untitled)
            return [], {}, None
        if source["kind"] == "caldav":
            from tltimer.calendars.caldav_client import CalDavClient
            from tltimer.calendars.caldav_events import read_events

            with CalDavClient(source["address"], source["user"], source["password"]) as server:
                changed, left_out, new_tag = read_events(server, tag, answer)
            if not changed:
                return None
            with _mapped_file(answer) as raw:
                write_checked(raw, "", into, untitled)
            return left_out, {"tag": new_tag, "modified": ""}, None
        from tltimer.calendars.http_client import fetch

        response = fetch(source["address"], answer, tag, modified)
        if response is None:
            return None
        with _mapped_file(answer) as raw:
            write_checked(raw, response.charset, into, untitled)
        return [], {"tag": response.tag, "modified": response.modified}, None


def _same(path: Path, other: Path) -> bool:
    # The module filecmp would take ten times as long to be imported as most calendars to be compared.
    with path.open("rb") as file, other.open("rb") as right:
        while (chunk := file.read(1 << 20)) == right.read(1 << 20):
            if not chunk:
                return True
    return False


def _is_complete(path: Path) -> bool:
    from tltimer.calendars.ics.decoding import Completeness

    if not path.exists():
        return False
    seen = Completeness()
    with path.open("rb") as file:
        tail = b""
        while chunk := file.read(1 << 20):
            text, _, tail = (tail + chunk).rpartition(b"\n")
            seen.see(b"\n" + text)
        seen.see(b"\n" + tail)
    return seen.complete


def _has_some_coming(copy: Path, now: int) -> bool:
    from datetime import UTC, date, datetime

    from tltimer.calendars.ics.splitter import scan

    today = datetime.fromtimestamp(now, UTC).date()
    with _mapped(copy) as lines:
        blocks = scan(lines, today, date.max)
    return any(block.can_touch(today.toordinal(), date.max.toordinal()) for block in blocks)


@contextmanager
def _mapped(path: Path) -> Iterator[Lines]:
    """Read a file of the cache, which nobody writes to, without holding it in memory; nothing where there is none."""
    if not path.exists():
        yield b""
        return
    with path.open("rb") as file, _mapped_file(file) as lines:
        yield lines


@contextmanager
def _mapped_file(file: BinaryIO) -> Iterator[Lines]:
    from mmap import ACCESS_READ, mmap

    file.seek(0, os.SEEK_END)
    size = file.tell()
    file.seek(0)
    if isinstance(file, BytesIO) or size < _SMALL:
        yield file.read()
        return
    with mmap(file.fileno(), 0, access=ACCESS_READ) as lines:
        yield lines


_SMALL = 8 << 20


def _months(lines: Lines, months: list[str], zone_name: str) -> tuple[dict[str, list[dict[str, Any]]], Any]:
    from datetime import UTC

    from tltimer.calendars.ics.recurrence import occurrences
    from tltimer.calendars.ics.series import touches
    from tltimer.calendars.ics.timezones import zone_of

    spans = {month: _span(month) for month in months}
    start, end = min(span[0] for span in spans.values()), max(span[1] for span in spans.values())
    rows, problems = occurrences(lines, start, end, zone_of(zone_name) or UTC)
    rows_by_month = {
        month: [row for row in rows if touches(row, int(first.timestamp()), int(last.timestamp()))]
        for month, (first, last) in spans.items()
    }
    return rows_by_month, problems


def _span(month: str) -> tuple[datetime, datetime]:
    from datetime import UTC, datetime, timedelta

    year, number = map(int, month.split("-"))
    first = datetime(year, number, 1, tzinfo=UTC)
    return first, (first + timedelta(days=31)).replace(day=1)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


if __name__ == "__main__":
    sys.exit(main())
