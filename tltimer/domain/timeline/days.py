"""Days as people live them: named by a local date, beginning at a wall time of the user's choice."""

from __future__ import annotations

from datetime import time, timedelta
from functools import lru_cache

from tltimer.domain.timeline.instants import wall_instant
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.weeks import week_of
from tltimer.frozen import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, tzinfo

    from tltimer.domain.timeline.weeks import Week

ONE_DAY = timedelta(days=1)

# A report asks for the same few dozen days once per switch.
_instant = lru_cache(maxsize=4096)(wall_instant)


@frozen
class DayRule:
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
        return wall_instant(day if clock >= self.day_start else day + ONE_DAY, clock, self.zone)

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
        return tuple(first + timedelta(days=n) for n in range(7))

    def span_of_week(self, week: Week) -> Span:
        """Return a week as a span."""
        return self.span_of_days(self.first_day(week), self.last_day(week))


def dates(first: date, last: date) -> Iterator[date]:
    """Iterate over the dates from the first to the last, both included."""
    while first <= last:
        yield first
        first += ONE_DAY
