"""The row of a day: planned above actual, and the day's figures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tltimer.domain.timeline.modes_and_kinds import ModeList
from tltimer.gui.week.columns import RIGHT, Columns
from tltimer.gui.widgets.accessibility import day_words, entry_words, meeting_words
from tltimer.gui.widgets.day_strip import done_bars, paint_done, paint_outside, paint_planned, planned_bars
from tltimer.gui.widgets.painting import BOLD, SMALL, painting_on, scaled, tip
from tltimer.gui.widgets.time_axis import outside
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import (
        QEnterEvent,
        QFont,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QPaintEvent,
    )

    from tltimer.domain.rules import Rules
    from tltimer.gui.widgets.theme import Theme
    from tltimer.gui.widgets.time_axis import TimeAxis
    from tltimer.reports.day import DayReport

# The hours go from left to right in every language, and what is written beside them keeps its side.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DayRow(QWidget):
    """Shows a day; where ``opens`` it can be clicked, and chosen with the keyboard."""

    clicked = Signal()

    def __init__(self, look: Theme, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._opens = opens
        self._day: DayReport | None = None
        self._axis: TimeAxis | None = None
        self._modes = ModeList(())
        self._future = self._off = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def day(self) -> DayReport | None:
        """The day that it shows."""
        return self._day

    def show_day(self, day: DayReport, axis: TimeAxis, rules: Rules, future: bool) -> None:
        """Show a day on an axis; of a day yet to come only the plan."""
        modes = rules.modes
        self._day, self._axis, self._modes, self._future = day, axis, modes, future
        self._off = day.free.window is None and rules.hours.has_hours(day.date)
        self.setAccessibleName(f"{formats.day_name(day.date)}, {formats.date_words(day.date)}")
        self.setAccessibleDescription(day_words(day, modes, axis.zone))
        self.update()

    def sizeHint(self) -> QSize:
        """Need two lines and a half; more is welcome."""
        return QSize(300, round(self.fontMetrics().height() * 2.5))

    def minimumSizeHint(self) -> QSize:
        """Need two lines on a low screen."""
        return QSize(240, round(self.fontMetrics().height() * 2.1))

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Return the places of the plan and, below it, of what was done."""
        columns, line = Columns.of(self), self.fontMetrics().height()
        planned = min(line * 0.95, self.height() * 0.34)
        done = min(line * 2.0, self.height() * 0.46)
        top = (self.height() - planned - done - 3) / 2
        left, width = columns.left, columns.middle
        return QRectF(left, top, width, planned), QRectF(left, top + planned + 3, width, done)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hours, the bars and the words."""
        if self._day is None or self._axis is None:
            return
        palette = self._look.palette
        with painting_on(self) as painter:
            planned, done = self._areas()
            if self._opens and self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.hover))
                painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
            painter.setPen(QPen(QColor(palette.hairline), 1))
            for hour in self._axis.hours():
                across = round(self._axis.across(hour, done)) + 0.5
                painter.drawLine(QPointF(across, 0), QPointF(across, self.height()))
            paint_planned(painter, planned_bars(self._day, self._axis, planned), self._look, scaled(self.font(), SMALL))
            paint_done(painter, done_bars(self._day, self._axis, done), self._look, self._modes)
            paint_outside(painter, outside(self._day, self._axis), done, self._look)
            self._paint_words(painter, done)
            if self.hasFocus():
                painter.setPen(QPen(QColor(palette.link), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_words(self, painter: QPainter, done: QRectF) -> None:
        day, columns, palette = self._day, Columns.of(self), self._look.palette
        assert day is not None
        name, plain, small = scaled(self.font(), 1, BOLD), self.font(), scaled(self.font(), SMALL)
        line, support = QFontMetricsF(name).height(), QFontMetricsF(small).height()
        below = _("day off") if self._off else ""
        middle = done.center().y()
        top = min(middle - (line + (support if below else 0)) / 2, self.height() - line - (support if below else 0))
        self._write(painter, QRectF(0, top, columns.left - 2, line), name, palette.text, formats.short_day(day.date))
        self._write(painter, QRectF(0, top + line, columns.left - 2, support), small, palette.muted, below)
        if not day.entries and (self._future or self._off):
            return
        longest = day.fragmentation.longest_s
        coding = formats.duration(day.figures.coding_s) if day.entries else "–"
        below = _("fragmented") if day.fragmented else ""
        top = min(middle - (line + (support if below else 0)) / 2, self.height() - line - (support if below else 0))
        self._write(painter, QRectF(columns.coding - 100, top, 100, line), name, palette.text, coding, RIGHT)
        words = formats.duration(longest) if longest else "–"
        self._write(painter, QRectF(columns.longest - 100, top, 100, line), plain, palette.text, words, RIGHT)
        fragmented = QRectF(columns.longest - 200, top + line - 1, 200, support)
        self._write(painter, fragmented, small, palette.muted, below, RIGHT)

    @staticmethod
    def _write(
        painter: QPainter, area: QRectF, font: QFont, color: str, text: str, side: Qt.AlignmentFlag = LEFT
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(area, side | MIDDLE, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no more that it can be clicked."""
        super().leaveEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for the item under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.words_at(event.pos().x(), event.pos().y())), self)
            return True
        return super().event(event)

    def words_at(self, x: float, y: float) -> str:
        """Name the bars at a point, one a line; nothing where there is none."""
        if self._day is None or self._axis is None:
            return ""
        planned, done = self._areas()
        zone = self._axis.zone
        words = [
            meeting_words(meeting, zone)
            for rect, meeting in planned_bars(self._day, self._axis, planned)
            if rect.adjusted(-1, -3, 1, 3).contains(x, y)
        ]
        words += [
            entry_words(entry, self._modes, zone)
            for rect, entry in done_bars(self._day, self._axis, done)
            if rect.contains(x, y)
        ]
        return "\n".join((*words, *outside_words(self._day, self._axis, self._modes, done, x, y)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click."""
        if (
            self._opens
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return and the space bar as a click."""
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


def outside_words(day: DayReport, axis: TimeAxis, modes: ModeList, done: QRectF, x: float, y: float) -> tuple[str, ...]:
    """Name the entries outside the axis, for who points at the mark of them."""
    before, after = outside(day, axis)
    at_left, at_right = done.left() - 8 <= x <= done.left() + 4, done.right() - 4 <= x <= done.right() + 8
    entries = before if at_left else after if at_right else ()
    return tuple(entry_words(entry, modes, axis.zone) for entry in entries) if done.top() <= y <= done.bottom() else ()
