"""The answers to one question of the end-of-day review."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.gui.popups.answer_button import NUMBER_KEYS, AnswerButton, grid_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.gui.widgets.theme import Theme
    from tltimer.wording.evening import QuestionWords


class AnswerChoice(QWidget):
    """Offers answers of one click."""

    chosen = Signal(str, str)
    """The key and the words of an answer."""

    def __init__(self, words: QuestionWords, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers: dict[str, AnswerButton] = {}
        for number, (key, label) in enumerate(words.answers):
            button = AnswerButton(label, NUMBER_KEYS[number : number + 1], look)
            button.setAccessibleDescription(words.question)
            button.clicked.connect(partial(self._choose, key, label))
            self.answers[key] = button
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(grid_of(list(self.answers.values())))
        outer.addStretch(1)

    def press(self, number: int) -> None:
        """Choose the answer with a number, counted from 1."""
        buttons = list(self.answers.values())
        if 0 < number <= len(buttons):
            buttons[number - 1].click()

    def _choose(self, key: str, label: str, _checked: bool = False) -> None:
        self.chosen.emit(key, label)
