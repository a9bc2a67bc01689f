"""Turns the rows of the cache into occurrences."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from tltimer.domain.meetings.occurrences import Attendee, Occurrence

Row = dict[str, Any]


def months_of(start: datetime, end: datetime) -> list[str]:
    """Name the UTC months that [start, end) touches."""
    first, last = start.astimezone(UTC), end.astimezone(UTC) - timedelta(microseconds=1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    places = (first.year * 12 + first.month - 1 + step for step in range(count))
    return [f"{place // 12:04d}-{place % 12 + 1:02d}" for place in places]


def rows_between(months: dict[str, list[Row]], start: datetime, end: datetime) -> Iterator[Row]:
    """Give the rows of consecutive months that lie in [start, end) with at least a part, each once.

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


def occurrence_of(row: Row, calendar: str) -> Occurrence:
    """Make the occurrence that a row of this calendar stands for."""
    organizer = row["organizer"]
    return Occurrence(
        uid=row["uid"],
        start=datetime.fromtimestamp(row["start"], UTC),
        end=datetime.fromtimestamp(row["end"], UTC),
        title=row["title"],
        calendar=calendar,
        all_day=row["all_day"],
        status=row["status"],
        transparent=row["transparent"],
        busy_status=row["busy_status"],
        organizer=Attendee(**organizer) if organizer else None,
        attendees=tuple(Attendee(**attendee) for attendee in row["attendees"]),
    )


def _begin_of_next(month: str) -> float:
    year, number = int(month[:4]), int(month[5:])
    return datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC).timestamp()
