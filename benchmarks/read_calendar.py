"""Reads one month of a calendar, by ``ours`` or ``libraries``, and prints the occurrences and the memory it took.

The libraries read the whole file; nothing that the other way needs is loaded.
"""

import json
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

MONTH, BEGIN, END = "2026-11", datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
ZONE = "Europe/Berlin"

Rows = list[tuple[str, int, int, str]]


def ours(file: Path) -> Rows:
    """Read it as the program does."""
    from tltimer.calendars.worker import answer_to

    source = {"kind": "file", "location": str(file), "tag": "", "modified": ""}
    copy = file.with_suffix(".copy")
    copy.unlink(missing_ok=True)
    request = {"source": source, "copy": str(copy), "new": str(file.with_suffix(".new"))}
    answer = answer_to(request | {"months": [MONTH], "zone": ZONE})
    return [(row["uid"], row["start"], row["end"], row["title"]) for row in answer["months"][MONTH]]


def libraries(file: Path) -> Rows:
    """Read it as the libraries' own guides do."""
    import icalendar
    import recurring_ical_events  # type: ignore[import-untyped]

    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    events = recurring_ical_events.of(calendar).between(BEGIN, END)
    return [
        (str(one["UID"]), int(one.start.timestamp()), int(one.end.timestamp()), str(one["SUMMARY"])) for one in events
    ]


if __name__ == "__main__":
    rows = {"ours": ours, "libraries": libraries}[sys.argv[1]](Path(sys.argv[2]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": sorted(rows), "memory": memory}))
