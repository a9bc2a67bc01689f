"""Permits notifications, and remembers what was shown."""

from __future__ import annotations

from tltimer.reports.notification_policy import Silence, may_notify
from tltimer.services.notification_settings import notification_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tltimer.domain.rules import Rules
    from tltimer.gui.notifications.history import NotificationHistory
    from tltimer.reports.notification_policy import NotificationSettings, Topic
    from tltimer.reports.status import Status
    from tltimer.services.quiet_mode import QuietMode
    from tltimer.services.reports import Reports


def never_silent() -> bool:
    """Return False: a desktop that never asks for silence."""
    return False


class NotificationPolicy:
    """Every tip and question asks here first; ``may_notify`` decides.

    Args:
        reports: has the settings.
        history: what was shown.
        quiet: the day on which the user wants no notifications.
        do_not_disturb: returns whether the desktop wants none; asked only if all else allows a notification.
    """

    def __init__(
        self,
        reports: Reports,
        history: NotificationHistory,
        quiet: QuietMode,
        do_not_disturb: Callable[[], bool] = never_silent,
    ) -> None:
        self._reports = reports
        self._history = history
        self._quiet = quiet
        self._do_not_disturb = do_not_disturb

    @property
    def settings(self) -> NotificationSettings:
        """The settings for notifications."""
        return notification_settings(self._reports.settings())

    def permit(self, topic: Topic, cause: str, status: Status, rules: Rules) -> bool:
        """Return whether a notification may be shown now; if so, it counts as shown."""
        day, settings = status.today.date, self.settings
        sent, ever, last = self._history.sent_on(day), self._history.ever(), self._history.last(topic)

        def may(silence: Silence) -> bool:
            return may_notify(topic, cause, sent, status, settings, rules.modes, silence, ever, last)

        if not may(Silence(user=self._quiet.is_on(day))) or not may(Silence(desktop=self._do_not_disturb())):
            return False
        self._history.add(day, topic, cause, status.now)
        return True

    def ever(self) -> tuple[str, ...]:
        """Return the causes of what is shown once and never again."""
        return self._history.ever()

    def is_quiet(self, day: date) -> bool:
        """Return whether the user wants no notifications on a day."""
        return self._quiet.is_on(day)

    def first_today(self, day: date, hint: str) -> bool:
        """Return whether something that counts to no budget happens for the first time on a day."""
        return self._history.first_today(day, hint)
