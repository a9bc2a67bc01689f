"""Instants as text, and wall times as instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import time, tzinfo

FIRST_YEAR, LAST_YEAR = 1970, 9998
"""The years that the log can hold; sums of instants and spans stay within what datetime knows."""


def parse_instant(text: str) -> datetime:
    """Read an ISO 8601 instant with ``Z`` or an offset as an aware UTC datetime; fractions of a second are cut off.

    Raises:
        ValueError: the text is not such an instant, or it is of a year that the log cannot hold.
    """
    instant = datetime.fromisoformat(text)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise ValueError(f"{text!r} is of a year that the log cannot hold")
    if instant.tzinfo is UTC and not instant.microsecond:
        return instant
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no offset from UTC")
    return instant.astimezone(UTC).replace(microsecond=0)


def parse_date(text: str) -> date:
    """Read a date such as ``2026-11-16``.

    Raises:
        ValueError: the text is not a date, or it is of a year that the log cannot hold.
    """
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{text!r} is of a year that the log cannot hold")
    return day


def format_instant(instant: datetime) -> str:
    """Write an instant as UTC with ``Z``, in whole seconds."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def elapsed(start: datetime, end: datetime) -> int:
    """Count the whole seconds from one instant to another."""
    lasted = end - start
    return lasted.days * 86400 + lasted.seconds


def wall_instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return the instant at which a clock on the wall shows a time on a date.

    A time that the clock skips stands for the first instant after the gap, one that it shows twice for the first.

        02:00      03:00            01:59 | 03:00
          |---gap---|       2:30 ────────▶|
    """
    local = datetime.combine(day, clock, tzinfo=zone)
    first = local.astimezone(UTC)
    if first.astimezone(zone) == local:  # within one zone, what the clocks show is compared
        return first
    # In a gap fold=0 reads the offset before it, which lands after the change, and fold=1 lands before it.
    before, after = local.replace(fold=1).astimezone(UTC), first
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after
