"""Notifications of days off that a calendar brings, each once; one click makes them working days again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import ngettext
from tltimer.reports.notification_policy import Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.reports.days_off import DaysOff
    from tltimer.reports.status import Status
    from tltimer.services.days_off import DaysOffList
    from tltimer.services.reports import Reports


class DaysOffNotification(QObject):
    """Looks once an hour, and whenever calendars were read.

    Args:
        reports: answers without waiting.
        policy: permits the notification.
        notifier: shows it.
        days_off: makes days working days again.
        changes: carries that out.
        parent: as of any QObject.
    """

    def __init__(
        self,
        reports: Reports,
        policy: NotificationPolicy,
        notifier: Notifier,
        days_off: DaysOffList,
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._policy = policy
        self._notifier = notifier
        self._days_off = days_off
        self._changes = changes
        self._now: tuple[Status, Rules] | None = None
        self._looked: object = None

    def know(self, status: Status, rules: Rules) -> None:
        """Take note of the present."""
        self._now = (status, rules)

    def look_anew(self) -> None:
        """Notify of new days off, after calendars have been read."""
        self._looked = None
        self.look()

    def look(self) -> None:
        """Notify of new days off, if it is time to look."""
        if self._now is None:
            return
        status, rules = self._now
        hour = (status.today.date, status.now.hour)
        if hour == self._looked:
            return
        self._looked = hour
        if not self._reports.has_calendars():
            return
        from tltimer.reports.days_off import coming_days_off

        for days in coming_days_off(self._reports.all_days_off(), status.today.date, rules.hours):
            if self._policy.permit(Topic.DAYS_OFF, days.cause, status, rules):
                self._notify(days)
                return

    def _notify(self, days: DaysOff) -> None:
        from tltimer.wording.notifications import days_off_words

        count = (days.last - days.first).days + 1
        works = ngettext("Make it a working day", "Make them working days", count)
        button = NotificationButton(works, lambda _token: self._make_working(days))
        self._notifier.notify(UserNotification(Topic.DAYS_OFF, *days_off_words(days), (button,)))

    def _make_working(self, days: DaysOff) -> None:
        days_off = self._reports.days_off(days.first, days.last)
        self._changes.carry_out(lambda: self._days_off.remove(days.first, days.last, days_off))
