"""A field for one line of text."""

from PySide6.QtWidgets import QLineEdit, QWidget

from tltimer.desktop.pieces.look import Look

LONGEST = 500


class LineField(QLineEdit):
    """Takes one line of text, in the colours of the look."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setMaxLength(LONGEST)
        look.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Wear the colours of the look."""
        palette = self._look.palette
        self.setStyleSheet(
            "QLineEdit {"
            f" background: {palette.card}; color: {palette.text}; border: 1px solid {palette.hairline};"
            f" border-radius: 7px; padding: 0.5em 0.7em; placeholder-text-color: {palette.muted}; }}"
            f" QLineEdit:focus {{ border: 1px solid {palette.link}; }}"
        )

    def line(self) -> str:
        """Give what is written, with single spaces."""
        return " ".join(self.text().split())
