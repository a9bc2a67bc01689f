"""A line to write in, dressed as the windows are."""

from PySide6.QtWidgets import QLineEdit, QWidget

from tltimer.desktop.pieces.look import Look


class Field(QLineEdit):
    """Takes one line of text; what it asks for stands in it until something is written."""

    def __init__(self, name: str, hint: str, look: Look, longest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        look.changed.connect(self.dress)
        self.dress()

    @property
    def words(self) -> str:
        """What is written, with plain spaces between its words."""
        return " ".join(self.text().split())

    def dress(self) -> None:
        """Wear the colours of the look."""
        palette = self._look.palette
        self.setStyleSheet(
            "QLineEdit {"
            f" background: {palette.card}; color: {palette.text}; border: 1px solid {palette.hairline};"
            f" border-radius: 7px; padding: 0.35em 0.6em; placeholder-text-color: {palette.muted}; }}"
            f" QLineEdit:focus {{ border: 1px solid {palette.link}; }}"
            f" QLineEdit:disabled {{ color: {palette.muted}; background: {palette.ground}; }}"
        )
