"""The question at the head of the week window, and the buttons that answer it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tltimer.domain.balance.target import kept, week_decided
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.i18n.translate import _
from tltimer.reports.week_prompt import WeekPrompt, asked_in, is_ending
from tltimer.wording import target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.reports.week import WeekReport

DECIDES = (WeekPrompt.DRIFT, WeekPrompt.DECIDE, WeekPrompt.ENDED, WeekPrompt.ENDS)


class AnswerButtons(QWidget):
    """The decision about a week, or the question that is open, one at a time; weeks long past show decisions only."""

    keep_chosen = Signal()
    """Keep the target."""

    change_wanted = Signal()
    """Another target is to be chosen."""

    act_wanted = Signal()
    """One action is to be chosen for the coming week."""

    undo_wanted = Signal()
    """The user wants to undo the decision just made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = self._decided = ""
        self.can_wait = False
        """Whether no target was set and nothing asks for one."""

        self.words = Label(wraps=True)
        self.keep = Button("")
        self.change = Button("")
        self.link = Button("", ButtonKind.LINK)
        """Leads to the target where nothing is asked; it stands beside the explanation."""

        self.act = Button(_("Choose one action…"), ButtonKind.MAIN)
        self.act_link = Button(_("Choose one action…"), ButtonKind.LINK)
        """Leads to an intention for the coming week at the end of a week that asks nothing and has none."""

        self.undo = Button(_("Undo"))
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons = QWidget()
        flow = FlowLayout(buttons, across=8, down=6)
        for button in (self.keep, self.change, self.act, self.undo):
            flow.addWidget(button)
        buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)  # takes the room of the words where there are none: the buttons stay at the left
        self.keep.clicked.connect(self.keep_chosen)
        self.change.clicked.connect(self.change_wanted)
        self.link.clicked.connect(self.change_wanted)
        self.act.clicked.connect(self.act_wanted)
        self.act_link.clicked.connect(self.act_wanted)

    @property
    def asks(self) -> bool:
        """Whether one of its buttons is filled."""
        return any(not button.isHidden() and button.kind is ButtonKind.MAIN for button in (self.change, self.act))

    @property
    def decides(self) -> bool:
        """Whether a question is open."""
        return not self.change.isHidden()

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the open question of a week, or what was decided."""
        asked = asked_in(report, rules)
        if asked is WeekPrompt.INTENTION:
            asked = None  # the box of the intention asks that
        today = rules.days.day_of(report.now)
        coming = week_decided(today, rules.days)
        choice = kept(coming, report.choices, rules.days)
        recent = report.week >= rules.days.week_of(today).plus(-1)
        settled = target.decided_words(report)
        self.can_wait = asked is None and recent and not report.choices
        self._settled = settled
        self.words.setText(target.asked_words(asked, report, coming) if asked else settled or self._decided)
        self.words.setVisible(bool(self.words.text()))
        decides = asked in DECIDES
        # Before it is shown, which has the style sheet look at it.
        self.change.become(_prominence(asked))
        self.keep.setVisible(decides)
        self.keep.setText(target.keep_words(choice))
        self.act.setVisible(asked in (WeekPrompt.DRIFT, WeekPrompt.DECIDE))
        self.change.setVisible(asked is not None)
        self.link.setVisible(asked is None and recent)
        ends = recent and is_ending(report, rules) and report.tells_share
        self.act_link.setVisible(ends and self.act.isHidden() and report.next_intention is None)
        for button in (self.change, self.link):
            button.setText(_change_words(asked, bool(report.choices)))
        self._show_self()

    def offer_undo(self, decided: str) -> None:
        """Show the decision just made and offer to undo it; "" to withdraw the offer."""
        self._decided = decided
        self.undo.setVisible(bool(decided))
        if not self.decides and (decided or not self._settled):
            self.words.setText(self._settled or decided)
            self.words.setVisible(bool(decided))
        self._show_self()

    def _show_self(self) -> None:
        shown = (self.change, self.undo)
        self.setVisible(bool(self.words.text()) or any(not button.isHidden() for button in shown))


def _prominence(asked: WeekPrompt | None) -> ButtonKind:
    return ButtonKind.MAIN if asked in (WeekPrompt.FIRST, WeekPrompt.ENDED, WeekPrompt.ENDS) else ButtonKind.PLAIN


def _change_words(asked: WeekPrompt | None, chosen: bool) -> str:
    if not chosen:
        return _("Set a target…")
    return _("Change it…") if asked in DECIDES else _("Change the target…")
