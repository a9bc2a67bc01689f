"""Asks once, on return, what an absence was, and carries out the answer."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.gui.process.window_activation import delete_on_close
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.domain.presence.absences import Booked
    from tltimer.domain.rules import Rules
    from tltimer.gui.controllers.week import WeekController
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.notifications.missed_review import MissedReview
    from tltimer.gui.notifications.notifier import Notifier, Press
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.gui.notifications.saved_answer import SavedAnswer
    from tltimer.gui.popups.absence import AwayPopup
    from tltimer.services.absences import Absences
    from tltimer.services.reports import Reports
    from tltimer.services.undo_redo import UndoRedo
    from tltimer.wording.absence import AbsenceAnswer

MOST_BUTTONS = 2
FIVE_MINUTES = 5 * 60

HOLDS_BACK = timedelta(hours=1)
"""The time for which an unanswered question holds back others; then it is left to the menu and the review."""


class AbsenceController(QObject):
    """One question at a time: an absence that comes while it is open joins it. Unanswered, it waits for the review."""

    def __init__(
        self,
        absences: Absences,
        undo_redo: UndoRedo,
        reports: Reports,
        policy: NotificationPolicy,
        week: WeekController,
        notifier: Notifier,
        missed: MissedReview,
        changes: DataChanges,
        saved: SavedAnswer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._saved = saved
        self._absences = absences
        self._undo_redo = undo_redo
        self._reports = reports
        self._policy = policy
        self._week = week
        self._notifier = notifier
        self._missed = missed
        self._changes = changes
        self._open: tuple[Booked, ...] = ()
        self._before: tuple[Booked, ...] = ()
        self._answers: tuple[AbsenceAnswer, ...] = ()
        self._step: tuple[int, str] | None = None
        self._done = ""
        self._asked_at: datetime | None = None
        self._joins_missed = False
        self._popup: AwayPopup | None = None
        self.by_notification = QGuiApplication.platformName().startswith("wayland")
        """Whether no window can refuse the keyboard here, so that a notification asks."""

    @property
    def popup(self) -> AwayPopup:
        """The popup; made when it is first needed."""
        if self._popup is None:
            self._popup = self._make_popup()
        return self._popup

    @property
    def asks(self) -> bool:
        """Whether a question is on the screen."""
        return bool(self._open) and self._is_shown

    @property
    def _is_shown(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    @property
    def holds_back(self) -> bool:
        """Whether the question is so new that others wait for its answer."""
        return self.asks and self._asked_at is not None and self._reports.now() - self._asked_at < HOLDS_BACK

    def ask(self, booked: tuple[Booked, ...]) -> None:
        """Ask about absences that have just been booked, if that is allowed now."""
        still_open = self._absences.still_open(self._open)
        if not self.asks:
            cause = format_instant(booked[0].span.start)
            status = self._reports.status()
            if not self._policy.permit(Topic.AWAY, cause, status, self._reports.rules()):
                return
            self._joins_missed = self._missed.claim(status) is not None
        self._open, self._step, self._done = (*still_open, *booked), None, ""
        self._asked_at = self._reports.now()
        if self.by_notification:
            self._notify()
        else:
            self._show(quietly=True)

    def update(self) -> None:
        """Drop questions that were answered elsewhere."""
        if self._open and not self._check():
            self.close()
            self._notifier.withdraw(Topic.AWAY)

    def close(self) -> None:
        """Close the popup without an answer."""
        if self._popup is not None:
            self._popup.close()

    def _check(self) -> bool:
        """Return whether something is still open, and show it if it has become less."""
        still = self._absences.still_open(self._open)
        fewer, self._open = still != self._open, still
        if fewer and still and self.asks:
            self._show(quietly=True)
        return bool(still)

    def _show(self, quietly: bool) -> None:
        rules = self._reports.rules()
        span = Span(self._open[0].span.start, self._open[-1].span.end)
        self._answers = self._likely(span, rules)
        from tltimer.wording.absence import away_words

        title, cut = away_words(self._open, rules), self._cut(span, rules)
        self.popup.ask(title, span, cut, self._answers, rules.days.zone, self._done)
        if not self._is_shown or not quietly:
            self.popup.appear(quietly=quietly)

    def _notify(self) -> None:
        rules = self._reports.rules()
        self._answers = self._likely(Span(self._open[0].span.start, self._open[-1].span.end), rules)
        from tltimer.wording.absence import away_question, away_words

        buttons = [NotificationButton(answer.label, self._taking(answer)) for answer in self._answers[:MOST_BUTTONS]]
        buttons.append(NotificationButton(_("Something else…"), self._open_popup))
        title = away_words(self._open, rules)
        self._notifier.notify(
            UserNotification(Topic.AWAY, title, away_question(), tuple(buttons), self._open_popup, _("Answer"))
        )

    def _taking(self, answer: AbsenceAnswer) -> Press:
        return lambda _token: self._take(answer, None)

    def _open_popup(self, _token: str) -> None:
        if self._check():
            self._show(quietly=False)

    def _likely(self, span: Span, rules: Rules) -> tuple[AbsenceAnswer, ...]:
        first, last = rules.days.day_of(span.start), rules.days.day_of(span.end)
        meetings = [meeting for day in dates(first, last) for meeting in self._reports.day(day).meetings]
        recent = self._reports.log(first - ONE_DAY, last)
        from tltimer.wording.absence import answers_to

        return answers_to(self._open, meetings, recent, rules)

    def _cut(self, span: Span, rules: Rules) -> datetime:
        """Return the first place of a split: the start or end of a meeting in the span, else about its middle."""
        meetings = [meeting.span for meeting in self._reports.day(rules.days.day_of(span.start)).meetings]
        edges = [edge for meeting in meetings if overlap(meeting, span) for edge in (meeting.start, meeting.end)]
        inside = [edge for edge in edges if span.start < edge < span.end]
        if inside:
            return inside[0]
        middle = span.start + (span.end - span.start) / 2
        cut = middle - timedelta(seconds=middle.timestamp() % FIVE_MINUTES)
        return (cut if cut > span.start else middle).replace(microsecond=0)

    def _take(self, answer: AbsenceAnswer, until: datetime | None) -> None:
        from tltimer.wording.absence import answer_words

        whole = Span(self._open[0].span.start, until or self._open[-1].span.end)
        span = overlap(answer.span, whole) if answer.span is not None else whole
        span = span or whole
        before = self._open

        def record() -> None:
            self._open = self._absences.answer(before, answer.mode, person=answer.person, span=span)
            self._before = before
            self._step = self._undo_redo.mark()
            parts = [part for booked in before if (part := overlap(booked.span, span)) is not None]
            self._done = answer_words(answer, parts, self._reports.rules())

        if not self._changes.carry_out(record):
            self.close()
            return
        self._notifier.withdraw(Topic.AWAY)
        if self.asks:
            self._show(quietly=True)
        elif self._is_shown and not self._joins_missed:
            self.popup.show_answered(_("Saved to your log"), self._done)
        else:
            self._saved.show(self._done, self._undo)
            if self._open:
                self._notify()
            elif self._joins_missed:
                self._joins_missed = False
                has_keyboard = self._popup is not None and self._popup.isActiveWindow()
                self.close()
                if has_keyboard:
                    self._missed.open()
                else:
                    self._missed.follow()

    def _undo(self) -> None:
        step = self._step
        if step is None or not self._changes.carry_out(lambda: self._undo_redo.undo_change(step)):
            return
        self._open, self._step, self._done = self._before, None, ""
        if not self._check():
            return
        if self._is_shown or not self.by_notification:
            self._show(quietly=True)
        else:
            self._notify()

    def _make_popup(self) -> AwayPopup:
        from tltimer.gui.popups.absence import AwayPopup

        popup = AwayPopup(self._week.look)
        delete_on_close(popup)
        popup.answered.connect(self._take)
        popup.undone.connect(self._undo)
        popup.destroyed.connect(self._forget_popup)
        return popup

    def _forget_popup(self) -> None:
        self._popup = None
