"""A line that is edited in place, and does not lose what is typed when the value changes under it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tltimer.desktop.pieces.look import Look


class Field(QLineEdit):
    """Shows a value and takes another one, by Enter or by leaving it; Esc takes back what was typed."""

    written = Signal(str)
    """Another value was typed."""

    conflicted = Signal(str)
    """The value became another one while it is typed over."""

    left = Signal()
    """The keyboard is to go back to where it came from."""

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._value, self._subject = "", ""
        self._warned = False
        self.setAccessibleName(name)
        self.setMaxLength(500)
        self.returnPressed.connect(self._leave)
        look.changed.connect(self.dress)
        self.dress()

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that is not written yet."""
        return self.text() != self._value

    def show_value(self, value: str, subject: str) -> None:
        """Show the value of a subject; what is typed for the same subject stays, and a new value under it is said."""
        if subject == self._subject and self.is_typed:
            if value not in (self._value, self.text()):
                self._warned = True
                self.conflicted.emit(value)
            self._value = value
            return
        self._value, self._subject, self._warned = value, subject, False
        if self.text() != value:
            self.setText(value)

    def finish(self) -> None:
        """Hand over what is typed; after a conflict, only when it is asked for once more."""
        text = " ".join(self.text().split())
        if text == self._value:
            self.setText(text)
        elif self._warned:
            self._warned = False
        else:
            self._value = text
            self.setText(text)
            self.written.emit(text)

    def _leave(self) -> None:
        waits = self._warned
        self.finish()
        if not waits:
            self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what is typed, but not only because another window came to the front."""
        super().focusOutEvent(event)
        if event.reason().name not in ("ActiveWindowFocusReason", "PopupFocusReason"):
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was typed with Esc."""
        if event.key() == 0x01000000:  # Qt.Key.Key_Escape
            self.setText(self._value)
            self._warned = False
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Wear the colours of the look."""
        palette = self._look.palette
        self.setStyleSheet(
            "QLineEdit {"
            f" background: {palette.card}; color: {palette.text}; border: 1px solid {palette.hairline};"
            f" border-radius: 6px; padding: 0.3em 0.5em; placeholder-text-color: {palette.muted}; }}"
            f" QLineEdit:focus {{ border: 1px solid {palette.link}; }}"
        )
