"""A slider with two ends: the target of shares from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from tltimer.gui.widgets.painting import BOLD, SMALL, SUPPORT, paint_bar, painting_on, scaled
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

    from tltimer.gui.widgets.theme import Theme

STEP, NARROWEST = 5, 5
"""In percent: how far a key moves an end, and how narrow a target can be."""

ALL = 100
TICK = 20


class SliderEnd(QAbstractSlider):
    """One end of a target, in percent: moved by the arrow keys, or by the pointer."""

    dragged = Signal(QPoint)
    """It is pulled to a point of its parent."""

    def __init__(self, name: str, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, ALL)
        self.setSingleStep(STEP)
        self.setPageStep(2 * STEP)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        side = round(self.fontMetrics().height() * 1.2)
        self.setFixedSize(side, side)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull it along."""
        self.dragged.emit(self.mapToParent(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a knob, with a ring where the keyboard is."""
        palette = self._look.palette
        with painting_on(self) as painter:
            radius = self.width() / 2 - 3
            touched = self.underMouse() or self.hasFocus()
            painter.setPen(QPen(QColor(palette.text if self.hasFocus() else palette.main), 2.5 if touched else 2))
            painter.setBrush(QColor(palette.main if touched else palette.card))
            painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)


class RangeSlider(QWidget):
    """Shows a target of 0 to 100 percent and lets both of its ends be moved; each end is reached with Tab."""

    range_changed = Signal()
    """An end was moved, by whomever."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.low = SliderEnd(_("Lowest coding share, in percent"), look, self)
        self.high = SliderEnd(_("Highest coding share, in percent"), look, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for end in (self.low, self.high):
            end.valueChanged.connect(self._follow)
            end.dragged.connect(lambda point, end=end: self._pull(end, point))
        self.show_target(0.3, 0.5)

    @property
    def target(self) -> tuple[float, float]:
        """The target, as shares."""
        return self.low.value() / ALL, self.high.value() / ALL

    def show_target(self, low: float, high: float) -> None:
        """Show a target of shares."""
        for end in (self.low, self.high):
            end.blockSignals(True)
            end.setRange(0, ALL)
        self.low.setValue(formats.percent(low))
        self.high.setValue(formats.percent(high))
        for end in (self.low, self.high):
            end.blockSignals(False)
        self._follow()

    def _follow(self) -> None:
        """Keep the ends apart, and put them where they belong."""
        self.low.setMaximum(max(self.low.value(), self.high.value() - NARROWEST))
        self.high.setMinimum(min(self.high.value(), self.low.value() + NARROWEST))
        for end in (self.low, self.high):
            end.move(round(self._place(end.value()) - end.width() / 2), round(self._line() - end.height() / 2))
            end.update()
        self.update()
        self.range_changed.emit()

    def _pull(self, end: SliderEnd, point: QPoint) -> None:
        end.setValue(self._value_at(point.x()))

    def _value_at(self, x: float) -> int:
        room = max(1.0, self.width() - 2 * self._edge())
        return round((x - self._edge()) / room * ALL / STEP) * STEP

    def _place(self, percent: float) -> float:
        return self._edge() + percent / ALL * (self.width() - 2 * self._edge())

    def _edge(self) -> float:
        """Return the space beside the line, in which the outermost figures are written."""
        return QFontMetricsF(scaled(self.font(), SUPPORT, BOLD)).horizontalAdvance("100 %") / 2 + 2

    def _line(self) -> float:
        """Return the height of the line: below the figures of the ends."""
        return self.fontMetrics().height() * 1.9

    def sizeHint(self) -> QSize:
        """Need room for figures above and below the line."""
        return QSize(320, round(self.fontMetrics().height() * 3.7))

    def minimumSizeHint(self) -> QSize:
        """Need the same height on less width."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, _event: object) -> None:
        """Put the ends where they belong."""
        self._follow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the end that is nearer to a click on the line."""
        x = event.position().x()
        end = min((self.low, self.high), key=lambda end: abs(self._place(end.value()) - x))
        end.setFocus(Qt.FocusReason.MouseFocusReason)
        end.setValue(self._value_at(x))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, the target on it, and the figures."""
        palette, line = self._look.palette, self._line()
        small = scaled(self.font(), SMALL)
        bold = scaled(self.font(), SUPPORT, BOLD)
        with painting_on(self) as painter:
            first, last = self._place(0), self._place(ALL)
            paint_bar(painter, QRectF(first, line - 3, last - first, 6), QColor(palette.hairline))
            left, right = self._place(self.low.value()), self._place(self.high.value())
            paint_bar(painter, QRectF(left, line - 3, right - left, 6), QColor(palette.main))
            painter.setFont(small)
            painter.setPen(QColor(palette.muted))
            tall = QFontMetricsF(small).height()
            for percent in range(0, ALL + 1, TICK):
                below = QRectF(self._place(percent) - 40, line + self.low.height() / 2 + 2, 80, tall)
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, formats.share(percent / ALL))
            painter.setFont(bold)
            painter.setPen(QColor(palette.text))
            tall = QFontMetricsF(bold).height()
            for text, place in self._figures(QFontMetricsF(bold)):
                above = QRectF(place - 40, line - self.low.height() / 2 - tall - 1, 80, tall)
                painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, text)

    def _figures(self, metrics: QFontMetricsF) -> tuple[tuple[str, float], ...]:
        """Return the figures of both ends and their places, moved apart where they would meet."""
        texts = [formats.share(end.value() / ALL) for end in (self.low, self.high)]
        left, right = self._place(self.low.value()), self._place(self.high.value())
        lack = metrics.horizontalAdvance(texts[0]) / 2 + metrics.horizontalAdvance(texts[1]) / 2 + 8 - (right - left)
        apart = max(0.0, lack) / 2
        return (texts[0], left - apart), (texts[1], right + apart)
