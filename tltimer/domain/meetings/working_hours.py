"""When the user means to work."""

from collections.abc import Mapping
from datetime import date, time, tzinfo

from tltimer.domain.timeline.instants import wall_instant
from tltimer.domain.timeline.spans import Span, union, without
from tltimer.frozen import frozen

Hours = tuple[time, time]
"""From one wall time to a later one of the same date."""


@frozen
class WorkingHours:
    """The hours of each weekday (0 is Monday, absent means free), lunch, and the dates on which one is not at work."""

    zone: tzinfo
    weekdays: Mapping[int, Hours]
    lunch: Hours | None = None
    days_off: frozenset[date] = frozenset()

    def works_on(self, day: date) -> bool:
        """Say whether a date is a working day."""
        return self.window(day) is not None

    def _span(self, day: date, hours: Hours) -> Span:
        return Span(wall_instant(day, hours[0], self.zone), wall_instant(day, hours[1], self.zone))

    def window(self, day: date) -> Span | None:
        """Give the working hours of a date, lunch included; None on a day off."""
        hours = self.weekdays.get(day.weekday())
        if hours is None or day in self.days_off:
            return None
        span = self._span(day, hours)
        return span if span.start < span.end else None

    def lunch_of(self, day: date) -> tuple[Span, ...]:
        """Give lunch on a date, as no span or one."""
        return union([self._span(day, self.lunch)]) if self.lunch else ()

    def seconds(self, day: date) -> int:
        """Count the working seconds of a date, lunch left out."""
        window = self.window(day)
        if window is not None and self.lunch is None:
            return window.seconds
        return sum(piece.seconds for piece in without(window, self.lunch_of(day))) if window else 0
