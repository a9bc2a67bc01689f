"""The popup of the evening: looks back at the day without ever taking the keyboard."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.balance.new_contacts import Newcomer
from tltimer.domain.rules import Rules
from tltimer.gui.popups.day_strip import DayStrip
from tltimer.gui.popups.due_promises import DuePromises
from tltimer.gui.popups.note_field import NoteField, NoteSubject
from tltimer.gui.popups.question import Question
from tltimer.gui.popups.unlogged_meetings import Unlogged
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.move_proposal import MoveProposal
from tltimer.gui.widgets.painting import BOLD
from tltimer.gui.widgets.popup_window import PopupWindow
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.reports.evening import EveningReport
from tltimer.reports.evening_questions import EveningQuestions, Unanswered, evening_questions, is_open
from tltimer.reports.notes import notable
from tltimer.wording import formats
from tltimer.wording.evening import evening_line, tomorrow_line
from tltimer.wording.notes import entry_name

MARGIN = 22

MOST_ENTRIES = 4
"""About how many entries of the day a note can be; of more, the last ones."""

FRIDAY = 4


class EveningPopup(PopupWindow):
    """Shows the look back at a day, asks about what is open of it, and takes a line of note.

    It refuses the keyboard until the note is clicked, and no button is a default one, so whatever is typed meanwhile
    goes where it went before. Its last three buttons close it.
    """

    answered = Signal(object, str)
    """What a question is about, a Gap, OneToOne or Newcomer, has this answer."""

    withdrawn = Signal(object)
    """The answer to it is taken back."""

    promise_kept = Signal(object)
    promise_unkept = Signal(object)
    """A Promise was kept, or the tick at it is taken away again."""

    promise_later_wanted = Signal(object)
    promise_drop_wanted = Signal(object)
    """It is to be asked by when a Promise is to be kept instead, or why it is dropped."""

    meetings_booked = Signal(object)
    """Meetings, a tuple of them, are to be put into the log."""

    note_written = Signal(str, object)
    """A line, and the Entry that it is about, None for the day."""

    message_wanted = Signal(object)
    """The message that asks for a Move is to be copied."""

    never_wanted = Signal(object)
    """No move of the series of a Move is to be proposed again."""

    later_chosen = Signal()
    week_wanted = Signal()
    day_wanted = Signal()
    looks_right = Signal()

    dismissed = Signal()
    """It was closed without an answer."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._asked: tuple[Question, ...] = ()
        self._unlogged: Unlogged | None = None
        self._due: DuePromises | None = None
        self._date: date | None = None
        self._answered = False
        self.title = Label(factor=1.46, weight=BOLD)
        self.line = Label(muted=True, wraps=True)
        self.strip = DayStrip(look)
        self.correct = Button(_("Correct the day…"), look, ButtonKind.LINK)
        self.questions = QVBoxLayout()
        self.about = NoteSubject(look)
        self.note = NoteField(look)
        self.tomorrow = Label(muted=True, wraps=True)
        self.proposal = MoveProposal(look, ButtonKind.LINK)
        self.later = Button(_("Later, in 30 min"), look)
        self.week = Button(_("Open the week"), look)
        self.right = Button(_("Looks right"), look)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, 4)
        page.setSpacing(4)
        page.addWidget(self.title)
        page.addWidget(self.line)
        page.addSpacing(10)
        page.addWidget(self.strip)
        page.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignRight)
        page.addSpacing(12)
        self.questions.setSpacing(18)
        page.addLayout(self.questions)
        page.addSpacing(14)
        page.addWidget(Label(_("What came of it? (optional)"), weight=BOLD))
        page.addSpacing(2)
        page.addWidget(self.about)
        page.addWidget(self.note)
        page.addSpacing(14)
        page.addWidget(self.tomorrow)
        page.addWidget(self.proposal)
        page.addStretch(1)
        self._scroll = ScrollArea(self._page)
        # The rounded ground is painted once, by the popup itself.
        self._page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        buttons = self._buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
        buttons.setSpacing(6)
        buttons.addWidget(self.later)
        buttons.addWidget(self.week)
        buttons.addStretch(1)
        buttons.addWidget(self.right)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(buttons)

    def _connect(self) -> None:
        self.note.wanted.connect(self._type)
        self.note.written.connect(lambda line: self.note_written.emit(line, self.about.chosen))
        self.proposal.message_wanted.connect(self.message_wanted)
        self.proposal.never_wanted.connect(self.never_wanted)
        self.later.clicked.connect(lambda: self._end(self.later_chosen))
        self.week.clicked.connect(lambda: self._end(self.week_wanted))
        self.correct.clicked.connect(lambda: self._end(self.day_wanted))
        self.right.clicked.connect(lambda: self._end(self.looks_right))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def show_report(self, report: EveningReport, rules: Rules, questions: EveningQuestions | None = None) -> None:
        """Show the look back at a day; while it is open for that day no further questions come up.

        Args:
            report: the day.
            rules: by which it was made.
            questions: what is asked; without, only what the day itself leaves open.
        """
        questions = questions or evening_questions(report, Unanswered(), rules)
        zone, day = rules.days.zone, report.day.date
        self.title.setText(formats.day_name(day))
        self.line.setText(evening_line(report))
        self.strip.show_report(report, rules.modes, zone)
        self.tomorrow.setText(tomorrow_line(report, zone))
        self.tomorrow.setVisible(not report.belated)
        self.proposal.show_move(report.tomorrow_move, zone)
        self.week.become(ButtonKind.MAIN if day.weekday() == FRIDAY else ButtonKind.PLAIN)
        self.right.become(ButtonKind.PLAIN if day.weekday() == FRIDAY else ButtonKind.MAIN)
        self.setWindowTitle(_("{day}, looking back").format(day=formats.day_name(day)))
        self.setAccessibleDescription(self.line.text())
        if self.isVisible() and day == self._date:
            self._settle(report, questions)
            return
        self._date = day
        self._ask(questions, day, rules)
        named = [
            (entry_name(one, rules.modes, formats.wall_time(one.start, zone)), one)
            for one in notable(report.day, rules.modes)
        ]
        self.about.show_entries(named[-MOST_ENTRIES:])
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Have Tab go through what is asked first, and from the last button on to it again."""
        asked = [self._unlogged, *self._asked, self._due, self.about]
        parts = [one for part in asked if part is not None for one in part.findChildren(QAbstractButton)]
        ends = (self.proposal.copy, self.correct, self.later, self.week, self.right)
        for before, after in pairwise((*parts, self.note, *ends)):
            QWidget.setTabOrder(before, after)

    def _settle(self, report: EveningReport, questions: EveningQuestions) -> None:
        if self._unlogged is not None:
            self._unlogged.settle(report.unlogged)
        if self._due is not None:
            self._due.settle(questions.due)
        for question in self._asked:
            if not is_open(question.ask.subject, report, questions):
                question.settle()

    def _ask(self, questions: EveningQuestions, day: date, rules: Rules) -> None:
        clear(self.questions)
        zone = rules.days.zone
        self._unlogged = Unlogged(questions.unlogged, zone, self._look) if questions.unlogged else None
        if self._unlogged is not None:
            self._unlogged.booked.connect(self.meetings_booked)
            self.questions.addWidget(self._unlogged)
        self._asked = tuple(Question(ask, self._look) for ask in questions.asks)
        for question in self._asked:
            question.answered.connect(self.answered)
            question.withdrawn.connect(self.withdrawn)
            self.questions.addWidget(question)
        self._due = DuePromises(questions.due, day, self._look) if questions.due else None
        if self._due is not None:
            self._due.kept.connect(self.promise_kept)
            self._due.unkept.connect(self.promise_unkept)
            self._due.later_wanted.connect(self.promise_later_wanted)
            self._due.drop_wanted.connect(self.promise_drop_wanted)
            self.questions.addWidget(self._due)

    def ask_again(self, subject: object) -> None:
        """Ask again about what was answered here, as the answer could not be kept."""
        for question in self._asked:
            if question.ask.subject == subject:
                question.reopen()

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions, answered ones included."""
        return self._asked

    @property
    def offered(self) -> tuple[str, ...]:
        """The keys of the people about whom it asks."""
        subjects = (question.ask.subject for question in self._asked)
        return tuple(one.key for one in subjects if isinstance(one, Newcomer))

    @property
    def due(self) -> DuePromises | None:
        """The list of promises that are due, if there are any."""
        return self._due

    @property
    def unlogged(self) -> Unlogged | None:
        """The list of meetings that the log did not have, if there were any."""
        return self._unlogged

    def appear(self, *, quietly: bool = True) -> None:
        """Show it in the corner beside the panel; ``quietly`` is without the keyboard, until its note is clicked."""
        self._answered = False
        # Left to itself a scroll bar stays once it was there: it makes its page narrower, and so longer.
        fits = self.room() == self.sizeHint()
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scroll.setVerticalScrollBarPolicy(never if fits else needed)
        super().appear(quietly=quietly)

    def _type(self) -> None:
        self.take_keyboard()
        self.note.setFocus(Qt.FocusReason.MouseFocusReason)

    def sizeHint(self) -> QSize:
        """Ask for as much as the text needs at a width that reads well."""
        buttons = self._buttons.sizeHint()
        letter = self.fontMetrics().averageCharWidth()
        asked = [*self._asked, *([self._due] if self._due else [])]
        rows = max((question.sizeHint().width() for question in asked), default=0) + 2 * MARGIN + 2
        width = max(letter * 58, min(rows, letter * 80), buttons.width() + MARGIN)
        page = self._page.layout()
        assert page is not None
        return QSize(width, page.totalHeightForWidth(width - 2) + buttons.height() + 2)

    def _end(self, said: SignalInstance) -> None:
        self._answered = True
        self.note.finish()
        self.close()
        said.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lose nothing that was written, and say so if nothing was answered."""
        super().closeEvent(event)
        if not self._answered:
            self._answered = True
            self.note.finish()
            self.dismissed.emit()
