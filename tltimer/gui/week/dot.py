"""A dot in the colour of a mode; a ring says that something was not, or is not known to have been."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.gui.widgets.painting import paint_bar, painting_on
from tltimer.gui.widgets.theme import Look

LINE = 1.7
"""How thick the line of a ring is."""


class Dot(QWidget):
    """A dot or a ring before a line of text."""

    def __init__(self, colour: str, look: Look, *, filled: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._look = look
        self.filled = filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the room of a small letter."""
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        with painting_on(self) as painter:
            side = self.height() * 0.62
            rect, hue = QRectF(1, (self.height() - side) / 2, side, side), self._look.hue(self._colour)
            if self.filled:
                paint_bar(painter, rect, hue, side)
            else:
                painter.setPen(QPen(hue, LINE))
                painter.drawEllipse(rect.adjusted(LINE / 2, LINE / 2, -LINE / 2, -LINE / 2))
