"""Has the evening popup appear; ``reports/evening_popup_time.py`` decides when."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.instants import format_instant
from tltimer.reports.evening_popup_time import due_review
from tltimer.reports.notification_policy import Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from tltimer.domain.rules import Rules
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.reports.status import Status
    from tltimer.services.reports import Reports

LATER = timedelta(minutes=30)


class EveningReminder(QObject):
    """Emits ``due`` once today's review is due. A missed review has no notification of its own.

    Args:
        reports: answers without waiting.
        policy: permits the review.
        asked_else: returns whether another question is on the screen, for which this one waits.
    """

    due = Signal(object)
    """The review of today is due, an EveningReport."""

    def __init__(
        self,
        reports: Reports,
        policy: NotificationPolicy,
        asked_else: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._policy = policy
        self._asked_else = asked_else
        self._started = False
        self._later: datetime | None = None
        self._asked: date | None = None

    def start(self) -> None:
        """Begin to look; before, the app has something better to do."""
        self._started = True

    def look(self, status: Status, rules: Rules) -> None:
        """See whether the review is due now."""
        today = status.today.date
        if not self._started or today == self._asked or self._policy.is_quiet(today) or self._asked_else():
            return
        report = due_review(status, rules, self._policy.settings, self._later, lambda: self._reports.evening(today))
        if report is None:
            return
        # What was put off was asked for, so it is another cause.
        cause = f"{today} {format_instant(self._later)}" if self._later else f"{today}"
        if self._policy.permit(Topic.EVENING, cause, status, rules):
            self._asked = today
            self.due.emit(report)

    def put_off(self) -> None:
        """Remind again in half an hour."""
        self._later = self._reports.now() + LATER
        self._asked = None

    def finish(self, _day: date) -> None:
        """Remind no more: a day was reviewed."""
        self._later = None
