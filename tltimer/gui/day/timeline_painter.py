"""The timeline of a day: the hours, what was planned above, what was done below, and what of it is selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.day_editing import edge_limits
from tltimer.gui.widgets.day_strip import lanes
from tltimer.gui.widgets.painting import BOLD, SMALL, paint_bar, paint_hatched, paint_outline, scaled, tinted
from tltimer.gui.widgets.time_axis import hour_of
from tltimer.i18n.translate import _
from tltimer.palette import text_on
from tltimer.wording import formats
from tltimer.wording.day_edits import piece_name
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.day_pieces import DayPiece, DaySheet
    from tltimer.domain.timeline.spans import Span
    from tltimer.gui.day.edit_commands import EditCommands
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.widgets.theme import Theme
    from tltimer.gui.widgets.time_axis import TimeAxis

NARROWEST = 2.0

LANE = 14.0
"""The height of the lane of what was noticed."""

LEAST = 8
"""Letters that have to have room before a name is cut."""

LEAST_OF_TITLE = 3
"""Letters of a planned event's title that have to have room: nothing else in its box tells it from another."""

TITLE_MARGIN, TITLE_END = 3, 1
"""Before and after a title in its box: a cut one needs every letter that there is room for."""

GRIP_WIDTH, GRIP_HEIGHT = 7.0, 22.0

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


class TimelineGeometry:
    """The places of a day's parts in a widget of some size, on an axis.

    Args:
        widget: has the size and the font.
        view: the day.
        axis: the hours that are shown.
    """

    def __init__(self, widget: QWidget, view: DayModel, axis: TimeAxis) -> None:
        metrics = QFontMetricsF(scaled(widget.font(), SMALL))
        self.view, self.axis, self.line = view, axis, metrics.height()
        half, self.width = metrics.horizontalAdvance(formats.widest_time()) / 2 + 4, float(widget.width())
        self.lanes = max(metrics.horizontalAdvance(name) for name in lane_names(view)) + 18
        left = max(half, self.lanes)
        inner = max(10.0, self.width - left - half)
        self.hours = QRectF(left, 0, inner, self.line + 6)
        lane = LANE if view.noticed is not None else 0.0
        free = widget.height() - self.hours.height() - 16 - lane
        planned = min(max(self.line * 1.5, free * 0.38), self.line * 6)
        self.planned = QRectF(left, self.hours.bottom() + 4, inner, planned)
        done = max(self.line * 1.5, free - planned - 4)
        self.done = QRectF(left, self.planned.bottom() + 6, inner, done)
        self.noticed = QRectF(left, self.done.bottom() + 5, inner, lane)

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest lane."""
        return (self.noticed if self.noticed.height() else self.done).bottom()

    def across(self, at: datetime) -> float:
        """Return the place of an instant, left of the picture or right of it too."""
        hour = hour_of(at, self.view.report.date, self.axis.zone)
        share = (hour - self.axis.first) / (self.axis.last - self.axis.first)
        return self.done.left() + share * self.done.width()

    def rect(self, span: Span, area: QRectF) -> QRectF:
        """Return the part of an area that a span takes; of no width if it lies outside."""
        left, right = (min(max(self.across(at), area.left()), area.right()) for at in (span.start, span.end))
        if right <= left:
            return QRectF(left, area.top(), 0, area.height())
        return QRectF(left, area.top(), max(NARROWEST, right - left - 1), area.height())

    def planned_bars(self) -> list[tuple[QRectF, Meeting]]:
        """Return each meeting with its place; those that overlap share the height."""
        bars = []
        for meeting, lane, count in lanes(self.view.meetings):
            tall = self.planned.height() / count
            part = QRectF(self.planned.left(), self.planned.top() + lane * tall, self.planned.width(), tall - 2)
            rect = self.rect(meeting.span, part)
            if rect.width():
                bars.append((rect, meeting))
        return bars

    def done_bars(self, sheet: DaySheet) -> list[tuple[QRectF, DayPiece]]:
        """Return each piece with its place; those outside of the hours have no width."""
        return [(self.rect(piece.span, self.done), piece) for piece in sheet.pieces]


def lane_names(view: DayModel) -> tuple[str, ...]:
    """Return the names of the lanes: what was planned, what was done, and what was noticed while evidence is on."""
    names = _("Planned"), _("Logged")
    return names if view.noticed is None else (*names, _("Noticed"))


def fits(text: str, rect: QRectF, font: QFont) -> bool:
    """Return whether a bar has room for enough of a text to be read."""
    return _can_write(text, rect, QFontMetricsF(font))


def _can_write(text: str, rect: QRectF, metrics: QFontMetricsF) -> bool:
    inner = rect.adjusted(5, 0, -4, 0)
    # A few letters say nothing; the list below and the tooltip say it all.
    enough = metrics.horizontalAdvance(text) <= inner.width() or inner.width() >= metrics.averageCharWidth() * LEAST
    return rect.height() >= metrics.ascent() and enough


def title_lines(title: str, rect: QRectF, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Return a title in the lines for which the box of a planned event has room.

        |Sprint sync      |      |Sprint|      |Spri…|
                                 |sync  |      |sync |

    The last line takes the rest of the words; what is too long for its line is elided, and nothing follows it that
    would be elided again.
    """
    room = rect.width() - TITLE_MARGIN - TITLE_END
    if room < metrics.averageCharWidth() * LEAST_OF_TITLE:
        return ()
    words = clipped(title, 80).split()
    lines: list[str] = []
    most = max(1, int((rect.height() - 2) // metrics.height()))
    while words:
        taken = 1
        while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= room:
            taken += 1
        if len(lines) == most - 1:
            taken = len(words)
        line, words = " ".join(words[:taken]), words[taken:]
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room))
        if lines[-1] != line and metrics.horizontalAdvance(" ".join(words)) > room:
            break
    return tuple(lines)


class TimelinePainter:
    """Paints a day into its places.

    Args:
        look: the palette.
        places: the geometry of the day.
        edits: the selection, and the edge that is being moved.
    """

    def __init__(self, look: Theme, geometry: TimelineGeometry, edits: EditCommands) -> None:
        self._look, self._geometry, self._edits, self._view = look, geometry, edits, geometry.view

    def paint(self, painter: QPainter, widget: QWidget, hovered: datetime | None) -> None:
        """Paint all of it; ``hovered`` is an edge under the pointer."""
        painter.setFont(scaled(widget.font(), SMALL))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the hours run so in every language
        self._paint_ground(painter)
        for rect, meeting in self._geometry.planned_bars():
            self._paint_meeting(painter, rect, meeting)
        sheet = self._edits.shown
        chosen: tuple[int, QRectF] | None = None
        if sheet is not None:
            for index, (rect, piece) in enumerate(self._geometry.done_bars(sheet)):
                if rect.width():
                    self._paint_piece(painter, rect, piece, sheet.is_unknown(piece))
                    if index == self._edits.index and self._edits.mark is None and self._edits.meeting is None:
                        chosen = index, rect
        if chosen is not None and sheet is not None:  # after its neighbors, which would lie over its outline
            self._paint_chosen(painter, chosen[1])
            self._paint_grips(painter, chosen[1], [edge_limits(sheet, chosen[0] + side) for side in (0, 1)])
        self._paint_mark(painter)
        self._paint_now(painter)
        self._paint_edge(painter, hovered)

    def _paint_ground(self, painter: QPainter) -> None:
        geometry, palette = self._geometry, self._look.palette
        window, day = self._view.report.free.window, self._view.report
        whole = geometry.planned.united(geometry.done).adjusted(0, -2, 0, 2)
        painter.fillRect(whole, QColor(palette.hover))
        if window is not None:
            painter.fillRect(geometry.rect(window, whole).adjusted(0, 0, 1, 0), QColor(palette.card))
            for lunch in self._view.rules.hours.lunch_of(day.date):
                painter.fillRect(geometry.rect(lunch, whole), QColor(palette.hover))
        painter.setPen(QColor(palette.muted))
        shown = (geometry.planned, geometry.done, geometry.noticed)
        for name, lane in zip(lane_names(self._view), shown, strict=False):
            painter.drawText(QRectF(8, lane.top(), geometry.lanes - 8, lane.height()), LEFT, name)
        for hour in geometry.axis.hours():
            across = round(geometry.axis.across(hour, geometry.done)) + 0.5
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.drawLine(QPointF(across, whole.top()), QPointF(across, whole.bottom()))
        painter.setPen(QColor(palette.muted))
        for hour, place in self._hour_marks(QFontMetricsF(painter.font())):
            painter.drawText(place, MIDDLE, formats.hour_mark(hour))

    def _hour_marks(self, metrics: QFontMetricsF) -> Iterator[tuple[int, QRectF]]:
        """Yield the hours that are written, and where."""
        geometry, label = self._geometry, metrics.horizontalAdvance(formats.widest_time()) + 2
        for hour in geometry.axis.labelled(geometry.done.width(), label / 2):
            across = geometry.axis.across(hour, geometry.done)
            yield hour, QRectF(across - label / 2, geometry.hours.top(), label, geometry.hours.height())

    def _paint_meeting(self, painter: QPainter, rect: QRectF, meeting: Meeting) -> None:
        palette = self._look.palette
        ground = QColor(palette.card)
        if meeting.plan is Plan.CODING:
            paint_outline(painter, rect, self._look.hue("blue"), tinted(self._look.hue("blue"), 0.18))
        else:
            line = self._look.hue("violet") if meeting.plan is Plan.LEADING else QColor(palette.muted)
            paint_outline(painter, rect, line, ground)
        lines = title_lines(meeting.title, rect, QFontMetricsF(painter.font()))
        painter.setPen(QColor(palette.text))
        painter.drawText(rect.adjusted(TITLE_MARGIN, 0, 0, 0), LEFT, "\n".join(lines))
        chosen = self._edits.meeting
        if chosen is not None and (chosen.uid, chosen.start) == (meeting.uid, meeting.start):
            self._paint_chosen(painter, rect)

    def _paint_piece(self, painter: QPainter, rect: QRectF, piece: DayPiece, unknown: bool) -> None:
        palette = self._look.palette
        if piece.is_gap:
            return
        name = piece_name(piece, self._view.modes)
        if unknown:
            paint_hatched(painter, rect, QColor(palette.muted), QColor(palette.card))
            width = QFontMetricsF(painter.font()).horizontalAdvance(name) + 12
            if width < rect.width():
                middle = QRectF(rect.center().x() - width / 2, rect.center().y() - 10, width, 20)
                paint_bar(painter, middle, QColor(palette.card))
                self._write(painter, middle, name, QColor(palette.text), MIDDLE)
            return
        hue = self._look.hue(self._view.modes.mode(piece.switch.mode).colour)
        paint_bar(painter, rect, hue, rim=self._look.rim(hue))
        self._write_piece(painter, rect, piece, name, QColor(text_on(hue.name())))

    def _write_piece(self, painter: QPainter, rect: QRectF, piece: DayPiece, name: str, color: QColor) -> None:
        """Write the name of a piece and its length below it; the length alone where only that has room."""
        rect = rect.adjusted(GRIP_WIDTH / 2, 0, 0, 0)  # a grip lies over the edge of what is selected
        metrics = QFontMetricsF(painter.font())
        line, length = metrics.height(), formats.duration(piece.span.seconds)
        if rect.height() < 2 * line + 6:
            self._write(painter, rect, name, color)
            return
        top = QRectF(rect.left(), rect.top() + 3, rect.width(), line)
        if fits(name, top, painter.font()):
            painter.save()
            painter.setFont(scaled(painter.font(), 1.0, BOLD))
            self._write(painter, top, name, color)
            painter.restore()
            top.translate(0, line)
        if metrics.horizontalAdvance(length) <= rect.width() - 9:
            self._write(painter, top, length, color)

    @staticmethod
    def _write(painter: QPainter, rect: QRectF, text: str, color: QColor, flags: int = LEFT) -> None:
        inner = rect.adjusted(5, 0, -4, 0)
        metrics = QFontMetricsF(painter.font())
        if not _can_write(text, rect, metrics):
            return
        painter.setPen(color)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, flags, shown)

    def _paint_chosen(self, painter: QPainter, rect: QRectF) -> None:
        """Draw an outline around what is selected that is seen on every hue: the card's color, then the text's."""
        palette = self._look.palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width, grow in ((palette.card, 2.0, 0.0), (palette.text, 2.0, 1.5)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), 4, 4)

    def _paint_grips(self, painter: QPainter, rect: QRectF, limits: Sequence[object]) -> None:
        """Draw a grip at each edge of what is selected that can be dragged."""
        palette = self._look.palette
        painter.setPen(QPen(QColor(palette.text), 1.5))
        painter.setBrush(QColor(palette.card))
        high = min(GRIP_HEIGHT, rect.height() - 6)
        for across, can_move in zip((rect.left(), rect.right()), limits, strict=True):
            if can_move is not None and high > GRIP_WIDTH:
                grip = QRectF(across - GRIP_WIDTH / 2, rect.center().y() - high / 2, GRIP_WIDTH, high)
                painter.drawRoundedRect(grip, GRIP_WIDTH / 2, GRIP_WIDTH / 2)

    def _paint_mark(self, painter: QPainter) -> None:
        mark = self._edits.mark
        if mark is None:
            return
        palette, rect = self._look.palette, self._geometry.rect(mark, self._geometry.done)
        # What is below shines through, whatever its hue; the dashes say that nothing is painted yet.
        paint_bar(painter, rect, tinted(QColor(palette.card), 0.65))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.text), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)
        self._paint_chip(painter, rect.center().x(), formats.span_words(mark.start, mark.end, self._view.zone))

    def _paint_now(self, painter: QPainter) -> None:
        view, geometry = self._view, self._geometry
        if not view.report.span.covers(view.now):
            return
        across = geometry.across(view.now)
        if geometry.done.left() <= across <= geometry.done.right():
            painter.setPen(QPen(QColor(self._look.palette.text), 1.5))
            top = geometry.planned.top() - 3
            painter.drawLine(QPointF(across, top), QPointF(across, geometry.done.bottom() + 3))

    def _paint_edge(self, painter: QPainter, hovered: datetime | None) -> None:
        at = self._edits.held or hovered
        if at is None:
            return
        across, done = self._geometry.across(at), self._geometry.done
        if not done.left() <= across <= done.right():
            return
        for colour, width in ((self._look.palette.card, 5), (self._look.palette.text, 2)):
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(across, done.top() - 3), QPointF(across, done.bottom() + 3))
        if self._edits.mark is None:
            self._paint_chip(painter, across, formats.wall_time(at, self._view.zone))

    def _paint_chip(self, painter: QPainter, across: float, text: str) -> None:
        """Write a time among the hours, on a ground of its own; below, the panel would lie over it."""
        painter.save()
        marks = tuple(self._hour_marks(QFontMetricsF(painter.font())))
        painter.setFont(scaled(painter.font(), 1.0, BOLD))
        hours = self._geometry.hours
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 14
        left = min(max(0.0, across - width / 2), max(0.0, self._geometry.width - width))
        rect = QRectF(left, hours.top(), width, hours.height())
        for _hour, place in marks:
            if place.intersects(rect):  # of a mark half of which is covered, the rest could not be read
                painter.fillRect(place, QColor(self._look.palette.card))
        paint_bar(painter, rect, QColor(self._look.palette.text), 5)
        painter.setPen(QColor(self._look.palette.card))
        painter.drawText(rect, MIDDLE, text)
        painter.restore()
