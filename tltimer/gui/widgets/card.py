"""A card: a surface with a title in small capitals and plain space around what it holds."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, TITLE, painting_on
from tltimer.gui.widgets.theme import Theme

MARGIN = 18


class Card(QWidget):
    """Shows a title and, below it, whatever is put into ``body``; ``head`` has room beside the title."""

    def __init__(self, title: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._name = title
        self._title = Label(title, factor=TITLE, weight=BOLD, muted=True)
        font = self._title.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self._title.setFont(font)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        outer.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addStretch(1)
        outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(5)
        outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def entitle(self, figure: str = "") -> None:
        """Show the title with a figure: ``Coded · 9 h 42``."""
        text = f"{self._name} · {figure}" if figure else self._name
        self._title.setText(text)
        self.setAccessibleName(text)

    def rename(self, title: str) -> None:
        """Bear another title."""
        self._name = title
        self.entitle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its hairline."""
        palette = self.look.palette
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.setBrush(QColor(palette.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
