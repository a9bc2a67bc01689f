"""A box to tick."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tltimer.gui.widgets.painting import painting_on, sided
from tltimer.gui.widgets.theme import Look


class Tick(QAbstractButton):
    """A box with words beside it; the space bar and a click tick it."""

    def __init__(self, text: str, look: Look, parent: QWidget | None = None) -> None:
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
