"""The row of a day: what was planned above what was done, and the day's figures."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tltimer.domain.timeline.modes import ModeList
from tltimer.gui.week.columns import Columns
from tltimer.gui.widgets.accessibility import day_words, entry_words, meeting_words
from tltimer.gui.widgets.day_strip import done_bars, paint_done, paint_planned, planned_bars
from tltimer.gui.widgets.painting import BOLD, FIGURE, SMALL, painting_on, scaled, tip
from tltimer.gui.widgets.theme import Theme
from tltimer.gui.widgets.time_axis import TimeAxis
from tltimer.i18n.translate import _
from tltimer.reports.day import DayReport
from tltimer.wording import formats

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
        self._future = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def day(self) -> DayReport | None:
        """The day that it shows."""
        return self._day

    def show_day(self, day: DayReport, axis: TimeAxis, modes: ModeList, future: bool) -> None:
        """Show a day on an axis; of a day yet to come only the plan."""
        self._day, self._axis, self._modes, self._future = day, axis, modes, future
        self.setAccessibleName(f"{formats.day_name(day.date)}, {formats.date_words(day.date)}")
        self.setAccessibleDescription(day_words(day, modes, axis.zone))
        self.update()

    def sizeHint(self) -> QSize:
        """Need two lines and a half; more is welcome."""
        return QSize(300, round(self.fontMetrics().height() * 2.5))

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Give where the plan lies, and below it what was done."""
        columns = Columns.of(self)
        line = self.fontMetrics().height()
        planned, done = min(line * 0.8, self.height() * 0.16), min(line * 2.4, self.height() * 0.42)
        top = (self.height() - planned - done - 4) / 2
        left, width = columns.left, columns.middle
        return QRectF(left, top, width, planned), QRectF(left, top + planned + 4, width, done)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hours, the bars and the words."""
        if self._day is None or self._axis is None:
            return
        with painting_on(self) as painter:
            planned, done = self._areas()
            painter.setPen(QPen(QColor(self._look.palette.hairline), 1))
            for hour in self._axis.hours():
                across = round(self._axis.across(hour, done)) + 0.5
                painter.drawLine(QPointF(across, 0), QPointF(across, self.height()))
            paint_planned(painter, planned_bars(self._day, self._axis, planned), self._look)
            paint_done(painter, done_bars(self._day, self._axis, done), self._look, self._modes)
            self._paint_words(painter, done)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._look.palette.link), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_words(self, painter: QPainter, done: QRectF) -> None:
        day, columns, palette = self._day, Columns.of(self), self._look.palette
        assert day is not None
        name, small, figure = (
            scaled(self.font(), 1, BOLD),
            scaled(self.font(), SMALL),
            scaled(self.font(), FIGURE, BOLD),
        )
        off = day.free.window is None and day.date.weekday() < 5
        left = QRectF(2, done.top() - 4, columns.left - 4, done.height())
        self._lines(
            painter, left, (name, palette.text, formats.short_day(day.date)), (small, _("day off") if off else "")
        )
        if not day.entries and (self._future or off):
            return
        right = QRectF(columns.right, done.top() - 4, self.width() - columns.right, done.height())
        longest = day.fragmentation.longest_s
        coding = formats.duration(day.figures.coding_s) if day.entries else "–"
        support = _("longest {duration}").format(duration=formats.duration(longest)) if longest else ""
        if day.entries and not longest:
            support = _("no coding")
        self._lines(painter, right, (figure, palette.text, coding), (small, support))
        if day.fragmented:
            painter.setFont(scaled(self.font(), SMALL, BOLD))
            painter.setPen(QColor(palette.muted))
            beside = right.adjusted(QFontMetricsF(figure).horizontalAdvance(coding) + 12, 0, 0, 0)
            beside.setHeight(QFontMetricsF(figure).height())
            beside.moveTop(right.center().y() - self._tall(figure, small, support) / 2)
            painter.drawText(beside, LEFT | MIDDLE, _("cut up"))

    @staticmethod
    def _tall(first: QFont, second: QFont, support: str) -> float:
        return QFontMetricsF(first).height() + (QFontMetricsF(second).height() if support else 0)

    def _lines(self, painter: QPainter, area: QRectF, first: tuple[QFont, str, str], second: tuple[QFont, str]) -> None:
        """Write a line, and a supporting one below it if there is any, in the middle of an area."""
        (font, ink, text), (small, support) = first, second
        top = area.center().y() - self._tall(font, small, support) / 2
        height = QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(area.left(), top, area.width(), height), LEFT | MIDDLE, text)
        painter.setFont(small)
        painter.setPen(QColor(self._look.palette.muted))
        below = QRectF(area.left(), top + height, area.width(), QFontMetricsF(small).height())
        painter.drawText(below, LEFT | MIDDLE, support)

    def event(self, event: QEvent) -> bool:
        """Say what lies under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.words_at(event.pos().x(), event.pos().y())), self)
            return True
        return super().event(event)

    def words_at(self, x: float, y: float) -> str:
        """Name the bars at a point, one a line; nothing where there is none."""
        if self._day is None or self._axis is None:
            return ""
        planned, done = self._areas()
        zone = self._axis.zone
        found = [
            meeting_words(meeting, zone)
            for rect, meeting in planned_bars(self._day, self._axis, planned)
            if rect.adjusted(-1, -3, 1, 3).contains(x, y)
        ]
        found += [
            entry_words(entry, self._modes, zone)
            for rect, entry in done_bars(self._day, self._axis, done)
            if rect.contains(x, y)
        ]
        return "\n".join(found)

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
