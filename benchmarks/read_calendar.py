"""Reads one month of a calendar, by ``ours`` or ``libraries``, and prints the occurrences, CPU time and memory.

The libraries read the whole file; nothing that the other way needs is loaded.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.processes import peak_memory

MONTH, BEGIN, END = "2026-11", datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
ZONE = "Europe/Berlin"

MANY = 50_000
"""Rows of which only the number is printed."""

Rows = list[tuple[str, int, int, str]]


def ours(file: Path) -> Rows:
    """Read it as the program does."""
    from tltimer.calendars.worker import answer_to

    kind = "folder" if file.is_dir() else "file"
    source = {"kind": kind, "location": str(file), "tag": "", "modified": "", "untitled": False, "surveyed": True}
    cache = file.with_name(f"{file.name}-cache")
    cache.mkdir(exist_ok=True)
    copy, new = cache / "copy.ics", cache / "new.ics"
    request = {"source": source, "copy": str(copy), "new": str(new), "now": int(BEGIN.timestamp())}
    answer = answer_to(request | {"months": [MONTH], "zone": ZONE})
    if answer["taken"]["outcome"] == "new":
        new.replace(copy)
    return [(row["uid"], row["start"], row["end"], row["title"]) for row in answer["months"][MONTH]]


def libraries(file: Path) -> Rows:
    """Read it as the libraries' own guides do."""
    import icalendar
    import recurring_ical_events  # type: ignore[import-untyped]

    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    events = recurring_ical_events.of(calendar).between(BEGIN, END)
    return [
        (str(event["UID"]), int(event.start.timestamp()), int(event.end.timestamp()), str(event["SUMMARY"]))
        for event in events
    ]


if __name__ == "__main__":
    rows = {"ours": ours, "libraries": libraries}[sys.argv[1]](Path(sys.argv[2]))
    shown = sorted(rows) if len(rows) < MANY else len(rows)
    print(json.dumps({"rows": shown, "cpu": time.process_time(), "memory": peak_memory()}))
