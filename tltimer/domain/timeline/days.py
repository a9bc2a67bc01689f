"""Days as people live them: named by a local date, beginning at a wall time of the user's choice."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from tltimer.domain.timeline.instants import wall_instant
from tltimer.domain.timeline.spans import Span
from tltimer.frozen import frozen

ONE_DAY = timedelta(days=1)

# A report asks for the same few dozen days once per switch.
_instant = lru_cache(maxsize=4096)(wall_instant)


@frozen
class DayRule:
    """When days begin: at ``day_start`` on the wall, in ``zone``. Work at 01:30 belongs to the day before."""

    zone: tzinfo
    day_start: time = time(4)

    def start_of(self, day: date) -> datetime:
        """Give the instant at which a day begins; it can be off the wall time where the clock skips it."""
        return _instant(day, self.day_start, self.zone)

    def span_of(self, day: date) -> Span:
        """Give a day as a span; 23, 24 or 25 hours as a rule."""
        return Span(self.start_of(day), self.start_of(day + ONE_DAY))

    def span_of_days(self, first: date, last: date) -> Span:
        """Give the days from the first to the last, both included, as one span."""
        return Span(self.start_of(first), self.start_of(last + ONE_DAY))

    def day_of(self, instant: datetime) -> date:
        """Give the day to which an instant belongs."""
        day = instant.astimezone(self.zone).date()
        while instant < self.start_of(day):
            day -= ONE_DAY
        while instant >= self.start_of(day + ONE_DAY):
            day += ONE_DAY
        return day

    def at_wall(self, day: date, clock: time) -> datetime:
        """Give the instant at which the wall shows a time within a day; before ``day_start`` it is the next date's."""
        return wall_instant(day if clock >= self.day_start else day + ONE_DAY, clock, self.zone)


def dates(first: date, last: date) -> Iterator[date]:
    """Go through the dates from the first to the last, both included."""
    while first <= last:
        yield first
        first += ONE_DAY
