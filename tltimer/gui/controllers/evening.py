"""Shows the end-of-day review and carries out its answers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.gui.process.window_activation import delete_on_close
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.entries import Entry
    from tltimer.gui.controllers.evening_answers import EveningAnswersController
    from tltimer.gui.controllers.week import WeekController
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.popups.evening import EveningPopup
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.evening_questions import Subject, UnloggedMeetings
    from tltimer.services.bootstrap import Program
    from tltimer.services.evidence import Evidence


class EveningController(QObject):
    """One popup at a time; where no program can refuse the keyboard, a notification whose button opens it."""

    put_off = Signal()
    """The user wants to be reminded."""

    done = Signal(object)
    """A day was reviewed, a date."""

    week_wanted = Signal()
    day_wanted = Signal(object)
    """The user wants to correct a day, a date."""

    noticed_rejected = Signal(object)
    """The log is kept as it is, against the evidence of a Disagreement."""

    promise_later_wanted = Signal(object)
    """The user wants another day for a Promise."""

    promise_drop_wanted = Signal(object)
    """The user drops a Promise, and is to be asked why."""

    def __init__(
        self,
        program: Program,
        week: WeekController,
        notifier: Notifier,
        changes: DataChanges,
        evidence: Callable[[], Evidence],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._evidence = evidence
        self._program = program
        self._reports = program.reports.at_hand()
        self._week = week
        self._notifier = notifier
        self._changes = changes
        self._popup: EveningPopup | None = None
        self.by_notification = QGuiApplication.platformName().startswith("wayland")
        """Whether no window can refuse the keyboard here, so that a notification asks."""
        self._day: date | None = None
        self._answers: EveningAnswersController | None = None

    @property
    def answers(self) -> EveningAnswersController:
        """The answers' executor; made when it is first needed."""
        if self._answers is None:
            from tltimer.gui.controllers.evening_answers import EveningAnswersController

            self._answers = EveningAnswersController(self._program, self._reports, self._evidence())
        return self._answers

    @property
    def popup(self) -> EveningPopup:
        """The popup; made when it is first needed."""
        if self._popup is None:
            self._popup = self._make_popup()
        return self._popup

    @property
    def asks(self) -> bool:
        """Whether the popup is on the screen."""
        return self._popup is not None and self._popup.isVisible()

    def offer(self, report: EveningReport) -> None:
        """Start a review unasked: without taking the keyboard."""
        self._open_day(report.day.date)
        if not self.by_notification:
            self._show(report, quietly=True)
            return
        from tltimer.wording.evening import evening_line
        from tltimer.wording.notifications import evening_title

        buttons = (
            NotificationButton(_("Review the day"), self._open),
            NotificationButton(_("Remind me in 30 min"), lambda _token: self.put_off.emit()),
        )
        title = evening_title(formats.day_name(report.day.date))
        self._notifier.notify(
            UserNotification(Topic.EVENING, title, evening_line(report), buttons, self._open, _("Review the day"))
        )

    def show(self, day: date | None = None, token: str = "") -> None:
        """Open the review of a day, today's unless another is given, because the user asked for it."""
        self._open_day(day or self._reports.today())
        self._notifier.withdraw(Topic.EVENING)
        self._open(token)

    def follow(self, day: date) -> None:
        """Open the review of a day after another question, without the keyboard where a window can do without."""
        self._open_day(day)
        self._notifier.withdraw(Topic.EVENING)
        self._show(self._reports.evening(day), quietly=not self.by_notification)

    def update(self) -> None:
        """Bring the popup up to date, if it is open."""
        if self._popup is not None and self._day is not None and self.asks:
            report = self._reports.evening(self._day)
            self._popup.show_report(report, self._reports.rules(), self.answers.open.of(report))

    def close(self) -> None:
        """Close the popup without an answer."""
        if self._popup is not None:
            self._popup.close()

    def _open(self, _token: str) -> None:
        if self._day is not None:
            self._show(self._reports.evening(self._day), quietly=False)

    def _open_day(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.answers.open_day(day)

    def _show(self, report: EveningReport, quietly: bool) -> None:
        self.popup.show_report(report, self._reports.rules(), self.answers.open.of(report))
        self.popup.appear(quietly=quietly)

    def _make_popup(self) -> EveningPopup:
        from tltimer.gui.popups.evening import EveningPopup

        popup = EveningPopup(self._week.look)
        delete_on_close(popup)
        popup.answered.connect(self._answer)
        popup.undone.connect(self._withdraw)
        popup.pages.promise_kept.connect(lambda promise: self._carry_out(lambda: self.answers.keep(promise)))
        popup.pages.promise_unkept.connect(lambda promise: self._carry_out(lambda: self.answers.withdraw(promise.id)))
        popup.pages.promise_later_wanted.connect(self.promise_later_wanted)
        popup.pages.promise_drop_wanted.connect(self.promise_drop_wanted)
        popup.meetings_chosen.connect(self._add_meetings)
        popup.note_written.connect(self._note)
        popup.later_chosen.connect(self.put_off)
        popup.done_chosen.connect(self._finish)
        popup.week_wanted.connect(self._finish_with_week)
        popup.day_wanted.connect(self._correct)
        popup.destroyed.connect(self._forget_popup)
        return popup

    def _answer(self, subject: Subject | Disagreement, answer: str) -> None:
        if not self._carry_out(lambda: self.answers.take(subject, answer)):
            self.popup.ask_again(subject)
            return
        rejected = self.answers.kept(subject, answer)
        if rejected is not None:
            self.noticed_rejected.emit(rejected)

    def _withdraw(self, subject: object) -> None:
        self._carry_out(lambda: self.answers.withdraw(subject))

    def _add_meetings(self, subject: UnloggedMeetings, meetings: tuple[Meeting, ...]) -> None:
        if not self._carry_out(lambda: self.answers.add_meetings(subject, meetings)):
            self.popup.ask_again(subject)

    def _note(self, text: str, entry: Entry | None) -> None:
        if self._day is not None:
            self._carry_out(lambda: self.answers.note(text, entry))

    def _finish(self) -> None:
        day = self._day
        if day is not None and self._carry_out(lambda: self._program.tracker.look_back_done(day, self.popup.offered)):
            self.done.emit(day)

    def _finish_with_week(self) -> None:
        self._finish()
        self.week_wanted.emit()

    def _correct(self) -> None:
        """Open the day; the reminder comes once it has been corrected."""
        self.put_off.emit()
        self.day_wanted.emit(self._day)

    def _carry_out(self, change: Callable[[], object]) -> bool:
        return self._changes.carry_out(change)

    def _forget_popup(self) -> None:
        self._popup = None
