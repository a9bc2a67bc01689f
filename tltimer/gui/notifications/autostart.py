"""Starting with the session: does what the settings say, and asks once, after the first day of use."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from tltimer.domain.rules import Rules
from tltimer.errors import Refused
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.i18n.translate import _
from tltimer.journal.journal import Journal
from tltimer.paths import Home
from tltimer.reports.notification_policy import Topic
from tltimer.reports.status import Status
from tltimer.services.reports import Reports
from tltimer.settings import schema
from tltimer.system.autostart.choose import follow
from tltimer.system.notifications.interface import Notification

YES, NO = "yes", "no"
CAUSE = "asked"


class AutostartNotification(QObject):
    """Keeps the entry of the session in step with the setting.

    Args:
        home: whose app it is.
        journal: tells since when it is used.
        overview: tells the settings.
        leave: says what may be said.
        notifications: shows the question.
        environ: the environment, which names the user's folders.
        asked_else: says whether another question is on the screen, beside which this one waits.
    """

    refused = Signal(str)
    failed = Signal(str, str)
    """The session has no place for it: a title and a text; once a day at most."""

    def __init__(
        self,
        home: Home,
        journal: Journal,
        reports: Reports,
        leave: NotificationPolicy,
        notifier: Notifier,
        environ: Mapping[str, str],
        asked_else: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._journal = journal
        self._reports = reports
        self._leave = leave
        self._notifier = notifier
        self._environ = environ
        self._asked_else = asked_else
        self._now: tuple[Status, Rules] | None = None
        self._schedule: date | None = None
        self._used_before = False

    def follow(self) -> None:
        """Enter the app into the session, or take it out, as the settings say."""
        wanted = self._reports.settings()[schema.WITH_SESSION]
        works = follow(wanted, self._home, self._environ) or not wanted
        if not works and self._leave.first_hint(self._reports.today(), "no session"):
            self.failed.emit(_("tltimer will not start with your session"), _("This desktop has no place to say so."))

    def know(self, status: Status, rules: Rules) -> None:
        """Take in the present."""
        self._now = (status, rules)

    def look(self) -> None:
        """Somebody is there: ask, if there was a day of use before this one and nothing was said of it yet."""
        if self._now is None or self._asked_else():
            return
        status, rules = self._now
        if self._schedule != status.today.date:
            self._schedule, first = status.today.date, self._journal.first_at()
            self._used_before = first is not None and first < status.today.span.start
        if not self._used_before or not self._leave.give(Topic.STARTING, CAUSE, status, rules):
            return
        self._used_before = False
        actions = ((YES, _("Start with the session")), (NO, _("No")))
        question = _("Shall tltimer start with your session? The settings change it at any time.")
        self._notifier.notify(Notification(Topic.STARTING, _("Starting by itself"), question, actions))

    def answer(self, action: str) -> None:
        """A button of the question was pressed; a click beside them is no answer."""
        if action not in (YES, NO):
            return
        from tltimer.settings.toml_file import write_setting

        wanted = "true" if action == YES else "false"
        try:
            write_setting(self._home.settings_file, schema.WITH_SESSION.key, wanted)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.follow()
