"""One question of the evening: what a gap of the day was."""

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.desktop.pieces.button import Button
from tltimer.desktop.pieces.flow import FlowLayout
from tltimer.desktop.pieces.label import Label
from tltimer.desktop.pieces.look import Look
from tltimer.desktop.pieces.painting import BOLD
from tltimer.language import _
from tltimer.report import wording
from tltimer.report.evening import Gap
from tltimer.report.sentences_evening import gap_question
from tltimer.timeline.modes import Mode, ModeList


class Question(QWidget):
    """Asks what a gap was and offers every mode, and nothing at all, as answers of one click.

    Once answered it says so and keeps its room, so that nothing moves under the pointer.
    """

    filled = Signal(object, str)
    """The gap was a mode: its Span, and the mode's key."""

    nothing_chosen = Signal(object)
    """The gap was nothing: its Span."""

    def __init__(self, gap: Gap, modes: ModeList, zone: tzinfo, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gap = gap
        self._start, self._end = (wording.wall_time(at, zone) for at in (gap.span.start, gap.span.end))
        self.words = Label(gap_question(self._start, self._end, gap.unknown), weight=BOLD, wraps=True)
        self.setAccessibleName(self.words.text())
        self.answers: dict[str, Button] = {}
        self._row = QWidget()
        flow = FlowLayout(self._row, across=4, down=4)
        for mode in modes.offered:
            self.answers[mode.key] = self._answer(mode.label, look)
            self.answers[mode.key].clicked.connect(partial(self._fill, mode))
            flow.addWidget(self.answers[mode.key])
        self.nothing = self._answer(_("Nothing"), look)
        self.nothing.clicked.connect(self._say_nothing)
        flow.addWidget(self.nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.words)
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
        text = _("{start} – {end}: {answer}") if answer else _("{start} – {end} is answered.")
        self.words.setText(text.format(start=self._start, end=self._end, answer=answer))
        self.setAccessibleName(self.words.text())

    def _answer(self, label: str, look: Look) -> Button:
        button = Button(label, look)
        button.setAccessibleDescription(self.words.text())
        return button

    def _fill(self, mode: Mode, _checked: bool = False) -> None:
        self.settle(mode.label)
        self.filled.emit(self.gap.span, mode.key)

    def _say_nothing(self) -> None:
        self.settle(_("nothing"))
        self.nothing_chosen.emit(self.gap.span)
