"""A line to type into."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from tltimer.gui.widgets.field_style import field_style
from tltimer.gui.widgets.theme import Look

LONGEST = 2000


class Line(QLineEdit):
    """Takes one line of text and hands it over when Enter is pressed or the keyboard goes elsewhere, if it is new.

    Args:
        look: the palette to wear.
        name: what it is for, to those who hear it.
        hint: what stands in it while it is empty.
        parent: as of any widget.
    """

    written = Signal(str)
    """Another text is finished."""

    def __init__(self, look: Look, name: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = ""
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._finish)
        look.changed.connect(self.dress)
        self.dress()

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody is typing here."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def letters(self, count: int) -> None:
        """Be as wide as so many letters."""
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * count + 2 * self.fontMetrics().height())

    def dress(self) -> None:
        """Wear the colours of the look."""
        self.setStyleSheet(field_style("QLineEdit", self._look.palette, "0.35em 0.6em"))

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the window while there is nothing typed to take back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self.text() == self._shown
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what is typed with Escape; without anything typed it closes the window as elsewhere."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            self.written.emit(self._shown)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.written.emit(self.text())
