"""The hours that a day is edited on, and back from a place to an instant."""

from __future__ import annotations

from datetime import time, timedelta
from math import ceil, floor

from tltimer.domain.timeline.instants import wall_instant
from tltimer.gui.widgets.time_axis import TimeAxis, axis_of, hour_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtCore import QRectF

    from tltimer.gui.day.model import DayModel

NARROWEST = 2
"""Hours that are shown at least."""

ROOM = 0.5
"""Hours to drag into, at least, on both sides of what is shown at first."""


def widest_of(view: DayModel) -> TimeAxis:
    """Return the whole day."""
    day, zone = view.report, view.zone
    return TimeAxis(floor(hour_of(day.span.start, day.date, zone)), ceil(hour_of(day.span.end, day.date, zone)), zone)


def default_axis(view: DayModel) -> TimeAxis:
    """Return the hours of work and those in which something is, with some room on both sides to drag into.

    working        |---------------|
    done        |------|  |-----|
    axis     8  9  10  …  16  17  18
    """
    day, widest = view.report, widest_of(view)
    fitting = axis_of([day], view.zone)
    window = [day.free.window] if day.free.window else []
    spans = [*window, *(entry.span for entry in day.entries), *(meeting.span for meeting in day.meetings)]
    first, last = fitting.first, fitting.last
    if min((hour_of(span.start, day.date, view.zone) for span in spans), default=first) < first + ROOM:
        first -= 1
    if max((hour_of(span.end, day.date, view.zone) for span in spans), default=last) > last - ROOM:
        last += 1
    if day.span.covers(view.now):
        last = max(last, ceil(hour_of(view.now, day.date, view.zone)))
    return TimeAxis(max(first, widest.first), min(last, widest.last), view.zone)


def instant_at(axis: TimeAxis, across: float, area: QRectF, day: date) -> datetime:
    """Return the instant at a place in an area, in whole seconds."""
    hour = axis.first + (across - area.left()) / max(1.0, area.width()) * (axis.last - axis.first)
    return wall_instant(day, time(12), axis.zone) + timedelta(seconds=round((hour - 12) * 3600))


def zoomed(axis: TimeAxis, hour: float, by: int, widest: TimeAxis) -> TimeAxis:
    """Show fewer hours (by < 0) or more around an hour, which stays in sight and near where it is."""
    length = axis.last - axis.first
    wanted = min(max(length + 2 * by, NARROWEST), widest.last - widest.first)
    share = (hour - axis.first) / length
    first = min(max(round(hour - share * wanted), ceil(hour) - wanted), floor(hour))
    first = min(max(first, widest.first), widest.last - wanted)
    return TimeAxis(first, first + wanted, axis.zone)


def moved(axis: TimeAxis, by: int, widest: TimeAxis) -> TimeAxis:
    """Show earlier or later hours, as many as before."""
    by = min(max(by, widest.first - axis.first), widest.last - axis.last)
    return TimeAxis(axis.first + by, axis.last + by, axis.zone)
