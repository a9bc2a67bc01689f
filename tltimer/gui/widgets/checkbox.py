"""A line of a list with a box to tick."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tltimer.gui.widgets.painting import painting_on, sided, tip
from tltimer.gui.widgets.theme import Theme


class CheckBoxRow(QAbstractButton):
    """Shows a name, and a few words at its right. A click puts the tick, or takes it away.

    What is written is not the button's own text, in which Qt would look for keys.
    """

    def __init__(
        self, name: str, time: str, look: Theme, *, ticked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.time = time
        self._look = look
        self.setCheckable(True)
        self.setChecked(ticked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{name}, {time}" if time else name)

    def settle(self) -> None:
        """Show that it is in the log."""
        self.setChecked(True)
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        """Ask for box, name and time."""
        metrics, line = self.fontMetrics(), self.fontMetrics().height()
        width = metrics.horizontalAdvance(self.name) + metrics.horizontalAdvance(self.time)
        return QSize(width + 3 * line, round(line * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Let it shrink; the name is cut then."""
        return QSize(
            self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.name), self.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole name where it does not fit."""
        super().resizeEvent(event)
        self.setToolTip(tip(self.name) if self._cut() != self.name else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box with its tick, the name, and the time at the right."""
        palette, line = self._look.palette, self.fontMetrics().height()
        touched = self.isEnabled() and (self.underMouse() or self.isDown())
        box = sided(self, QRectF(0.5, (self.height() - line) / 2 + 0.5, line - 1, line - 1))
        with painting_on(self) as painter:
            edge = QColor(palette.link if self.hasFocus() else palette.muted)
            painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
            painter.setBrush(QColor(palette.hover if touched else palette.card))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
            if self.isChecked():
                painter.setPen(QPen(QColor(palette.text if self.isEnabled() else palette.muted), line / 9))
                left, middle, right = (box.left() + box.width() * part for part in (0.26, 0.44, 0.76))
                high, centre, low = (box.top() + box.height() * part for part in (0.3, 0.54, 0.71))
                painter.drawPolyline([QPointF(left, centre), QPointF(middle, low), QPointF(right, high)])
            painter.setPen(QColor(palette.text if self.isEnabled() else palette.muted))
            one_line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            words = sided(self, QRectF(self.rect().adjusted(self._indent(), 0, 0, 0)))
            painter.drawText(words, int(one_line | Qt.AlignmentFlag.AlignLeft), self._cut())
            painter.setPen(QColor(palette.muted))
            painter.drawText(self.rect(), int(one_line | Qt.AlignmentFlag.AlignRight), self.time)

    def _indent(self) -> int:
        return round(self.fontMetrics().height() * 1.5)

    def _cut(self) -> str:
        metrics = self.fontMetrics()
        room = self.width() - self._indent() - metrics.horizontalAdvance(self.time) - metrics.height()
        return metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room)


class CheckBox(QAbstractButton):
    """A box with words beside it; the space bar and a click tick it."""

    def __init__(self, text: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Give the size of box and words."""
        line = self.fontMetrics().height()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(round(line * 1.2) + (words + line // 2 + 4 if self.text() else 4), round(line * 1.6))

    def minimumSizeHint(self) -> QSize:
        """Let the words be cut before the box is."""
        return QSize(self.fontMetrics().height() * 3, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        palette, line = self._look.palette, self.fontMetrics().height()
        side = round(line * 1.05)
        box = sided(self, QRectF(1.5, (self.height() - side) / 2, side, side))
        with painting_on(self) as painter:
            self.paint_box(painter, box)
            painter.setPen(QColor(palette.text if self.isEnabled() else palette.muted))
            area = sided(self, QRectF(self.rect().adjusted(side + 2 + line // 2, 0, 0, 0)))
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(area.width()))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def paint_box(self, painter: QPainter, box: QRectF) -> None:
        """Paint the box, with its tick if it is ticked."""
        palette, side = self._look.palette, box.width()
        ring = palette.link if self.hasFocus() else palette.muted if self.underMouse() else palette.usual
        painter.setPen(QPen(QColor(ring), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(palette.main if self.isChecked() else palette.card))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(palette.main_text), max(1.6, side / 8)))
            places = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
            painter.drawPolyline([QPointF(box.left() + side * x, box.top() + side * y) for x, y in places])


class RadioButton(CheckBox):
    """Is picked out of the buttons of its group; the space bar and a click pick it, arrows walk on."""

    def __init__(self, text: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, look, parent)
        self.setAutoExclusive(True)

    def paint_box(self, painter: QPainter, box: QRectF) -> None:
        """Paint a circle, with a dot in it if it is picked."""
        palette = self._look.palette
        ring = palette.link if self.hasFocus() else palette.main if self.isChecked() else palette.muted
        painter.setPen(QPen(QColor(ring), 2 if self.hasFocus() else 1.3))
        painter.setBrush(QColor(palette.card))
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(QPen(QColor(palette.main), 1))
            painter.setBrush(QColor(palette.main))
            dot = box.width() * 0.26
            painter.drawEllipse(box.adjusted(dot, dot, -dot, -dot))
