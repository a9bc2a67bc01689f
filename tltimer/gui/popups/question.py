"""One question of the evening, with answers of one click."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.painting import BOLD
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.reports.evening_questions import EveningQuestion


class Question(QWidget):
    """Asks about a gap, a 1:1 or somebody, and offers the answers.

    Once answered it says so and keeps its room, so that nothing moves under the pointer; a wrong answer can be changed.
    """

    answered = Signal(object, str)
    """What it is about has this answer, by its key."""

    withdrawn = Signal(object)
    """The answer to what it is about is taken back, and it is asked again."""

    def __init__(self, ask: EveningQuestion, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self.words = Label(ask.words, weight=BOLD, wraps=True)
        self.setAccessibleName(ask.words)
        self.change = Button(_("Change"), look, ButtonKind.LINK)
        self.change.clicked.connect(self._withdraw)
        kept = self.change.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.change.setSizePolicy(kept)
        self.change.hide()
        self.answers: dict[str, Button] = {}
        self._row = QWidget()
        flow = FlowLayout(self._row, across=4, down=4)
        for key, label in ask.answers:
            button = self.answers[key] = Button(label, look)
            button.setAccessibleDescription(ask.words)
            button.clicked.connect(partial(self._answer, key, label))
            flow.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.words, 1)
        head.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._row)

    @property
    def settled(self) -> bool:
        """Whether it needs no answer any more."""
        return self._row.isHidden()

    def settle(self, answer: str = "") -> None:
        """Ask no longer, and say what the answer was, if it was given here."""
        if self.settled:
            return
        kept = self._row.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._row.setSizePolicy(kept)
        self._row.hide()
        self.change.setVisible(bool(answer))
        text = _("{what}: {answer}") if answer else _("{what} is answered.")
        self._say(text.format(what=self.ask.short, answer=answer))

    def reopen(self) -> None:
        """Ask again."""
        self._row.show()
        self.change.hide()
        self._say(self.ask.words)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.change.setAccessibleName(_("Change: {answer}").format(answer=words))

    def _answer(self, key: str, label: str, _checked: bool = False) -> None:
        self.settle(label)
        self.answered.emit(self.ask.subject, key)

    def _withdraw(self) -> None:
        self.reopen()
        self.withdrawn.emit(self.ask.subject)
