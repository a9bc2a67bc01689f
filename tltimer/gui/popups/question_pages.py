"""The pages of the end-of-day review: one for each question, then whatever is added behind them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from tltimer.gui.popups.due_promises import DuePromiseList
from tltimer.gui.popups.noticed_list import NoticedList
from tltimer.gui.popups.question import AnswerChoice
from tltimer.gui.popups.unlogged_meetings import UnloggedList
from tltimer.reports.evening_questions import (
    DROP,
    LATER_DAY,
    DuePromises,
    NoticedDifferences,
    StalePromise,
    UnloggedMeetings,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from tltimer.domain.rules import Rules
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.evening_questions import (
        EveningQuestion,
        OpenItems,
    )
    from tltimer.wording.evening import QuestionWords


class QuestionPages(QStackedWidget):
    """Shows the answers to one question at a time; the page of a question has its number, counted from 0."""

    answer_chosen = Signal(int, str, str)
    """The question of a number has an answer: its key and its words."""

    meetings_chosen = Signal(int, object)
    """Meetings, a tuple of them, are chosen on the page of a number."""

    difference_answered = Signal(object, str)
    difference_undone = Signal(object)
    """One Disagreement of a list has an answer, or it is undone."""

    promise_kept = Signal(object)
    promise_unkept = Signal(object)
    """A Promise was kept, or its tick is taken away again."""

    promise_later_wanted = Signal(object)
    promise_drop_wanted = Signal(object)
    """A new day is to be asked for a Promise, or why it is dropped."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._question_pages: list[QWidget] = []

    def show_questions(
        self, questions: Sequence[EveningQuestion], words: Sequence[QuestionWords], report: EveningReport, rules: Rules
    ) -> None:
        """Make a page for each question, in place of those of other questions."""
        for page in self._question_pages:
            self.removeWidget(page)
            page.deleteLater()
        self._question_pages = []
        for number, (question, its_words) in enumerate(zip(questions, words, strict=True)):
            page = self._make_page(number, question, its_words, report, rules)
            self._question_pages.append(page)
            self.insertWidget(number, page)

    def settle(self, report: EveningReport, open_items: OpenItems) -> None:
        """Show on the lists what was answered elsewhere."""
        for page in self._question_pages:
            if isinstance(page, DuePromiseList):
                page.settle(open_items.due)
            elif isinstance(page, NoticedList):
                page.settle(open_items.differences)
            elif isinstance(page, UnloggedList):
                page.settle(report.unlogged)

    def reopen_difference(self, subject: object) -> None:
        """Ask again about one Disagreement of a list; nothing else is in such a list."""
        for page in self._question_pages:
            if isinstance(page, NoticedList) and subject in page.rows:
                page.reopen(subject)

    def tallest(self, width: int) -> int:
        """Return the height of the tallest page at a width."""
        pages = map(self.widget, range(self.count()))
        return max(_height_for(page, width) for page in pages if page is not None)

    def _make_page(
        self, number: int, question: EveningQuestion, words: QuestionWords, report: EveningReport, rules: Rules
    ) -> QWidget:
        subject = question.subject
        if isinstance(subject, NoticedDifferences) and len(subject.places) > 1:
            noticed = NoticedList(subject.places, rules)
            noticed.answered.connect(self.difference_answered)
            noticed.undone.connect(self.difference_undone)
            return noticed
        if isinstance(subject, UnloggedMeetings):
            unlogged = UnloggedList(subject.meetings, rules.days.zone, self._look)
            unlogged.chosen.connect(lambda meetings: self.meetings_chosen.emit(number, meetings))
            return unlogged
        if isinstance(subject, DuePromises):
            due = DuePromiseList(subject.promises, report.day.date)
            due.kept.connect(self.promise_kept)
            due.unkept.connect(self.promise_unkept)
            due.later_wanted.connect(self.promise_later_wanted)
            due.drop_wanted.connect(self.promise_drop_wanted)
            return due
        choice = AnswerChoice(words, self._look)
        choice.chosen.connect(lambda key, label: self._choose(number, subject, key, label))
        return choice

    def _choose(self, number: int, subject: object, key: str, label: str) -> None:
        if key == LATER_DAY and isinstance(subject, StalePromise):
            self.promise_later_wanted.emit(subject.promise)
        elif key == DROP and isinstance(subject, StalePromise):
            self.promise_drop_wanted.emit(subject.promise)
        else:
            self.answer_chosen.emit(number, key, label)


def _height_for(page: QWidget, width: int) -> int:
    layout = page.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return page.sizeHint().height()
