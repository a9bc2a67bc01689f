"""A field for one line of text."""

from PySide6.QtWidgets import QLineEdit, QWidget

from tltimer.gui.widgets.field_style import field_style
from tltimer.gui.widgets.theme import Look

LONGEST_LINE = 500


class LineField(QLineEdit):
    """Takes one line of text, in the colours of the look."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setMaxLength(LONGEST_LINE)
        look.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Wear the colours of the look."""
        self.setStyleSheet(field_style("QLineEdit", self._look.palette))

    def line(self) -> str:
        """Give what is written, with single spaces."""
        return " ".join(self.text().split())
