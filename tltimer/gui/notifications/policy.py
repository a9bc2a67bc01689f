"""Gives leave to say something by itself, and remembers that it was said."""

from collections.abc import Callable
from datetime import date

from tltimer.domain.rules import Rules
from tltimer.gui.notifications.history import NotificationHistory
from tltimer.reports.notification_policy import Hush, Topic, may_say
from tltimer.reports.status import Status
from tltimer.services.quiet_mode import QuietMode
from tltimer.services.reports import Reports


def nothing_said() -> bool:
    """A desktop that never asks for silence."""
    return False


class NotificationPolicy:
    """All that is said unasked asks here first; what decides it is ``may_say``.

    Args:
        overview: tells the settings.
        said: what was said today.
        quiet: the day on which nothing is to be said.
        unwanted: says whether the desktop is set not to disturb; asked only if all else allows a notification.
    """

    def __init__(
        self, reports: Reports, said: NotificationHistory, quiet: QuietMode, unwanted: Callable[[], bool] = nothing_said
    ) -> None:
        self._reports = reports
        self._said = said
        self._quiet = quiet
        self._unwanted = unwanted

    def give(self, topic: Topic, cause: str, status: Status, rules: Rules) -> bool:
        """Give leave to show a notification now, which counts as said then."""
        day, settings = status.today.date, self._reports.settings()
        said, ever, last = self._said.of(day), self._said.ever(), self._said.last(topic)

        def may(hush: Hush) -> bool:
            return may_say(topic, cause, said, status, settings, rules.modes, hush, ever, last)

        if not may(Hush(for_today=self._quiet.is_on(day))) or not may(Hush(desktop=self._unwanted())):
            return False
        self._said.add(day, topic, cause, status.now)
        return True

    def ever(self) -> tuple[str, ...]:
        """Give the causes of what was said once for all, on whatever day."""
        return self._said.ever()

    def is_quiet(self, day: date) -> bool:
        """Say whether the user wants to hear nothing on a day."""
        return self._quiet.is_on(day)

    def first_hint(self, day: date, hint: str) -> bool:
        """Say whether a hint, which is no notification of the day's budget, is due; it is not due again on that day."""
        return self._said.first_hint(day, hint)
