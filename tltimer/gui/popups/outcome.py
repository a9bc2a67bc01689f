"""The last page of the end-of-day review: an outcome, and tomorrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.gui.popups.note_field import NoteField, NoteSubject
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.gui.widgets.theme import Theme


class OutcomePage(QWidget):
    """Takes one line about the day or one of its entries."""

    typing = Signal()
    """The user means to type."""

    written = Signal(str, object)
    """A line, and the Entry that it is about, None for the day."""

    correction_wanted = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = NoteSubject(look)
        self.note = NoteField(look)
        self.tomorrow = Label(muted=True, wraps=True)
        self.correct = Button(_("Correct the day…"), ButtonKind.LINK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.subject)
        column.addWidget(self.note)
        column.addWidget(self.tomorrow)
        column.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.note.wanted.connect(self.typing)
        self.note.written.connect(lambda line: self.written.emit(line, self.subject.chosen))
        self.correct.clicked.connect(self.correction_wanted)
