"""What the head of the week window asks, and the buttons that answer it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tltimer.domain.balance.target import kept, week_decided
from tltimer.domain.rules import Rules
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.reports.week import WeekReport
from tltimer.reports.week_prompt import WeekPrompt, asked_in
from tltimer.wording import target

DECIDES = (WeekPrompt.DRIFT, WeekPrompt.DECIDE, WeekPrompt.ENDED, WeekPrompt.ENDS)


class AnswerButtons(QWidget):
    """Says what was decided or asks what is open, one thing at a time; weeks long past only tell."""

    keep_chosen = Signal()
    """The target is to be kept."""

    change_wanted = Signal()
    """Another target is to be chosen."""

    act_wanted = Signal()
    """One thing is to be chosen for the coming week."""

    answered = Signal(bool)
    """What was meant was done, or was not."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(wraps=True)
        self.done = Button(_("Done"), look)
        self.not_done = Button(_("Not done"), look)
        self.keep = Button("", look)
        self.change = Button("", look)
        self.act = Button(_("Do one thing…"), look, ButtonKind.MAIN)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons = QWidget()
        flow = FlowLayout(buttons, across=8, down=6)
        for button in (self.done, self.not_done, self.keep, self.change, self.act):
            flow.addWidget(button)
        buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)  # takes the room of the words where there are none: the buttons stay at the left
        self.keep.clicked.connect(self.keep_chosen)
        self.change.clicked.connect(self.change_wanted)
        self.act.clicked.connect(self.act_wanted)
        self.done.clicked.connect(lambda: self.answered.emit(True))
        self.not_done.clicked.connect(lambda: self.answered.emit(False))

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show what a week asks, or what was decided."""
        asked = asked_in(report, rules)
        today = rules.days.day_of(report.now)
        coming = week_decided(today, rules.days)
        choice = kept(coming, report.choices, rules.days)
        recent = report.week >= rules.days.week_of(today).plus(-1)
        settled = target.settled_words(report)
        if recent and not report.choices:
            settled = target.unchosen_words()
        self.words.setText(target.asked_words(asked, report, coming) if asked else settled)
        self.words.setVisible(bool(self.words.text()))
        decides = asked in DECIDES
        for button in (self.done, self.not_done):
            button.setVisible(asked is WeekPrompt.INTENTION)
        self.keep.setVisible(decides)
        self.keep.setText(target.keep_words(choice))
        self.act.setVisible(asked in (WeekPrompt.DRIFT, WeekPrompt.DECIDE))
        self.change.setVisible(decides or (asked is not WeekPrompt.INTENTION and recent))
        self.change.setText(_change_words(asked, bool(report.choices)))
        self.change.become(
            ButtonKind.MAIN if asked in (WeekPrompt.FIRST, WeekPrompt.ENDED, WeekPrompt.ENDS) else ButtonKind.PLAIN
        )
        for button in (self.keep, self.change):
            button.updateGeometry()
        self.setVisible(bool(self.words.text()) or self.change.isVisibleTo(self))


def _change_words(asked: WeekPrompt | None, chosen: bool) -> str:
    if not chosen:
        return _("Choose a target…")
    return _("Change it…") if asked in DECIDES else _("Change the target…")
