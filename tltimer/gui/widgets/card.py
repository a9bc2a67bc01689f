"""A card: a surface with a title in small capitals, a figure at its right, and space around its content."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUM, TITLE, painting_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tltimer.gui.widgets.theme import Theme

MARGIN = 18


class Card(QWidget):
    """Shows a title and, below it, whatever is put into ``body``; ``head`` has room between title and figure."""

    def __init__(self, title: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._title = Label(title, factor=TITLE, weight=BOLD, muted=True)
        # What begins with a number is a name such as "1:1s"; in capitals, its last letter would belong to it.
        if title[:1].isalpha():
            font = self._title.font()
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            self._title.setFont(font)
        # No taller than the title, so that all titles are at the same height; digits are lower than their line.
        self._figure = Label(factor=SUM, weight=BOLD)
        self._figure.setFixedHeight(self._title.sizeHint().height())
        self._figure.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN - 9, MARGIN, MARGIN - 9)
        outer.setSpacing(4)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.addStretch(1)
        self.head.addWidget(self._figure)
        outer.addLayout(self.head)
        self._title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(5)
        outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def show_figure(self, figure: str) -> None:
        """Show a figure at the right of the title; none if it is empty."""
        self._figure.setText(figure)
        self._figure.setVisible(bool(figure))
        self.setAccessibleName(f"{self._title.text()}, {figure}" if figure else self._title.text())

    def keep_title(self) -> None:
        """Never cut the title: be at least as wide."""
        self._title.setMinimumWidth(self._title.sizeHint().width())

    def rename(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self.show_figure(self._figure.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its hairline."""
        palette = self.look.palette
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.setBrush(QColor(palette.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
