"""The first page of the audit: where the time went, as the user thinks, and where it should go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.audit.estimates import first_aim, first_guess
from tltimer.gui.audit.split_bar import SplitBar
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUM
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.balance.target import Target
    from tltimer.gui.widgets.theme import Theme

WIDEST = 50
"""The greatest width of the bars, in lines of text, so that the position of a handle is seen at a glance."""


class GuessPage(QWidget):
    """Two questions, each with a bar; no figure of the span is shown here."""

    answered = Signal(object, object)
    """The guess and the aim, an Estimate each; None for both where the guess is skipped."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        guess_title, should = _("Where do you think your time went?"), _("Where should your time go?")
        self.guess, self.aim = SplitBar(look, guess_title), SplitBar(look, should)
        self.about_aim = Label(muted=True, wraps=True)
        self.skip = Button(_("Skip the guess"))
        self.show_answer = Button(_("Show the figures"), ButtonKind.MAIN)
        self.skip.clicked.connect(lambda: self.answered.emit(None, None))
        self.show_answer.clicked.connect(lambda: self.answered.emit(self.guess.estimate, self.aim.estimate))
        inner = QWidget()
        inner.setMaximumWidth(WIDEST * inner.fontMetrics().height())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 24, 0, 24)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addStretch(1)  # the window has the size of the answer: the questions stand a little above its middle
        about_guess = Label(
            _("Drag the two handles, or use the arrow keys. Your actual figures stay hidden until you answer."),
            muted=True,
            wraps=True,
        )
        for question, about, bar in ((guess_title, about_guess, self.guess), (should, self.about_aim, self.aim)):
            column.addWidget(Label(question, factor=SUM, weight=BOLD, wraps=True))
            column.addWidget(about)
            column.addWidget(bar)
            column.addSpacing(30)
        below = QHBoxLayout()
        below.addWidget(self.skip)
        below.addStretch(1)
        below.addWidget(self.show_answer)
        column.addLayout(below)
        column.addStretch(2)

    def begin(self, target: Target) -> None:
        """Put the handles where they start: at thirds, and at the middle of the target."""
        self.guess.show_estimate(first_guess())
        self.aim.show_estimate(first_aim(target))
        words = (
            _("Coding is preset to the middle of your target, {target}.")
            if target.chosen
            else _("Coding is preset to the middle of a common range, {target}.")
        )
        self.about_aim.setText(words.format(target=formats.target_range(target)))
