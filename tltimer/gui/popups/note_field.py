"""The line for an outcome, and whether it is about the day or one of its entries."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.line_edit import LabelledLineEdit
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QMouseEvent

    from tltimer.domain.timeline.entries import Entry
    from tltimer.gui.widgets.theme import Theme


class NoteSubject(QWidget):
    """Offers the entries that can have an outcome; the day itself is chosen at first."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, across=2, down=2)
        self.buttons: list[Button] = []
        self._entries: list[Entry | None] = []
        self.chosen: Entry | None = None
        """The entry that is chosen, None for the day."""

    def show_entries(self, named: Sequence[tuple[str, Entry]]) -> None:
        """Offer entries by their names; the chosen one stays chosen while it is there."""
        clear(self._flow)
        self._entries = [None, *(entry for _name, entry in named)]
        self.buttons = []
        for index, name in enumerate([_("Whole day"), *(name for name, _entry in named)]):
            button = Button(name, ButtonKind.BARE)
            button.setCheckable(True)
            button.setAccessibleDescription(_("Outcome"))
            button.clicked.connect(partial(self._choose, index))
            self.buttons.append(button)
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(named))
        before = self.chosen.switch.id if self.chosen else None
        self._choose(
            next((n for n, entry in enumerate(self._entries) if entry is not None and entry.switch.id == before), 0)
        )

    def _choose(self, index: int, _checked: bool = False) -> None:
        self.chosen = self._entries[index]
        for number, button in enumerate(self.buttons):
            button.setChecked(number == index)
            button.become(ButtonKind.PLAIN if number == index else ButtonKind.BARE)


class NoteField(LabelledLineEdit):
    """Takes one line of text, and emits when the user means to type."""

    wanted = Signal()
    """It was clicked."""

    written = Signal(str)
    """A line is finished."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setPlaceholderText(_("One line"))
        self.setAccessibleName(_("Outcome"))
        self.returnPressed.connect(self.finish)

    def finish(self) -> None:
        """Hand over what is written, if anything is, and clear the line."""
        text = self.line()
        if text:
            self.clear()
            self.setPlaceholderText(_("Noted. Anything else?"))
            self.written.emit(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Emit that the user means to type."""
        self.wanted.emit()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep the text unselected: the next key must not replace it all."""
        super().focusInEvent(event)
        self.deselect()
