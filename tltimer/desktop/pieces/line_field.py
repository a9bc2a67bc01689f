"""A field for one line of text."""

from PySide6.QtWidgets import QLineEdit, QWidget

from tltimer.desktop.pieces.look import Look
from tltimer.palette import Palette

LONGEST = 500


def field_style(kind: str, palette: Palette) -> str:
    """Give the style sheet of a field of Qt's class ``kind``, the same for all that is typed into."""
    return (
        f"{kind} {{"
        f" background: {palette.card}; color: {palette.text}; border: 1px solid {palette.hairline};"
        f" border-radius: 7px; padding: 0.5em 0.7em; placeholder-text-color: {palette.muted}; }}"
        f" {kind}:focus {{ border: 1px solid {palette.link}; }}"
    )


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
        self.setStyleSheet(field_style("QLineEdit", self._look.palette))

    def line(self) -> str:
        """Give what is written, with single spaces."""
        return " ".join(self.text().split())
