"""The hours of a day laid out from left to right."""

from __future__ import annotations

from datetime import time
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QRectF

from tltimer.domain.timeline.instants import elapsed, wall_instant
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.spans import Span
    from tltimer.reports.day import DayReport

DEFAULT_HOURS = (9, 17)
"""The hours of a day without working hours and with nothing in it."""

STEPS = (1, 2, 3, 4, 6, 12)


class TimeAxis(Value):
    """From one full hour to a later one; hours after midnight count on from 24.

    Hours are counted from noon in time that passed, so that on the day of a clock change, too, one hour follows another
    and the working hours stand under their figures.
    """

    first: int
    last: int
    zone: tzinfo

    def place(self, span: Span, day: date, area: QRectF) -> QRectF:
        """Return the part of an area that a span of a day takes, over its whole height."""
        left, right = (self.across(hour_of(at, day, self.zone), area) for at in (span.start, span.end))
        return QRectF(left, area.top(), right - left, area.height())

    def across(self, hour: float, area: QRectF) -> float:
        """Return the place of an hour in an area; outside the axis, at its nearer end."""
        share = (hour - self.first) / (self.last - self.first)
        return area.left() + min(1.0, max(0.0, share)) * area.width()

    def hours(self) -> range:
        """Return all full hours, both ends included."""
        return range(self.first, self.last + 1)

    def labelled(self, width: float, label: float) -> range:
        """Return the hours to label, so that labels of a width do not touch."""
        hour = width / (self.last - self.first)
        step = next((step for step in STEPS if step * hour >= label * 3.6), 24)
        return range(ceil(self.first / step) * step, self.last + 1, step)


def hour_of(instant: datetime, day: date, zone: tzinfo) -> float:
    """Return the hour of a day at an instant, noon being 12."""
    return 12 + elapsed(_noon(day, zone), instant) / 3600


@lru_cache(maxsize=16)
def _noon(day: date, zone: tzinfo) -> datetime:
    return wall_instant(day, time(12), zone)


BEYOND = 2
"""The most hours before and after the working hours that an axis shows."""


def axis_of(days: Iterable[DayReport], zone: tzinfo, *, planned: bool = True) -> TimeAxis:
    """Return the axis of days: their working hours, and what was done and planned up to two hours around them.

    working      |------------|
    done       |---| |--|                  |--|   far outside: a mark at the edge tells of it
    planned                 |---|
    axis       |---------------|

    Days without any working hours are shown as long as their entries are.
    """
    days = tuple(days)
    windows = [(day, day.free.window) for day in days if day.free.window]
    first = min((hour_of(window.start, day.date, zone) for day, window in windows), default=None)
    last = max((hour_of(window.end, day.date, zone) for day, window in windows), default=None)
    firsts: list[float] = [] if first is None else [first]
    ends: list[float] = [] if last is None else [last]
    for day in days:
        spans = [entry.span for entry in day.entries]
        spans += [meeting.span for meeting in day.meetings] if planned else []
        for span in spans:
            start, end = hour_of(span.start, day.date, zone), hour_of(span.end, day.date, zone)
            firsts.append(start if first is None else min(max(start, first - BEYOND), first))
            ends.append(end if last is None else max(min(end, last + BEYOND), last))
    left, right = floor(min(firsts, default=DEFAULT_HOURS[0])), ceil(max(ends, default=DEFAULT_HOURS[1]))
    return TimeAxis(left, max(right, left + 1), zone)


def outside(day: DayReport, axis: TimeAxis) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the entries of a day that reach out of an axis before its first hour, and after its last."""
    before = tuple(entry for entry in day.entries if hour_of(entry.start, day.date, axis.zone) < axis.first)
    after = tuple(entry for entry in day.entries if hour_of(entry.end, day.date, axis.zone) > axis.last)
    return before, after
