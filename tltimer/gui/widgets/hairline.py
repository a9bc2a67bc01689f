"""A thin line between parts of a window."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tltimer.gui.widgets.theme import Theme


class Hairline(QWidget):
    """A thin line between groups of rows."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(13)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line in the middle."""
        painter = QPainter(self)
        painter.fillRect(8, self.height() // 2, self.width() - 16, 1, QColor(self._look.palette.hairline))
