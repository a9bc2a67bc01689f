"""The head of the week window: which week, and the sentence that says how it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.weeks import Week
from tltimer.gui.target.answer_buttons import AnswerButtons
from tltimer.gui.widgets.accessibility import unbroken
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.pager import Pager
from tltimer.gui.widgets.painting import BOLD, HEADLINE
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.reports.week import WeekReport
from tltimer.wording import formats
from tltimer.wording.week import week_explanation, week_sentence


class WeekHeader(QWidget):
    """Names the week, leads to others, says how it stands and asks what is open."""

    week_wanted = Signal(object)
    """Another week should be shown, a Week."""

    export_wanted = Signal(object)
    """This week should be taken elsewhere, a Week."""

    print_wanted = Signal(object)
    """This week should be printed, a Week."""

    settings_wanted = Signal()
    """The settings should be shown."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week: Week | None = None
        self._present: Week | None = None
        self.stepper = Pager(look, _("The week before"), _("The week after"))
        self.present = Button(_("This week"), look)
        self.export = Button(_("Export…"), look)
        self.print = Button(_("Print…"), look)
        self.settings = Button(_("Settings"), look)
        self.sentence = Label(factor=HEADLINE, weight=BOLD, wraps=True)
        self.explanation = Label(factor=1.08, muted=True, wraps=True)
        self.answers = AnswerButtons(look)
        self.stepper.stepped.connect(self.step)
        self.present.clicked.connect(self.show_present)
        self.export.clicked.connect(self.ask_for_export)
        self.print.clicked.connect(self.ask_for_print)
        self.settings.clicked.connect(self.settings_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.stepper)
        top.addStretch(1)
        for button in (self.present, self.export, self.print, self.settings):
            top.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.sentence)
        words.addWidget(self.explanation)
        words.addSpacing(2)
        words.addWidget(self.answers)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(18)
        outer.addLayout(top)
        outer.addLayout(words)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show which week it is and how it stands."""
        self._week = report.week
        self._present = rules.days.week_of(rules.days.day_of(report.now))
        self.stepper.show_words(formats.week_name(report.week), formats.week_dates(report.days[0].date))
        self.sentence.setText(unbroken(week_sentence(report)))
        self.explanation.setText(week_explanation(report))
        self.explanation.setVisible(bool(self.explanation.text()))
        self.answers.show_report(report, rules)
        self.present.setEnabled(report.week != self._present)

    def step(self, weeks: int) -> None:
        """Ask for the week so many weeks later."""
        if self._week is not None:
            self.week_wanted.emit(self._week.plus(weeks))

    def ask_for_export(self) -> None:
        """Ask for the week that is shown to be taken elsewhere."""
        if self._week is not None:
            self.export_wanted.emit(self._week)

    def ask_for_print(self) -> None:
        """Ask for the week that is shown to be printed."""
        if self._week is not None:
            self.print_wanted.emit(self._week)

    def show_present(self) -> None:
        """Ask for the present week."""
        if self._present is not None and self._present != self._week:
            self.week_wanted.emit(self._present)
