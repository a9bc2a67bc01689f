"""Asks for decisions about the target: each once, and only those that should not wait for the week window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.rules import Rules
    from tltimer.gui.controllers.target import TargetController
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.reports.status import Status
    from tltimer.services.reports import Reports


class TargetNotifications(QObject):
    """Looks once an hour of the working day, since weeks take a moment to count.

    Args:
        reports: answers without waiting.
        policy: permits the questions.
        notifier: shows them.
        target: carries out the answers.
        show_week: opens the week, with the desktop's token for opening a window.
    """

    def __init__(
        self,
        reports: Reports,
        policy: NotificationPolicy,
        notifier: Notifier,
        target: TargetController,
        show_week: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._policy = policy
        self._notifier = notifier
        self._target = target
        self._show_week = show_week
        self._now: tuple[Status, Rules] | None = None
        self._looked: object = None
        self._asked: object = None

    def know(self, status: Status, rules: Rules) -> None:
        """Take note of the present."""
        self._now = (status, rules)

    def look(self) -> None:
        """Ask for the decision that is due, if it is time to look."""
        if self._now is None:
            return
        status, rules = self._now
        window = status.today.free.window
        hour = (status.today.date, status.now.hour)
        if window is None or not window.covers(status.now) or hour == self._looked:
            return
        self._looked = hour
        self._ask(status, rules)

    def follow_decisions(self) -> None:
        """Take the question back if something was decided since, and look again soon."""
        if self._asked is not None and self._decisions() != self._asked:
            self._asked = None
            self._looked = None
            self._notifier.withdraw(Topic.TARGET)

    def _decisions(self) -> object:
        return self._reports.choices(), self._reports.intentions()

    def _ask(self, status: Status, rules: Rules) -> None:
        from tltimer.domain.balance.target import kept, week_decided
        from tltimer.reports.week_prompt import WeekPrompt, asked_in, cause_to_say
        from tltimer.wording import notifications, target

        report = self._reports.week(rules.days.week_of(status.today.date), trend_weeks=0)
        prompt = asked_in(report, rules)
        cause = cause_to_say(prompt, report, rules, self._policy.ever())
        if prompt is None or cause is None or not self._policy.permit(Topic.TARGET, cause, status, rules):
            return
        self._asked = self._decisions()
        coming = week_decided(status.today.date, rules.days)
        keep = NotificationButton(
            target.keep_words(kept(coming, report.choices, rules.days)), lambda _token: self._target.keep()
        )
        change = NotificationButton(_("Change it…"), self._target.change)
        buttons = {
            WeekPrompt.FIRST: (NotificationButton(_("Set a target…"), self._target.change),),
            WeekPrompt.INTENTION: (
                NotificationButton(_("Done"), lambda _token: self._target.answer(True)),
                NotificationButton(_("Not yet"), lambda _token: self._target.answer(False)),
            ),
            WeekPrompt.ENDED: (keep, change),
        }.get(prompt, (keep, change, NotificationButton(_("Choose one action…"), self._target.act)))
        title, body = notifications.week_prompt_words(prompt, report, coming)
        self._notifier.notify(UserNotification(Topic.TARGET, title, body, buttons, self._show_week, _("Open the week")))
