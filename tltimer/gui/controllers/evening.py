"""Shows the look back at a day and carries out its answers."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.meetings.moves import Move
from tltimer.domain.timeline.entries import Entry
from tltimer.errors import Refused
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.notifications.notifier import Notifier
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic
from tltimer.services.bootstrap import Program
from tltimer.system.notifications.interface import OPEN, Notification
from tltimer.wording import formats

if TYPE_CHECKING:
    from tltimer.gui.controllers.evening_answers import EveningAnswers
    from tltimer.gui.popups.evening import EveningPopup
    from tltimer.reports.evening import EveningReport

LATER = "later"


class EveningController(QObject):
    """One popup at a time; where no program can keep from taking the keyboard, a notification whose button opens it."""

    changed = Signal()
    refused = Signal(str)
    put_off = Signal()
    done = Signal(object)
    week_wanted = Signal(str)
    day_wanted = Signal(object)
    """A day is to be corrected, a date."""

    promise_later_wanted = Signal(object)
    promise_drop_wanted = Signal(object)
    """It is to be asked by when a Promise is to be kept instead, or why it is dropped."""

    def __init__(
        self, program: Program, windows: WeekController, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._tracker = program.tracker
        self._reports = program.reports.at_hand()
        self._windows = windows
        self._notifier = notifier
        self._popup: EveningPopup | None = None
        self._day: date | None = None
        self._answers: EveningAnswers | None = None

    @property
    def answers(self) -> "EveningAnswers":
        """What carries out the answers; made when it is first needed."""
        if self._answers is None:
            from tltimer.gui.controllers.evening_answers import EveningAnswers

            self._answers = EveningAnswers(self._program, self._reports)
        return self._answers

    @property
    def popup(self) -> "EveningPopup":
        """The popup; made when it is first needed."""
        if self._popup is None:
            self._popup = self._make_popup()
        return self._popup

    @property
    def asks(self) -> bool:
        """Say whether the popup stands there."""
        return self._popup is not None and self._popup.isVisible()

    def offer(self, report: "EveningReport") -> None:
        """Look back at a day without being asked to."""
        self._turn_to(report.day.date)
        if QGuiApplication.platformName().startswith("wayland"):
            title = _("{day}, looking back").format(day=formats.day_name(report.day.date))
            actions = ((OPEN, _("Look back")), ("open", _("Look back")), (LATER, _("Later, in 30 min")))
            from tltimer.wording.evening import evening_line

            self._notifier.notify(Notification(Topic.EVENING, title, evening_line(report), actions))
        else:
            self._show(report, quietly=True)

    def answer(self, action: str) -> None:
        """A button of the notification was pressed."""
        if action == LATER:
            self.put_off.emit()
        elif self._day is not None:
            self._show(self._reports.evening(self._day), quietly=False)

    def update(self) -> None:
        """Show what is true now, if the popup is open."""
        if self._popup is not None and self._day is not None and self.asks:
            report = self._reports.evening(self._day)
            self._popup.show_report(report, self._reports.rules(), self.answers.open.of(report))

    def close(self) -> None:
        """Close the popup without an answer."""
        if self._popup is not None:
            self._popup.close()

    def _turn_to(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.answers.turn_to(day)

    def _show(self, report: "EveningReport", quietly: bool) -> None:
        self.popup.show_report(report, self._reports.rules(), self.answers.open.of(report))
        self.popup.appear(quietly=quietly)

    def _make_popup(self) -> "EveningPopup":
        from tltimer.gui.popups.evening import EveningPopup

        popup = EveningPopup(self._windows.look)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.answered.connect(self._answer)
        popup.withdrawn.connect(self._withdraw)
        popup.promise_kept.connect(lambda one: self._carry_out(lambda: self.answers.keep(one)))
        popup.promise_unkept.connect(lambda one: self._carry_out(lambda: self.answers.withdraw(one.id)))
        popup.promise_later_wanted.connect(self.promise_later_wanted)
        popup.promise_drop_wanted.connect(self.promise_drop_wanted)
        popup.meetings_booked.connect(self._book)
        popup.note_written.connect(self._note)
        popup.message_wanted.connect(self._windows.copy_message)
        popup.never_wanted.connect(self._never_move)
        popup.later_chosen.connect(self.put_off)
        popup.looks_right.connect(self._finish)
        popup.week_wanted.connect(self._finish_with_week)
        popup.day_wanted.connect(self._correct)
        popup.destroyed.connect(self._let_go)
        return popup

    def _answer(self, subject: object, answer: str) -> None:
        if not self._carry_out(lambda: self.answers.take(subject, answer)):
            self.popup.ask_again(subject)

    def _withdraw(self, subject: object) -> None:
        self._carry_out(lambda: self.answers.withdraw(subject))

    def _book(self, meetings: tuple[Meeting, ...]) -> None:
        if self._day is None:
            return
        day, modes = self._reports.evening(self._day).day, self._reports.rules().modes
        from tltimer.reports.attendance import bookings_of

        bookings = bookings_of(meetings, day, modes, self._reports.now())
        self._carry_out(lambda: self._tracker.book(bookings))

    def _note(self, text: str, entry: Entry | None) -> None:
        if self._day is not None:
            self._carry_out(lambda: self.answers.note(text, entry))

    def _never_move(self, move: Move) -> None:
        from tltimer.wording.plan import series_words

        meeting = move.meeting
        self._carry_out(lambda: self._program.decisions.never_move(meeting.uid, series_words(meeting.title)))

    def _finish(self) -> None:
        day = self._day
        if day is not None and self._carry_out(
            lambda: self._tracker.look_back_done(day, self.answers.nothing, self.popup.offered)
        ):
            self.done.emit(day)

    def _finish_with_week(self) -> None:
        self._finish()
        self.week_wanted.emit("")

    def _correct(self) -> None:
        """Open the day; it is looked back at once more when it has been corrected."""
        self.put_off.emit()
        self.day_wanted.emit(self._day)

    def _carry_out(self, verb: Callable[[], object]) -> bool:
        try:
            verb()
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        self.changed.emit()
        return True

    def _let_go(self) -> None:
        self._popup = None
