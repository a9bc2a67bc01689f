"""Asks, once a day, whether the work that has begun is to be counted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.modes import CountsAs
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic, not_tracking
from tltimer.reports.status import Status
from tltimer.system.notifications.interface import OPEN, Notification

NO = "no"


class WorkStartNotification(QObject):
    """Asks when somebody is at work and nothing has run yet that day.

    Args:
        leave: gives leave to ask.
        notifications: shows the question.
        asked_else: says whether another question is on the screen, beside which this one waits.
        parent: as of any object of Qt.
    """

    mode_chosen = Signal(str)
    switch_wanted = Signal()

    def __init__(
        self,
        leave: NotificationPolicy,
        notifier: Notifier,
        asked_else: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._leave = leave
        self._notifier = notifier
        self._asked_else = asked_else
        self._now: tuple[Status, Rules] | None = None
        self._asks = False

    @property
    def asks(self) -> bool:
        """Say whether the question stands there."""
        return self._asks

    def know(self, status: Status, rules: Rules) -> None:
        """Take in the present; what runs answers the question."""
        self._now = (status, rules)
        if self._asks and status.running is not None:
            self._asks = False
            self._notifier.withdraw(Topic.NOT_TRACKING)

    def look(self) -> None:
        """Somebody is there and gives input."""
        if self._now is None or self._asked_else():
            return
        status, rules = self._now
        cause = not_tracking(status)
        if cause is None:
            return
        coding = next((mode for mode in rules.modes.offered if mode.counts_as is CountsAs.CODING), None)
        if coding is None or not self._leave.give(Topic.NOT_TRACKING, cause, status, rules):
            return
        self._asks = True
        question = _("{mode}?").format(mode=coding.label)
        actions = ((OPEN, _("Choose…")), (coding.key, coding.label), (NO, _("Not now")))
        self._notifier.notify(Notification(Topic.NOT_TRACKING, _("Not tracking"), question, actions))

    def answer(self, action: str) -> None:
        """A button of the notification was pressed."""
        self._asks = False
        if action == OPEN:
            self.switch_wanted.emit()
        elif action != NO:
            self.mode_chosen.emit(action)
