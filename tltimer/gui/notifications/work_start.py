"""Asks, once a day, whether to track the work that has begun, and about a timer that was forgotten."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic, not_tracking, running_too_long
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from tltimer.domain.rules import Rules
    from tltimer.gui.controllers.tracking import TrackingController
    from tltimer.gui.notifications.missed_review import MissedReview
    from tltimer.gui.notifications.notifier import Notifier, Press
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.gui.notifications.saved_answer import SavedAnswer
    from tltimer.reports.evening_questions import ForgottenTimer
    from tltimer.reports.status import Status

HOLDS_BACK = timedelta(hours=1)
"""For how long the unanswered question about yesterday's timer holds back others."""

MOST_STOPS = 2
"""The number of times that the question about yesterday offers; its last button opens the review, which has more."""


class WorkStartNotification(QObject):
    """Asks when somebody is at work: nothing has run yet that day, or one mode has run for too long.

    Args:
        policy: permits the questions.
        notifier: shows them.
        tracking: carries out the answers.
        missed: the review that was missed, whose questions join the first one of the day.
        saved: shows what an answer did to the log of an earlier day.
        asked_else: returns whether another question is on the screen, beside which this one waits.
        parent: as of any QObject.
    """

    switcher_wanted = Signal()
    """The user wants to choose from all modes."""

    day_wanted = Signal()
    """The user wants to correct today."""

    def __init__(
        self,
        policy: NotificationPolicy,
        notifier: Notifier,
        tracking: TrackingController,
        missed: MissedReview,
        saved: SavedAnswer,
        asked_else: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._policy = policy
        self._notifier = notifier
        self._tracking = tracking
        self._missed = missed
        self._saved = saved
        self._asked_else = asked_else
        self._now: tuple[Status, Rules] | None = None
        self._asked: Topic | None = None
        self._last_timer: ForgottenTimer | None = None
        self._looked_back_on: date | None = None
        self._looked_back_at: datetime | None = None

    @property
    def asks(self) -> bool:
        """Whether a question is on the screen."""
        return self._asked is not None

    def know(self, status: Status, rules: Rules) -> None:
        """Take note of the present; what runs answers a question."""
        self._now = (status, rules)
        answered = (self._asked is Topic.NOT_TRACKING and status.running is not None) or (
            self._asked is Topic.FORGOTTEN_TIMER and not self._is_open(status)
        )
        if self._asked is not None and answered:
            self._notifier.withdraw(self._asked)
            self._close()

    def look(self) -> None:
        """Ask, since somebody is there and using the machine."""
        if self._now is None or self._asked_else():
            return
        status, rules = self._now
        if self._looked_back_at is not None and status.now - self._looked_back_at >= HOLDS_BACK:
            self._close()  # unanswered; the menu has it still
        if self.asks:
            return
        self._ask_about_last_timer(status, rules)
        if not self.asks:
            self._ask_to_start(status, rules)
            self._ask_about_length(status, rules)

    def _is_open(self, status: Status) -> bool:
        if self._looked_back_at is None:
            return running_too_long(status) is not None
        return self._missed.forgotten_timer(status.today.date) == self._last_timer

    def _ask_about_last_timer(self, status: Status, rules: Rules) -> None:
        """Ask when the timer that ran on after the last working day should have stopped: the first question of a day.

        What ran is looked up once a day; the question waits until it may be asked.
        """
        if self._looked_back_on != status.today.date:
            self._looked_back_on = status.today.date
            self._last_timer = self._missed.forgotten_timer(status.today.date)
        timer = self._last_timer
        if timer is None or not self._policy.permit(Topic.FORGOTTEN_TIMER, timer.switch_id, status, rules):
            return
        self._looked_back_at = status.now
        if not self._is_open(status):
            self._close()
            return
        self._asked = Topic.FORGOTTEN_TIMER
        from tltimer.wording.evening import forgotten_timer_words

        buttons = [
            NotificationButton(formats.wall_time(stop, rules.days.zone), self._stopping(timer, stop, rules))
            for stop in timer.stops[-MOST_STOPS:]
        ]
        buttons.append(NotificationButton(_("Other time…"), self._open_last_review))
        title, body = forgotten_timer_words(timer, rules)
        self._notifier.notify(
            UserNotification(
                Topic.FORGOTTEN_TIMER, title, body, tuple(buttons), self._open_last_review, _("Other time…")
            )
        )

    def _ask_to_start(self, status: Status, rules: Rules) -> None:
        cause = not_tracking(status)
        coding = next((mode for mode in rules.modes.offered if mode.counts_as is CountsAs.CODING), None)
        if cause is None or coding is None or not self._policy.permit(Topic.NOT_TRACKING, cause, status, rules):
            return
        from tltimer.wording.notifications import missed_review_words, not_tracking_words

        self._asked = Topic.NOT_TRACKING
        buttons = [
            NotificationButton(coding.label, lambda _token: self._start(coding.key)),
            NotificationButton(_("Choose…"), lambda _token: self._choose()),
        ]
        missed = self._missed.claim(status)
        left = missed_review_words(missed.day_name, missed.count) if missed else ""
        if missed:
            buttons.append(NotificationButton(_("Answer"), lambda token: self._answer_missed(token)))
        buttons.append(NotificationButton(_("Not now"), lambda _token: self._close()))
        words = not_tracking_words(coding, left)
        self._notifier.notify(
            UserNotification(Topic.NOT_TRACKING, *words, tuple(buttons), lambda _token: self._choose(), _("Choose…"))
        )

    def _ask_about_length(self, status: Status, rules: Rules) -> None:
        cause = running_too_long(status)
        if cause is None or status.since is None:
            return
        if not self._policy.permit(Topic.FORGOTTEN_TIMER, cause, status, rules):
            return
        from tltimer.wording.notifications import forgotten_timer_words

        self._asked = Topic.FORGOTTEN_TIMER
        label = formats.mode_label(status.mode, rules.modes.mode(status.mode).label)
        words = forgotten_timer_words(label, formats.wall_time(status.since, rules.days.zone))
        buttons = (
            NotificationButton(_("Confirm full length"), lambda _token: self._confirm()),
            NotificationButton(_("Correct it…"), lambda _token: self._correct()),
        )
        self._notifier.notify(UserNotification(Topic.FORGOTTEN_TIMER, *words, buttons))

    def _stopping(self, timer: ForgottenTimer, at: datetime, rules: Rules) -> Press:
        def stop(_token: str) -> None:
            self._close()
            undo = self._tracking.stop_earlier(timer.switch_id, at)
            if undo is not None:
                from tltimer.wording.evening import stopped_words

                self._saved.show(stopped_words(timer, at, rules), undo)

        return stop

    def _open_last_review(self, token: str) -> None:
        self._close()
        self._missed.open_last(token)

    def _start(self, mode: str) -> None:
        self._close()
        self._tracking.switch(mode)

    def _choose(self) -> None:
        self._close()
        self.switcher_wanted.emit()

    def _answer_missed(self, token: str) -> None:
        self._close()
        self._missed.open(token)

    def _confirm(self) -> None:
        self._close()
        self._tracking.confirm()

    def _correct(self) -> None:
        self._close()
        self.day_wanted.emit()

    def _close(self) -> None:
        self._asked = None
        self._looked_back_at = None
