"""Notifications of what was refused or could not be read; calmly, and each problem once."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.gui.notifications.notifier import UserNotification
from tltimer.i18n.translate import _, ngettext
from tltimer.wording.formats import capitalized
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tltimer.gui.notifications.history import NotificationHistory
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.services.reports import Reports

LONGEST = 400
"""Letters of a notification."""

LONGEST_LINE = 200
"""Letters of a problem in a notification; the settings show all of it."""

NO_TRAY, UNREAD, SOME_UNREAD = "no tray", "unread", "unreadable"


class ErrorNotifications(QObject):
    """Shows refusals and problems as notifications; answers count to no budget."""

    def __init__(
        self, reports: Reports, history: NotificationHistory, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._history = history
        self._notifier = notifier
        self._known: frozenset[str] = frozenset()
        self._unread = ""

    def show_refusal(self, reason: str) -> None:
        """Tell why a request was refused."""
        self._show("refused", _("No change made"), reason)

    def show_problems(self) -> None:
        """Notify of new problems with reading files; if it is the whole log, of nothing else."""
        if self._unread:
            return
        problems = self._reports.problems()
        new = [problem for problem in problems if problem not in self._known]
        if self._known and not problems:
            self._notifier.withdraw(SOME_UNREAD)
        self._known = frozenset(problems)
        if new:
            self._show(SOME_UNREAD, _("tltimer could not read some of your data"), first_of(new))

    def show_unread(self, reason: str) -> None:
        """Tell, once for each reason, why the log cannot be read, and the way out."""
        if reason != self._unread:
            self.answer_unread(reason)

    def answer_unread(self, reason: str) -> None:
        """Tell why what the user asked to see cannot be read, each time."""
        self._unread = reason
        self._show(UNREAD, _("Your log cannot be read"), reason)

    def withdraw_unread(self) -> None:
        """Take it back, since the log can be read; what else cannot is told now."""
        if self._unread:
            self._unread = ""
            self._notifier.withdraw(UNREAD)
            self.show_problems()

    def show_unlogged_absence(self, reason: str) -> None:
        """Tell why an absence could not be logged; it is tried again."""
        self._show_failure(_("Your absence is not in your log yet"), reason)

    def show_missing_backup(self, reason: str) -> None:
        """Tell why the day's backup could not be made."""
        self._show_failure(_("No backup was made today"), reason)

    def show_unsaved_evidence(self, reason: str) -> None:
        """Tell why evidence could not be kept; it is tried again."""
        self._show_failure(_("tltimer could not save what it noticed"), reason)

    def _show_failure(self, title: str, reason: str) -> None:
        """Tell of something that failed unasked, unless the log cannot be read, which is told already."""
        if not self._unread:
            self.tell(title, capitalized(reason))

    def explain_window(self, reason: str) -> None:
        """Tell, once and for all, why there is a window instead of an icon."""
        if self._history.first_ever(NO_TRAY):
            self._show(NO_TRAY, _("No system tray found"), reason)

    def withdraw_explanation(self, tray: bool) -> None:
        """Take it back, since there is a tray after all."""
        if tray:
            self._notifier.withdraw(NO_TRAY)

    def tell(self, title: str, text: str) -> None:
        """Tell the outcome of a request."""
        self._show("answer", title, text)

    def _show(self, topic: str, title: str, text: str) -> None:
        self._notifier.notify(UserNotification(topic, title, text[:LONGEST]))


def first_of(problems: Sequence[str]) -> str:
    """Return the first of some problems, with how many more there are, and where."""
    first = one_line(problems[0], LONGEST_LINE)
    more = len(problems) - 1
    if not more:
        return first
    words = ngettext(
        "{first} {count} more problem: see Settings › Data.",
        "{first} {count} more problems: see Settings › Data.",
        more,
    )
    return words.format(first=first if first.endswith((".", "…")) else f"{first}.", count=more)
