"""The cache of one calendar: the last good copy, what is known of it, and the months read from it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from tltimer.calendars.sources import file_state, slug
from tltimer.domain.meetings.meetings import Attendee, Occurrence
from tltimer.paths import make_private
from tltimer.storage.cache_file import read_cache, write_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from tltimer.calendars.sources import Source
    from tltimer.paths import Home

AROUND = timedelta(days=35)

VERSION = 2
"""Raised when the same copy would be read differently, so that older readings are not used."""


class CalendarCache:
    """The cache folder of one calendar; deleting it costs nothing but time."""

    def __init__(self, home: Home, source: Source) -> None:
        self.folder = home.cache / "calendars" / slug(source.name)
        self.copy = self.folder / "copy.ics"
        self.new = self.folder / f"new-{os.urandom(4).hex()}.ics"

    def about(self) -> dict[str, Any]:
        """Return the metadata of the copy; empty if there is none."""
        return _read(self.folder / "about.json")

    def month(self, month: str) -> dict[str, Any]:
        """Return a month as it was last read: ``key``, ``rows``, ``problems``; empty if it was never read."""
        return _read(self.folder / f"{month}.json")

    def months(self) -> list[str]:
        """Return the months that were read."""
        return sorted(path.stem for path in self.folder.glob("????-??.json"))

    def months_around(self, now: datetime) -> tuple[str, list[str]]:
        """Return the months around an instant that were read, and the time zone that they were read in.

        They are wanted again when the calendar changes, and read along with it.
        """
        around = set(months_of(now - AROUND, now + AROUND))
        months = [month for month in self.months() if month in around]
        zones = [str(self.month(month).get("key", "")).split(" ")[1:2] for month in months]
        zone_names = [zone[0] for zone in zones if zone]
        return (zone_names[-1], months) if zone_names else ("UTC", [])

    def key(self, zone: str, copy: Path | None = None) -> str | None:
        """Return the key of the copy, the good one or this one, a current month was read from; None without it."""
        try:
            return f"{VERSION} {zone} {file_state(copy or self.copy)}"
        except OSError:
            return None

    def put_about(self, about: dict[str, Any]) -> None:
        """Store the metadata of the copy."""
        self._write("about.json", about)

    def put_month(self, month: str, content: dict[str, Any]) -> None:
        """Remember a month."""
        self._write(f"{month}.json", content)

    def prepare(self) -> None:
        """Make the folder."""
        make_private(self.folder)

    def take_new(self) -> None:
        """Make the new copy the good one, and remove the leftovers of interrupted readings.

        Raises:
            OSError: it cannot be put in place; the old copy stays.
        """
        self.new.replace(self.copy)
        for leftover in self.folder.glob("new-*.ics"):
            leftover.unlink(missing_ok=True)

    def clear(self) -> None:
        """Delete everything that is stored of the calendar."""
        import shutil

        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, name: str, content: dict[str, Any]) -> None:
        try:
            write_cache(self.folder / name, content)
        except OSError:
            # A full disk costs the cache, not the answer; the next time it is read again.
            return


def _read(path: Path) -> dict[str, Any]:
    content = read_cache(path)
    return content if isinstance(content, dict) else {}


def instant(text: Any) -> datetime | None:
    """Read an instant from the cache; None if it holds none."""
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def is_due_again(month: dict[str, Any], now: datetime) -> bool:
    """Return whether a month that could not be read is to be tried again: a busy machine may only have been slow."""
    again = instant(month.get("again"))
    return again is not None and again <= now


Row = dict[str, "Any"]


def months_of(start: datetime, end: datetime) -> list[str]:
    """Return the UTC months that [start, end) touches."""
    first, last = start.astimezone(UTC), end.astimezone(UTC) - timedelta(microseconds=1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (first.year * 12 + first.month - 1 + step for step in range(count))
    return [f"{place // 12:04d}-{place % 12 + 1:02d}" for place in months]


def rows_between(months: dict[str, list[Row]], start: datetime, end: datetime) -> Iterator[Row]:
    """Return the rows of consecutive months that lie in [start, end) with at least a part, each once.

    A row stands in every month that it touches; it is taken from the one in which it starts, or from the first.
    """
    low, high = start.timestamp(), end.timestamp()
    begin: float | None = None
    for month, rows in months.items():
        for row in rows:
            opened, closed = row["start"], row["end"]
            inside = low <= opened < high if opened == closed else opened < high and closed > low
            if inside and (begin is None or opened >= begin):
                yield row
        begin = _begin_of_next(month)


def occurrence_of(row: Row, source: Source, tells_others: bool) -> Occurrence:
    """Return the occurrence that a row of this calendar stands for."""
    organizer = row["organizer"]
    return Occurrence(
        uid=row["uid"],
        start=datetime.fromtimestamp(row["start"], UTC),
        end=datetime.fromtimestamp(row["end"], UTC),
        title="" if source.role == "busy" else row["title"],
        calendar=source.name,
        all_day=row["all_day"],
        status=row["status"],
        transparent=row["transparent"],
        busy_status=row["busy_status"],
        organizer=Attendee(**organizer) if organizer else None,
        attendees=tuple(Attendee(**attendee) for attendee in row["attendees"]),
        role=source.role,
        tells_others=tells_others,
        recurring=row["recurring"],
    )


def _begin_of_next(month: str) -> float:
    year, number = int(month[:4]), int(month[5:])
    return datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC).timestamp()
