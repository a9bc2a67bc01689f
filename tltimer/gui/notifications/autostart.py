"""Starting at login: does what the settings say, and asks once, after the first day of use."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _
from tltimer.reports.notification_policy import Topic
from tltimer.settings import schema
from tltimer.system.autostart.choose import follow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from tltimer.domain.rules import Rules
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.gui.notifications.policy import NotificationPolicy
    from tltimer.journal.journal import Journal
    from tltimer.paths import Home
    from tltimer.reports.status import Status
    from tltimer.services.reports import Reports

CAUSE = "asked"


class AutostartNotification(QObject):
    """Keeps the autostart entry in step with the setting.

    Args:
        home: whose app it is.
        journal: knows since when it is used.
        reports: has the settings.
        policy: permits the question.
        notifier: shows it.
        environ: the environment, which names the user's folders.
        asked_else: returns whether another question is on the screen, beside which this one waits.
        changes: told of problems.
    """

    def __init__(
        self,
        home: Home,
        journal: Journal,
        reports: Reports,
        policy: NotificationPolicy,
        notifier: Notifier,
        environ: Mapping[str, str],
        asked_else: Callable[[], bool],
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._journal = journal
        self._reports = reports
        self._policy = policy
        self._notifier = notifier
        self._environ = environ
        self._asked_else = asked_else
        self._changes = changes
        self._now: tuple[Status, Rules] | None = None
        self._checked: date | None = None
        self._used_before = False

    def follow(self) -> None:
        """Enter the app into the session, or take it out, as the settings say."""
        wanted = self._reports.settings()[schema.WITH_SESSION]
        works = follow(wanted, self._home, self._environ) or not wanted
        if not works and self._policy.first_today(self._reports.today(), "no session"):
            self._changes.tell(
                _("tltimer cannot start when you log in"),
                _("tltimer could not be added to the programs that start at login. To see why: tltimer doctor"),
            )

    def know(self, status: Status, rules: Rules) -> None:
        """Take note of the present."""
        self._now = (status, rules)

    def look(self) -> None:
        """Ask, since somebody is there, if there was a day of use before this one and it was never asked."""
        if self._now is None or self._asked_else():
            return
        status, rules = self._now
        if self._checked != status.today.date:
            self._checked, first = status.today.date, self._journal.first_at()
            self._used_before = first is not None and first < status.today.span.start
        if not self._used_before or not self._policy.permit(Topic.STARTING, CAUSE, status, rules):
            return
        self._used_before = False
        from tltimer.wording.notifications import autostart_words

        buttons = (
            NotificationButton(_("Start at login"), lambda _token: self._set(wanted=True)),
            NotificationButton(_("No"), lambda _token: self._set(wanted=False)),
        )
        self._notifier.notify(UserNotification(Topic.STARTING, *autostart_words(), buttons))

    def _set(self, wanted: bool) -> None:
        from tltimer.settings.toml_changes import write_setting

        text = "true" if wanted else "false"
        if self._changes.carry_out(lambda: write_setting(self._home.settings_file, schema.WITH_SESSION.key, text)):
            self.follow()
