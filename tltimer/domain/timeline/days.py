"""Days and weeks as people live them: days begin at a wall time of the user's choice, weeks on a day of it."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import lru_cache

from tltimer.domain.timeline.instants import FIRST_YEAR, LAST_YEAR, wall_instant
from tltimer.domain.timeline.spans import Span
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo


class Week(Value, order=True):
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


ONE_DAY = timedelta(days=1)

OF_A_WEEK = tuple(timedelta(days=n) for n in range(7))
"""The distances of the days of a week from its first."""

# A report asks for the same few dozen days once per switch, and for their working hours once per meeting.
_instant = lru_cache(maxsize=4096)(wall_instant)


class DayRule(Value):
    """The rule by which days and weeks begin.

    Days begin at ``day_start`` in ``zone``, so that work at 01:30 belongs to the day before.

    Weeks are named like ISO weeks and begin ``week_offset`` days before their Monday: 1 for weeks from Sunday on,
    2 for weeks from Saturday on.
    """

    zone: tzinfo
    day_start: time = time(4)
    week_offset: int = 0

    def start_of(self, day: date) -> datetime:
        """Return the instant at which a day begins; off the wall time where the clock skips it."""
        return _instant(day, self.day_start, self.zone)

    def span_of(self, day: date) -> Span:
        """Return a day as a span; 23, 24 or 25 hours as a rule."""
        return Span(self.start_of(day), self.start_of(day + ONE_DAY))

    def span_of_days(self, first: date, last: date) -> Span:
        """Return the days from the first to the last, both included, as one span."""
        return Span(self.start_of(first), self.start_of(last + ONE_DAY))

    def day_of(self, instant: datetime) -> date:
        """Return the day to which an instant belongs."""
        day = instant.astimezone(self.zone).date()
        while instant < self.start_of(day):
            day -= ONE_DAY
        while instant >= self.start_of(day + ONE_DAY):
            day += ONE_DAY
        return day

    def at_wall(self, day: date, clock: time) -> datetime:
        """Return the instant of a wall time within a day; a time before ``day_start`` is the next date's."""
        return _instant(day if clock >= self.day_start else day + ONE_DAY, clock, self.zone)

    def week_of(self, day: date) -> Week:
        """Return the week of a date."""
        return week_of(day + timedelta(days=self.week_offset))

    def first_day(self, week: Week) -> date:
        """Return the first date of a week."""
        return week.monday - timedelta(days=self.week_offset)

    def last_day(self, week: Week) -> date:
        """Return the last date of a week."""
        return self.first_day(week) + timedelta(days=6)

    def days_of(self, week: Week) -> tuple[date, ...]:
        """Return the seven dates of a week, in order."""
        first = self.first_day(week)
        return tuple([first + after for after in OF_A_WEEK])

    def span_of_week(self, week: Week) -> Span:
        """Return a week as a span."""
        return self.span_of_days(self.first_day(week), self.last_day(week))


def dates(first: date, last: date) -> Iterator[date]:
    """Iterate over the dates from the first to the last, both included."""
    while first <= last:
        yield first
        first += ONE_DAY
