"""The popup of the end-of-day review: one question at a time, without ever taking the keyboard."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.balance.new_contacts import NewContact
from tltimer.gui.popups.day_strip import DayStrip
from tltimer.gui.popups.due_promises import DuePromiseList
from tltimer.gui.popups.noticed_list import NoticedList
from tltimer.gui.popups.outcome import OutcomePage
from tltimer.gui.popups.question import AnswerChoice
from tltimer.gui.popups.question_pages import QuestionPages
from tltimer.gui.popups.share_gauge import ShareGauge
from tltimer.gui.popups.unlogged_meetings import UnloggedList
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, FIGURE
from tltimer.gui.widgets.popup_window import PopupWindow
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.i18n.translate import _
from tltimer.reports.evening_questions import (
    OTHER_TIMES,
    EveningQuestions,
    OpenItems,
    is_open,
)
from tltimer.reports.notes import notable
from tltimer.wording import formats
from tltimer.wording.evening import (
    answered_words,
    evening_line,
    progress_words,
    question_words,
    tomorrow_line,
    unlogged_question,
)
from tltimer.wording.notes import entry_name
from tltimer.wording.notifications import evening_title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent

    from tltimer.domain.rules import Rules
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.evening_questions import (
        EveningQuestion,
    )
    from tltimer.wording.evening import (
        QuestionWords,
    )

MARGIN = 22

ASIDE = 10
"""Pixels between a question and what stands beside it."""

MOST_ENTRIES = 4
"""About how many entries of the day a note can be; of more, the last ones."""


Page = AnswerChoice | NoticedList | UnloggedList | DuePromiseList | OutcomePage


class EveningPopup(PopupWindow):
    """Shows a day, asks what is open of it one by one, and takes a line of note at the end.

    It refuses the keyboard until it is clicked, and no button is a default one, so whatever is typed meanwhile goes
    where it went before. The strip and the share stay where they are; below them the questions change.
    """

    answered = Signal(object, str)
    """The subject of a question has this answer."""

    undone = Signal(object)
    """The answer about a subject is undone."""

    meetings_chosen = Signal(object, object)
    """Meetings, a tuple of them, of an UnloggedMeetings are to be put into the log."""

    note_written = Signal(str, object)
    """A line, and the Entry that it is about, None for the day."""

    later_chosen = Signal()
    week_wanted = Signal()
    day_wanted = Signal()
    done_chosen = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._asked: tuple[EveningQuestion, ...] = ()
        self._words: tuple[QuestionWords, ...] = ()
        self._settled: set[int] = set()
        self._undo: int | None = None
        self._date: date | None = None
        self._closing = False
        self.title = Label(factor=1.46, weight=BOLD)
        self.date = Label(muted=True, fills=True)
        self.line = Label(muted=True, fills=True)
        self.gauge = ShareGauge(look)
        self.strip = DayStrip(look)
        self.question = Label(factor=FIGURE, weight=BOLD, wraps=True)
        self.progress = Label(muted=True)
        self.detail = Label(muted=True, wraps=True)
        self.skip = Button(_("Skip"), ButtonKind.LINK)
        self.pages = QuestionPages(look)
        self.outcome = OutcomePage(look)
        self.done_line = Label(muted=True, fills=True)
        self.undo = Button(_("Undo"), ButtonKind.LINK)
        self.later = Button(_("Remind me in 30 min"))
        self.week = Button(_("Open the week"))
        self.done = Button(_("Done"), ButtonKind.MAIN)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(10)
        heading.addWidget(self.title)
        heading.addWidget(self.date, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.line, 1)
        row.addWidget(self.gauge)
        asked = QHBoxLayout()
        asked.setSpacing(ASIDE)
        asked.addWidget(self.question, 1)
        beside = QHBoxLayout()
        beside.setSpacing(ASIDE)
        for widget in (self.skip, self.progress):
            beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        asked.addLayout(beside)
        asked.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        answered = QHBoxLayout()
        answered.setSpacing(8)
        answered.addWidget(self.done_line, 1)
        answered.addWidget(self.undo)
        page = QVBoxLayout()
        page.setContentsMargins(MARGIN, MARGIN - 6, MARGIN, 0)
        page.setSpacing(4)
        page.addLayout(heading)
        page.addLayout(row)
        page.addSpacing(6)
        page.addWidget(self.strip)
        page.addSpacing(8)
        page.addLayout(asked)
        page.addWidget(self.detail)
        page.addSpacing(4)
        self._scroll = ScrollArea(self.pages)
        # The rounded ground is painted once, by the popup itself.
        self.pages.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        page.addWidget(self._scroll, 1)
        page.addLayout(answered)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, 8, MARGIN, MARGIN - 6)
        buttons.setSpacing(6)
        buttons.addWidget(self.later)
        buttons.addWidget(self.week)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self._outer.addLayout(page, 1)
        self._outer.addLayout(buttons)
        for button in (self.skip, self.undo):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        self.undo.hide()
        self.pages.addWidget(self.outcome)

    def _connect(self) -> None:
        self.pages.answer_chosen.connect(self._answer)
        self.pages.meetings_chosen.connect(self._add)
        self.pages.difference_answered.connect(self.answered)
        self.pages.difference_undone.connect(self.undone)
        self.outcome.typing.connect(self._type)
        self.outcome.written.connect(self.note_written)
        self.outcome.correction_wanted.connect(lambda: self._end(self.day_wanted))
        self.skip.clicked.connect(self._go_on)
        self.undo.clicked.connect(self._undo_last)
        self.later.clicked.connect(lambda: self._end(self.later_chosen))
        self.week.clicked.connect(lambda: self._end(self.week_wanted))
        self.done.clicked.connect(lambda: self._end(self.done_chosen))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def show_report(self, report: EveningReport, rules: Rules, questions: EveningQuestions | None = None) -> None:
        """Show a day; while it is open for that day no further questions come up.

        Args:
            report: the day.
            rules: by which it was made.
            questions: what is asked.
        """
        questions = questions or EveningQuestions((), OpenItems())
        zone, day = rules.days.zone, report.day.date
        self.title.setText(formats.day_name(day))
        self.date.setText(formats.date_words(day))
        self.line.setText(evening_line(report))
        self.gauge.show_share(report.week.coding_share_range, report.target, self.line.text())
        noticed = questions.open_items.noticed
        self.strip.show_report(report, rules.modes, zone, noticed.noticed if noticed is not None else None)
        self.outcome.tomorrow.setText(tomorrow_line(report, zone))
        self.outcome.tomorrow.setVisible(not report.belated)
        ends = rules.hours.ends_week(day)
        self.week.become(ButtonKind.MAIN if ends else ButtonKind.PLAIN)
        self.done.become(ButtonKind.PLAIN if ends else ButtonKind.MAIN)
        self.setWindowTitle(evening_title(formats.day_name(day)))
        self.setAccessibleDescription(self.line.text())
        if self.isVisible() and day == self._date:
            self._settle(report, questions)
            return
        self._date = day
        self._ask(questions, report, rules)
        named = [
            (entry_name(entry, rules.modes, formats.wall_time(entry.start, zone)), entry)
            for entry in notable(report.day, rules.modes)
        ]
        self.outcome.subject.show_entries(named[-MOST_ENTRIES:])
        self._show_page(0)

    @property
    def offered(self) -> tuple[str, ...]:
        """The keys of the people about whom it asks."""
        return tuple(question.subject.key for question in self._asked if isinstance(question.subject, NewContact))

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def ask_again(self, subject: object) -> None:
        """Ask again about what was answered here, as the answer could not be kept."""
        self.pages.reopen_difference(subject)
        for number, question in enumerate(self._asked):
            if question.subject == subject:
                self._settled.discard(number)
                self._say_done("", None)
                self._show_page(number)

    def _ask(self, questions: EveningQuestions, report: EveningReport, rules: Rules) -> None:
        self._asked = questions.questions
        start = report.day.span.start
        self._words = tuple(question_words(question, questions, start, rules) for question in self._asked)
        self._settled, self._undo = set(), None
        self.pages.show_questions(self._asked, self._words, report, rules)
        self._say_done("", None)

    def _settle(self, report: EveningReport, questions: EveningQuestions) -> None:
        """Leave out the questions that were answered elsewhere."""
        shown = self.pages.currentIndex()
        for number, question in enumerate(self._asked):
            if not is_open(question.subject, report, questions.open_items):
                self._settled.add(number)
        self.pages.settle(report, questions.open_items)
        if shown in self._settled and isinstance(self.page, AnswerChoice):
            self._go_on()

    def _answer(self, number: int, key: str, label: str) -> None:
        subject = self._asked[number].subject
        if key == OTHER_TIMES:
            self._end(self.day_wanted)
        else:
            self._settled.add(number)
            self._say_done(answered_words(self._words[number].short, label), number)
            self._go_on()
            self.answered.emit(subject, key)

    def _add(self, number: int, meetings: tuple[object, ...]) -> None:
        self._settled.add(number)
        self._say_done(unlogged_question(0, len(meetings)), number)
        self._go_on()
        self.meetings_chosen.emit(self._asked[number].subject, meetings)

    def _undo_last(self) -> None:
        number = self._undo
        if number is None:
            return
        self._settled.discard(number)
        self._say_done("", None)
        self.undone.emit(self._asked[number].subject)
        self._show_page(number)

    def _say_done(self, words: str, number: int | None) -> None:
        self.done_line.setText(words)
        self.undo.setVisible(number is not None)
        self.undo.setAccessibleName(_("Undo: {change}").format(change=words))
        self._undo = number

    def _go_on(self) -> None:
        after = range(self.pages.currentIndex() + 1, len(self._asked))
        self._show_page(next((number for number in after if number not in self._settled), len(self._asked)))

    def _show_page(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        last = number >= len(self._asked)
        if last:
            self.question.setText(_("Any outcome worth noting?"))
            self.detail.setText(_("Optional: one line, for the day or for an entry."))
        else:
            self.question.setText(self._words[number].question)
            self.detail.setText(self._words[number].detail)
        self.detail.setVisible(bool(self.detail.text()))
        # Of a single question there is no progress to tell.
        self.progress.setText("" if last or len(self._asked) == 1 else progress_words(number + 1, len(self._asked)))
        self.progress.setVisible(bool(self.progress.text()))
        self.skip.setVisible(not last)
        self.skip.setText(self._words_to_go_on(number))
        self.skip.setAccessibleDescription(self.question.text())
        self.strip.point_at(None if last else self._asked[number].span)
        self._order_tabs()

    def _words_to_go_on(self, number: int) -> str:
        """Return the label of the next step; a list can be left with nothing ticked, and that skips nothing."""
        if not isinstance(self.page, DuePromiseList | NoticedList):
            return _("Skip")
        return _("Next") if number + 1 < len(self._asked) else _("Note an outcome")

    def _order_tabs(self) -> None:
        """Let Tab go through the answers first, and from the last button on to them again."""
        parts = self.page.findChildren(QAbstractButton)
        note = [self.outcome.note] if self.page is self.outcome else []
        ends = (self.skip, self.undo, self.later, self.week, self.done)
        for before, after in pairwise((*parts, *note, *ends)):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose an answer by its number."""
        page = self.page
        if isinstance(page, AnswerChoice | UnloggedList) and event.text().isdecimal():
            page.press(int(event.text()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard: whoever clicks here means to answer."""
        self.take_keyboard()
        super().mousePressEvent(event)

    def appear(self, *, quietly: bool = True) -> None:
        """Show it in the corner beside the panel; ``quietly`` is without the keyboard, until it is clicked."""
        self._closing = False
        room, hint = self.room(), self.sizeHint()  # a compositor can have it wider
        fits = room.width() >= hint.width() and room.height() >= hint.height()
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scroll.setVerticalScrollBarPolicy(never if fits else needed)
        super().appear(quietly=quietly)

    def _type(self) -> None:
        self.take_keyboard()
        self.outcome.note.setFocus(Qt.FocusReason.MouseFocusReason)

    def sizeHint(self) -> QSize:
        """Ask for room for the largest page, so that nothing moves from question to question."""
        self._outer.invalidate()
        self._outer.activate()  # what is not shown yet keeps the heights of other words
        line = self.fontMetrics().height()
        width = max(line * 27, self._outer.sizeHint().width())
        inner = width - 2 * MARGIN - 2
        fixed_height = self._outer.totalHeightForWidth(width) - self._scroll.sizeHint().height()
        shown = self._height_of(self.question.text(), self.detail.text(), inner)
        longest = max((self._height_of(words.question, words.detail, inner) for words in self._words), default=shown)
        return QSize(width, fixed_height + max(0, longest - shown) + self.pages.tallest(inner) + line // 2)

    def _height_of(self, question: str, detail: str, width: int) -> int:
        """Return the height of a question and its detail at a width; both wrap."""
        beside = self.skip.sizeHint().width() + self.progress.sizeHint().width() + 2 * ASIDE
        room, wraps = QRect(0, 0, width, 1 << 15), Qt.TextFlag.TextWordWrap
        title = self.question.fontMetrics().boundingRect(room.adjusted(0, 0, -beside, 0), wraps, question)
        below = self.detail.fontMetrics().boundingRect(room, wraps, detail)
        return title.height() + below.height()

    def _end(self, reason: SignalInstance) -> None:
        self._closing = True
        self.outcome.note.finish()
        self.close()
        reason.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lose nothing that was written."""
        super().closeEvent(event)
        if not self._closing:
            self._closing = True
            self.outcome.note.finish()
