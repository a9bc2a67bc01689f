"""What was planned and what was done in a day, as bars on an axis."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.entries import Entry
from tltimer.domain.timeline.modes import ModeList
from tltimer.gui.widgets.painting import paint_bar, paint_hatched, paint_outline, tinted
from tltimer.gui.widgets.theme import Theme
from tltimer.gui.widgets.time_axis import TimeAxis
from tltimer.reports.day import DayReport
from tltimer.reports.evening import Gap

NARROWEST = 2.0


def _visible(rect: QRectF, gap: float) -> QRectF:
    """Leave a little space to the right, and let nothing be too narrow to be seen."""
    return QRectF(rect.left(), rect.top(), max(NARROWEST, rect.width() - gap), rect.height())


def done_bars(day: DayReport, axis: TimeAxis, area: QRectF) -> tuple[tuple[QRectF, Entry], ...]:
    """Give each entry of a day with its place."""
    return tuple((_visible(axis.place(one.span, day.date, area), 1.0), one) for one in day.entries)


def lanes(meetings: Iterable[Meeting]) -> tuple[tuple[Meeting, int, int], ...]:
    """Give each meeting a lane of its own among those that overlap it.

        meetings  |--a--| |--b--|
                             |--c--|
        gives     a: 0 of 1, b: 0 of 2, c: 1 of 2

    Returns:
        meetings by start, each with its lane and the number of lanes there.
    """
    found: list[tuple[Meeting, int, int]] = []
    group: list[tuple[Meeting, int]] = []
    ends: list[Meeting] = []

    def close() -> None:
        found.extend((meeting, lane, len(ends)) for meeting, lane in group)
        group.clear()
        ends.clear()

    for meeting in sorted(meetings, key=lambda one: (one.start, one.end, one.title)):
        if ends and all(last.end <= meeting.start for last in ends):
            close()
        lane = next((n for n, last in enumerate(ends) if last.end <= meeting.start), len(ends))
        ends[lane : lane + 1] = [meeting]
        group.append((meeting, lane))
    close()
    return tuple(found)


def planned_bars(day: DayReport, axis: TimeAxis, area: QRectF) -> tuple[tuple[QRectF, Meeting], ...]:
    """Give each meeting of a day, planned coding and leading included, with its place; those that overlap share it."""
    bars = []
    for meeting, lane, count in lanes(day.meetings):
        height = area.height() / count
        part = QRectF(area.left(), area.top() + lane * height, area.width(), max(3.0, height - (1 if count > 1 else 0)))
        bars.append((_visible(axis.place(meeting.span, day.date, part), 1.0), meeting))
    return tuple(bars)


def gap_bars(day: DayReport, gaps: Iterable[Gap], axis: TimeAxis, area: QRectF) -> tuple[tuple[QRectF, Gap], ...]:
    """Give each gap of a day with its place."""
    return tuple((_visible(axis.place(gap.span, day.date, area), 1.0), gap) for gap in gaps)


def paint_done(painter: QPainter, bars: Iterable[tuple[QRectF, Entry]], look: Theme, modes: ModeList) -> None:
    """Paint entries in the colours of their modes; unknown time is hatched."""
    palette = look.palette
    for rect, entry in bars:
        if entry.unconfirmed:
            paint_hatched(painter, rect, QColor(palette.muted), QColor(palette.card))
        else:
            paint_bar(painter, rect, look.hue(modes.mode(entry.mode).colour))


def paint_planned(painter: QPainter, bars: Iterable[tuple[QRectF, Meeting]], look: Theme) -> None:
    """Paint what was planned as outlines; coding is tinted, leading outlined in its own hue."""
    palette = look.palette
    for rect, meeting in bars:
        if meeting.plan is Plan.CODING:
            paint_outline(painter, rect, look.hue("blue"), tinted(look.hue("blue"), 0.18))
        else:
            line = look.hue("violet") if meeting.plan is Plan.LEADING else QColor(palette.muted)
            paint_outline(painter, rect, line)


def paint_gaps(painter: QPainter, bars: Iterable[tuple[QRectF, Gap]], look: Theme) -> None:
    """Hatch what is empty or unknown."""
    for rect, _gap in bars:
        paint_hatched(painter, rect, QColor(look.palette.muted), QColor(look.palette.card))
