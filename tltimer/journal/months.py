"""The months by which switches are kept, and how far around a month its file reaches.

file 2026-11          reach of the file
             |--7 d--|---- November, UTC ----|--7 d--|

A switch stays in the file of the month in which it was first, so readers look into the neighbours as well.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tltimer.domain.timeline.instants import FIRST_YEAR, LAST_YEAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

REACH = timedelta(days=7)
"""The greatest distance that a switch may move out of the month of its file."""

OF_PLANS = "-plans"
"""Ends the names of the files in which the plans of a month are kept."""

EARLIEST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
LATEST = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)


def month_of(instant: datetime) -> str:
    """Name the UTC month of an instant, ``2026-11``."""
    utc = instant.astimezone(UTC)
    return f"{utc.year:04}-{utc.month:02}"


def is_month(name: str) -> bool:
    """Return whether a text names a month that the log can hold."""
    year, dash, month = name[:4], name[4:5], name[5:]
    return (
        name.isascii()
        and year.isdigit()
        and month.isdigit()
        and dash == "-"
        and len(month) == 2
        and FIRST_YEAR <= int(year) <= LAST_YEAR
        and 1 <= int(month) <= 12
    )


def plans_of(day: date) -> str:
    """Name the partition that keeps what the calendars had planned for a day, ``2026-11-plans``."""
    return f"{day.year:04}-{day.month:02}{OF_PLANS}"


def is_plans(name: str) -> bool:
    """Return whether a text names a month of plans."""
    return name.endswith(OF_PLANS) and is_month(name.removesuffix(OF_PLANS))


def month_span(month: str) -> tuple[datetime, datetime]:
    """Return the first instant of a month and that of the next."""
    year, number = int(month[:4]), int(month[5:])
    return datetime(year, number, 1, tzinfo=UTC), datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)


def reach_of(month: str) -> tuple[datetime, datetime]:
    """Return the span that the switches of a month's file may cover."""
    start, end = month_span(month)
    return start - REACH, end + REACH


def months_touching(start: datetime, end: datetime, months: Iterable[str]) -> list[str]:
    """Choose the months whose files can hold a switch with start <= at < end, in their order."""
    if start >= end:
        return []
    first = month_of(max(start, EARLIEST + REACH) - REACH)
    last = month_of(min(end, LATEST - REACH) + REACH)
    return [month for month in months if first <= month <= last]
