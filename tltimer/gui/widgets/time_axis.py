"""The hours of a day laid out from left to right."""

from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from math import ceil, floor

from PySide6.QtCore import QRectF

from tltimer.domain.timeline.instants import elapsed, wall_instant
from tltimer.domain.timeline.spans import Span
from tltimer.frozen import frozen
from tltimer.reports.day import DayReport

USUAL = (9, 17)
"""What is shown of a day without working hours and with nothing in it."""

STEPS = (1, 2, 3, 4, 6, 12)


@frozen
class TimeAxis:
    """From one full hour to a later one; hours after midnight count on from 24.

    Hours are counted from noon in time that passed, so that on the day of a clock change, too, one hour follows another
    and the working hours stand under their figures.
    """

    first: int
    last: int
    zone: tzinfo

    def place(self, span: Span, day: date, area: QRectF) -> QRectF:
        """Give the part of an area that a span of a day takes, over its whole height."""
        left, right = (self.across(hour_of(at, day, self.zone), area) for at in (span.start, span.end))
        return QRectF(left, area.top(), right - left, area.height())

    def across(self, hour: float, area: QRectF) -> float:
        """Give where an hour lies in an area; outside the axis, at its nearer end."""
        share = (hour - self.first) / (self.last - self.first)
        return area.left() + min(1.0, max(0.0, share)) * area.width()

    def hours(self) -> range:
        """Give all full hours, both ends included."""
        return range(self.first, self.last + 1)

    def labelled(self, width: float, label: float) -> range:
        """Give the hours to write figures under, so that labels of a width do not touch."""
        hour = width / (self.last - self.first)
        step = next((step for step in STEPS if step * hour >= label * 3.6), 24)
        return range(ceil(self.first / step) * step, self.last + 1, step)


def hour_of(instant: datetime, day: date, zone: tzinfo) -> float:
    """Give the hour of a day at which an instant lies, noon being 12."""
    return 12 + elapsed(wall_instant(day, time(12), zone), instant) / 3600


def axis_of(days: Iterable[DayReport], zone: tzinfo, *, planned: bool = True) -> TimeAxis:
    """Make the axis that all days fit on: their working hours, what was done in them and, if so, what was planned.

    working      |------------|
    done       |---| |--|
    planned                 |---|
    axis       |---------------|
    """
    firsts: list[float] = []
    lasts: list[float] = []
    for day in days:
        spans = [entry.span for entry in day.entries]
        if planned:
            spans += [meeting.span for meeting in day.meetings]
        if day.free.window:
            spans.append(day.free.window)
        firsts += [hour_of(span.start, day.date, zone) for span in spans]
        lasts += [hour_of(span.end, day.date, zone) for span in spans]
    first, last = floor(min(firsts, default=USUAL[0])), ceil(max(lasts, default=USUAL[1]))
    return TimeAxis(first, max(last, first + 1), zone)
