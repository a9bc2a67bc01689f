"""Asks by itself what is to be decided: each thing once, and only what should not wait until the week is looked at."""

from PySide6.QtCore import QObject

from tltimer.domain.rules import Rules
from tltimer.gui.controllers.target import ACT, CHANGE, DONE, KEEP, NOT_DONE
from tltimer.gui.notifications.notifier import Notices
from tltimer.gui.notifications.policy import Leave
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic
from tltimer.reports.status import Status
from tltimer.services.reports import Overview
from tltimer.system.notifications.interface import OPEN, Notice


class Reminder(QObject):
    """Looks once an hour of the working day: what it looks at are weeks, which takes a moment to count."""

    def __init__(self, overview: Overview, leave: Leave, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview = overview
        self._leave = leave
        self._notices = notices
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
            self._notices.withdraw(Topic.BAND)

    def _ask(self, status: Status, rules: Rules) -> None:
        from tltimer.domain.balance.target import kept, week_decided
        from tltimer.domain.timeline.weeks import week_of
        from tltimer.reports.week_prompt import Asked, asked_in, cause_to_say
        from tltimer.wording import target

        report = self._overview.week(week_of(status.today.date), swing_weeks=0)
        asked = asked_in(report, rules)
        cause = cause_to_say(asked, report, rules, self._leave.ever())
        if asked is None or cause is None or not self._leave.give(Topic.BAND, cause, status, rules):
            return
        self._asks = True
        coming = week_decided(status.today.date)
        keep = (KEEP, target.keep_words(kept(coming, report.choices)))
        actions = {
            Asked.FIRST: ((CHANGE, _("Choose a band…")),),
            Asked.INTENTION: ((DONE, _("Done")), (NOT_DONE, _("Not done"))),
            Asked.ENDED: (keep, (CHANGE, _("Change it…"))),
        }.get(asked, (keep, (CHANGE, _("Change it…")), (ACT, _("Do one thing…"))))
        title, body = target.asked_notice(asked, report, coming)
        self._notices.notify(Notice(Topic.BAND, title, body, ((OPEN, _("Open the week")), *actions)))
