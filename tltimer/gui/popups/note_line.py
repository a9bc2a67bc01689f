"""The line for what came of the day."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from tltimer.gui.widgets.line_field import LineField
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _


class NoteLine(LineField):
    """Takes one line of text; says when somebody means to type."""

    wanted = Signal()
    """It was clicked."""

    written = Signal(str)
    """A line is finished."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setPlaceholderText(_("One line, if you like"))
        self.setAccessibleName(_("What came of it?"))
        self.returnPressed.connect(self.finish)

    def finish(self) -> None:
        """Hand over what is written, if anything is, and begin anew."""
        text = self.line()
        if text:
            self.clear()
            self.setPlaceholderText(_("Noted. Anything else?"))
            self.written.emit(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say that somebody means to type."""
        self.wanted.emit()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep what is written as it is: a click must not select it all away."""
        super().focusInEvent(event)
        self.deselect()
