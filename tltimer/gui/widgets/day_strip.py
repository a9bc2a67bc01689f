"""Planned and actual time of a day, as bars on an axis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from tltimer.domain.meetings.meetings import Plan
from tltimer.gui.widgets.painting import paint_bar, paint_hatched, paint_outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont, QPainter

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.gui.widgets.theme import Theme
    from tltimer.gui.widgets.time_axis import TimeAxis
    from tltimer.reports.day import DayReport
    from tltimer.reports.evening import Gap

NARROWEST = 2.0


LEAST_TITLE_S = 60 * 60
"""A planned box as long as this carries its title."""

LEAST_LETTERS = 4

BEFORE_TITLE, AFTER_TITLE = 3.0, 2.0
"""The space around a title in its box, in pixels: what an hour is wide has to do for one word."""


def _visible(rect: QRectF, gap: float) -> QRectF:
    """Leave a little space to the right, and let nothing be too narrow to be seen."""
    return QRectF(rect.left(), rect.top(), max(NARROWEST, rect.width() - gap), rect.height())


def done_bars(day: DayReport, axis: TimeAxis, area: QRectF) -> tuple[tuple[QRectF, Entry], ...]:
    """Return each entry of a day with its place."""
    placed = ((axis.place(entry.span, day.date, area), entry) for entry in day.entries)
    return tuple((_visible(rect, 1.0), entry) for rect, entry in placed if rect.width() > 0)


def lanes(meetings: Iterable[Meeting]) -> tuple[tuple[Meeting, int, int], ...]:
    """Put each meeting into a lane of its own among those that overlap it.

        meetings  |--a--| |--b--|
                             |--c--|
        gives     a: 0 of 1, b: 0 of 2, c: 1 of 2

    Returns:
        meetings by start, each with its lane and the number of lanes there.
    """
    placed: list[tuple[Meeting, int, int]] = []
    group: list[tuple[Meeting, int]] = []
    ends: list[Meeting] = []

    def close() -> None:
        placed.extend((meeting, lane, len(ends)) for meeting, lane in group)
        group.clear()
        ends.clear()

    for meeting in sorted(meetings, key=lambda meeting: (meeting.start, meeting.end, meeting.title)):
        if ends and all(last.end <= meeting.start for last in ends):
            close()
        lane = next((n for n, last in enumerate(ends) if last.end <= meeting.start), len(ends))
        ends[lane : lane + 1] = [meeting]
        group.append((meeting, lane))
    close()
    return tuple(placed)


def planned_bars(day: DayReport, axis: TimeAxis, area: QRectF) -> tuple[tuple[QRectF, Meeting], ...]:
    """Return each meeting of a day, planned coding and leading included, with its place."""
    bars = []
    for meeting, lane, count in lanes(day.meetings):
        height = area.height() / count
        bar = QRectF(area.left(), area.top() + lane * height, area.width(), max(3.0, height - (1 if count > 1 else 0)))
        placed = axis.place(meeting.span, day.date, bar)
        if placed.width() > 0:
            bars.append((_visible(placed, 1.0), meeting))
    return tuple(bars)


def gap_bars(day: DayReport, gaps: Iterable[Gap], axis: TimeAxis, area: QRectF) -> tuple[tuple[QRectF, Gap], ...]:
    """Return each gap of a day with its place."""
    return tuple((_visible(axis.place(gap.span, day.date, area), 1.0), gap) for gap in gaps)


def paint_done(painter: QPainter, bars: Iterable[tuple[QRectF, Entry]], look: Theme, modes: ModeList) -> None:
    """Paint entries in the colours of their modes; unknown time is hatched."""
    palette = look.palette
    for rect, entry in bars:
        if entry.unconfirmed:
            paint_hatched(painter, rect, QColor(palette.muted), QColor(palette.card))
        else:
            hue = look.hue(modes.mode(entry.mode).colour)
            paint_bar(painter, rect, hue, rim=look.rim(hue))


def paint_planned(
    painter: QPainter, bars: Iterable[tuple[QRectF, Meeting]], look: Theme, font: QFont | None = None
) -> None:
    """Paint planned time as outlines: coding tinted, leading in its own hue; with a ``font``, long ones with titles."""
    palette = look.palette
    for rect, meeting in bars:
        if meeting.plan is Plan.CODING:
            paint_outline(painter, rect, look.hue("blue"), QColor(palette.target))
        else:
            line = look.hue("violet") if meeting.plan is Plan.LEADING else QColor(palette.edge)
            paint_outline(painter, rect, line, QColor(palette.card))
        if font is not None and meeting.span.seconds >= LEAST_TITLE_S:
            _write_title(painter, rect, meeting.title, font, QColor(palette.text))


def _write_title(painter: QPainter, rect: QRectF, title: str, font: QFont, color: QColor) -> None:
    metrics = QFontMetricsF(font)
    room = rect.width() - BEFORE_TITLE - AFTER_TITLE
    if rect.height() < metrics.ascent() or room < metrics.averageCharWidth() * LEAST_LETTERS:
        return
    painter.setFont(font)
    painter.setPen(color)
    text = metrics.elidedText(" ".join(title.split()), Qt.TextElideMode.ElideRight, room)
    # There is room above capitals; in a box hardly higher than a line, the tails of letters keep off its lower edge.
    raised = 1 if rect.height() < metrics.height() * 1.3 else 0
    place = rect.adjusted(BEFORE_TITLE, -raised, -AFTER_TITLE, -raised)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)


def paint_outside(
    painter: QPainter, before_and_after: tuple[Iterable[Entry], Iterable[Entry]], area: QRectF, look: Theme
) -> None:
    """Mark that a day goes on before the first hour, or after the last, with an arrow at that end."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.palette.muted))
    middle, side = area.center().y(), 4.0
    for entries, edge, direction in zip(before_and_after, (area.left(), area.right()), (-1, 1), strict=True):
        if tuple(entries):
            tip = QPointF(edge + direction * 7, middle)
            base = edge + direction * 2
            painter.drawPolygon([tip, QPointF(base, middle - side), QPointF(base, middle + side)])


def paint_gaps(painter: QPainter, bars: Iterable[tuple[QRectF, Gap]], look: Theme) -> None:
    """Hatch empty and unknown time."""
    for rect, _gap in bars:
        paint_hatched(painter, rect, QColor(look.palette.muted), QColor(look.palette.card))
