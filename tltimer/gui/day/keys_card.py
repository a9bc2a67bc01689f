"""The keys of the day window, as a card that any click or key closes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from tltimer.gui.day.shortcuts import told
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on
from tltimer.gui.widgets.theme import Look


class KeysCard(QWidget):
    """Shows each key with what it does."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look.dress(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        for row, (key, words) in enumerate(told()):
            grid.addWidget(Label(key, factor=SUPPORT, weight=BOLD), row, 0)
            grid.addWidget(Label(words, factor=SUPPORT), row, 1)
        self.setAccessibleName("; ".join(f"{key}: {words}" for key, words in told()))

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Close with any key."""
        self.close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its line."""
        palette = self._look.palette
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(palette.usual), 1))
            painter.setBrush(QColor(palette.card))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
