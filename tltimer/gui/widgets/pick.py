"""One of several: a round box with words beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from tltimer.gui.widgets.theme import Look
from tltimer.gui.widgets.tick import Tick


class Pick(Tick):
    """Is picked out of the buttons of its group; the space bar and a click pick it, arrows walk on."""

    def __init__(self, text: str, look: Look, parent: QWidget | None = None) -> None:
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
