"""Asks by itself what is to be decided: each thing once, and only what should not wait until the week is looked at."""

from PySide6.QtCore import QObject

from tltimer.domain.rules import Rules
from tltimer.gui.controllers.target import ACT, CHANGE, DONE, KEEP, NOT_DONE
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic
from tltimer.reports.status import Status
from tltimer.services.reports import Reports
from tltimer.system.notifications.interface import OPEN, Notification


class TargetNotifications(QObject):
    """Looks once an hour of the working day: what it looks at are weeks, which takes a moment to count."""

    def __init__(
        self, reports: Reports, leave: NotificationPolicy, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._leave = leave
        self._notifier = notifier
        self._now: tuple[Status, Rules] | None = None
        self._looked: object = None
        self._asks = False

    def know(self, status: Status, rules: Rules) -> None:
        """Take in the present."""
        self._now = (status, rules)

    def look(self) -> None:
        """Ask what is to be asked, if it is time to look."""
        if self._now is None:
            return
        status, rules = self._now
        window = status.today.free.window
        hour = (status.today.date, status.now.hour)
        if window is None or not window.covers(status.now) or hour == self._looked:
            return
        self._looked = hour
        self._ask(status, rules)

    def take_back(self) -> None:
        """Something was decided, so what is still shown need not be."""
        self._looked = None
        if self._asks:
            self._asks = False
            self._notifier.withdraw(Topic.TARGET)

    def _ask(self, status: Status, rules: Rules) -> None:
        from tltimer.domain.balance.target import kept, week_decided
        from tltimer.reports.week_prompt import WeekPrompt, asked_in, cause_to_say
        from tltimer.wording import target

        report = self._reports.week(rules.days.week_of(status.today.date), trend_weeks=0)
        asked = asked_in(report, rules)
        cause = cause_to_say(asked, report, rules, self._leave.ever())
        if asked is None or cause is None or not self._leave.give(Topic.TARGET, cause, status, rules):
            return
        self._asks = True
        coming = week_decided(status.today.date, rules.days)
        keep = (KEEP, target.keep_words(kept(coming, report.choices, rules.days)))
        actions = {
            WeekPrompt.FIRST: ((CHANGE, _("Choose a target…")),),
            WeekPrompt.INTENTION: ((DONE, _("Done")), (NOT_DONE, _("Not done"))),
            WeekPrompt.ENDED: (keep, (CHANGE, _("Change it…"))),
        }.get(asked, (keep, (CHANGE, _("Change it…")), (ACT, _("Do one thing…"))))
        title, body = target.asked_notification(asked, report, coming)
        self._notifier.notify(Notification(Topic.TARGET, title, body, ((OPEN, _("Open the week")), *actions)))
