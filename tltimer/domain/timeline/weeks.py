"""Weeks, named like ISO weeks; which dates are in one depends on the day on which weeks start."""

from __future__ import annotations

from datetime import date, timedelta

from tltimer.domain.timeline.instants import FIRST_YEAR, LAST_YEAR
from tltimer.frozen import frozen


@frozen(order=True)
class Week:
    """A week by its ISO name; ``number`` counts from 1 within the ISO ``year``."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @property
    def monday(self) -> date:
        """The Monday of the ISO week, which need not be the first date of the user's week."""
        return date.fromisocalendar(self.year, self.number, 1)

    def plus(self, weeks: int) -> Week:
        """Return the week so many weeks later, or earlier for a negative number."""
        return week_of(self.monday + timedelta(weeks=weeks))

    def since(self, other: Week) -> int:
        """Count the weeks from another week to this one."""
        return (self.monday - other.monday).days // 7


def week_of(day: date) -> Week:
    """Return the ISO week of a date; ``DayRule.week_of`` knows on which day the user's weeks begin."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def parse_week(text: str) -> Week:
    """Read a week like ``2026-W47``.

    Raises:
        ValueError: the text is not such a week, or the year has no week of that number.
    """
    year, mark, number = text.strip().upper().partition("-W")
    if not mark or len(year) != 4 or len(number) != 2 or not (year + number).isascii() or not (year + number).isdigit():
        raise ValueError(f"{text!r} is not a week")
    if not FIRST_YEAR <= date.fromisocalendar(int(year), int(number), 1).year <= LAST_YEAR:
        raise ValueError(f"{text!r} is of a year that the log cannot hold")
    return Week(int(year), int(number))
