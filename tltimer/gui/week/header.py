"""The head of the week window: the week, its sentence, its gauge, its intention and its open question."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.target.answer_buttons import AnswerButtons
from tltimer.gui.week.gauge import Gauge
from tltimer.gui.week.intention_box import IntentionBox
from tltimer.gui.widgets.accessibility import unbroken
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.pager import Pager
from tltimer.gui.widgets.painting import BOLD, HEADLINE
from tltimer.gui.widgets.popup_menu import PopupMenu
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.target import unchosen_words
from tltimer.wording.week import week_explanation, week_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.week import WeekReport

A_MINUTE_S = 60
"""Unknown time that is shorter is no gap to fill."""


class AuditOffer(QWidget):
    """Offers to look at the last four weeks together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = _("Where do you think the last four weeks went? An audit compares your guess with what happened.")
        self.words = Label(words, muted=True, wraps=True)
        self.open = Button(_("Make a guess…"))
        self.not_now = Button(_("Not now"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)  # it is no part of the intention above
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.open)
        row.addWidget(self.not_now)
        self.hide()


class WeekHeader(QWidget):
    """Names the week, leads to others, and shows how its coding share compares with the target."""

    week_wanted = Signal(object)
    """Another week should be shown, a Week."""

    export_wanted = Signal(object)
    """This week should be saved as a file, a Week."""

    print_wanted = Signal(object)
    """This week should be printed, a Week."""

    audit_wanted = Signal()
    """The audit should be opened."""

    gap_wanted = Signal(object, object)
    """Unknown time should be shown, to be filled: its date, and where it begins."""

    audit_put_off = Signal()
    """No audit should be offered for some weeks."""

    settings_wanted = Signal()
    """The settings should be opened."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week: Week | None = None
        self._present: Week | None = None
        self.stepper = Pager(_("Previous week"), _("Next week"))
        self.present = Button(_("This week"))
        self.audit = Button(_("Audit…"))
        self.export = Button(_("Export…"))
        self.settings = Button(_("Settings"))
        self.sentence = Label(factor=HEADLINE, weight=BOLD, wraps=True)
        self.explanation = Label(muted=True, wraps=True)
        self.fill = Button(_("Fill the gap"), ButtonKind.LINK)
        self.fill.clicked.connect(self._show_gap)
        self._gap: tuple[date, datetime] | None = None
        self.gauge = Gauge(look)
        self.intention = IntentionBox(look)
        self.answers = AnswerButtons()
        self.offer = AuditOffer()
        self.offer.open.clicked.connect(self.audit_wanted)
        self.offer.not_now.clicked.connect(self.audit_put_off)
        self.stepper.stepped.connect(self.step)
        self.present.clicked.connect(self.show_present)
        self.audit.clicked.connect(self.audit_wanted)
        menu = PopupMenu(look, self.export)
        self.save = menu.addAction(_("Save as a file…"))
        self.save.triggered.connect(self.ask_for_export)
        self.print = menu.addAction(_("Print…"))
        self.print.triggered.connect(self.ask_for_print)
        self.export.setMenu(menu)
        self.settings.clicked.connect(self.settings_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.stepper)
        top.addStretch(1)
        for button in (self.present, self.audit, self.export, self.settings):
            top.addWidget(button)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(20)
        self._beside.addWidget(self.gauge, 132)
        self._beside.addWidget(self.intention, 100)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(top)
        outer.addWidget(self.sentence)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.explanation, 1)
        beside.addWidget(self.fill)
        beside.addStretch(0)  # takes the room that the explanation leaves
        beside.addWidget(self.answers.act_link)
        beside.addWidget(self.answers.link)
        outer.addLayout(beside)
        outer.addSpacing(2)
        outer.addLayout(self._beside)
        outer.addWidget(self.answers)
        outer.addWidget(self.offer)

    def stack(self, stacked: bool) -> None:
        """Put the intention below the gauge, or beside it."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(direction)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show a week and how it compares with the target."""
        self._week = report.week
        self._present = rules.days.week_of(rules.days.day_of(report.now))
        first = rules.days.first_day(report.week)
        self.stepper.show_words(formats.week_name(report.week), formats.week_dates(first))
        self.sentence.setText(unbroken(week_sentence(report)))
        self.answers.show_report(report, rules)
        words = (week_explanation(report), unchosen_words() if self.answers.can_wait else "")
        self.explanation.setText(unbroken(" ".join(filter(None, words))))
        self.explanation.setVisible(bool(self.explanation.text()))
        self._fit_explanation()
        unknown = (
            (day.date, entry.start)
            for day in report.days
            for entry in day.entries
            if entry.unconfirmed and entry.span.seconds >= A_MINUTE_S
        )
        self._gap = next(unknown, None)
        self.fill.setVisible(self._gap is not None)
        self.gauge.show_report(report)
        self.intention.show_report(report)
        self.present.setVisible(report.week != self._present)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the explanation again in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_explanation()

    def _fit_explanation(self) -> None:
        """Let the explanation be no wider than its words, so that the link to the gap follows them."""
        metrics = self.explanation.fontMetrics()
        self.explanation.setMaximumWidth(
            metrics.horizontalAdvance(self.explanation.text()) + metrics.averageCharWidth()
        )

    def offer_audit(self, offered: bool) -> None:
        """Offer an audit below the gauge, unless the week asks something itself."""
        self.offer.setVisible(offered and not self.answers.decides)

    def step(self, weeks: int) -> None:
        """Ask for the week so many weeks later."""
        if self._week is not None:
            self.week_wanted.emit(self._week.plus(weeks))

    def _show_gap(self) -> None:
        if self._gap is not None:
            self.gap_wanted.emit(*self._gap)

    def ask_for_export(self) -> None:
        """Ask for the week to be saved as a file."""
        if self._week is not None:
            self.export_wanted.emit(self._week)

    def ask_for_print(self) -> None:
        """Ask for the week to be printed."""
        if self._week is not None:
            self.print_wanted.emit(self._week)

    def show_present(self) -> None:
        """Ask for the present week."""
        if self._present is not None and self._present != self._week:
            self.week_wanted.emit(self._present)
