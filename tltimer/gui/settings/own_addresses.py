"""The question whether addresses that a calendar seems to belong to are the user's own."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, Kind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.wording.titles import one_line


class OwnAddresses(QWidget):
    """Asks about some addresses; not to be seen while there are none to ask about."""

    known = Signal(object)
    """These addresses are the user's own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[str, ...] = ()
        self.question = Label(wraps=True)
        self.yes = Button(_("Yes, mine"), look, Kind.MAIN)
        self.no = Button(_("No"), look)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(lambda: self.propose(()))
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.question)
        column.addLayout(answers)
        self.hide()

    def propose(self, addresses: Iterable[str]) -> None:
        """Ask whether these are the user's own; none takes the question away."""
        self._found = tuple(addresses)
        text = _("Is {addresses} yours? Then you are not counted among the others in a meeting.")
        self.question.setText(text.format(addresses=", ".join(map(one_line, self._found))))
        self.setVisible(bool(self._found))

    def _agree(self) -> None:
        found = self._found
        self.propose(())
        self.known.emit(found)
