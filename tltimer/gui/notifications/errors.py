"""Says what could not be done or read; calmly, and each thing once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from tltimer.gui.notifications.history import NotificationHistory
from tltimer.gui.notifications.notifier import Notifier
from tltimer.i18n.translate import _, ngettext
from tltimer.services.reports import Reports
from tltimer.system.notifications.interface import Notification
from tltimer.wording.sanitize import one_line

LONGEST = 400
"""Letters of a notification."""

LONGEST_LINE = 200
"""Letters of a problem in a notification; the whole stands in the settings."""


class ErrorNotifications(QObject):
    """Shows refusals and problems as notifications; answers do not count against the day's limit."""

    def __init__(
        self, reports: Reports, said: NotificationHistory, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._said = said
        self._notifier = notifier
        self._complained: frozenset[str] = frozenset()

    def refuse(self, why: str) -> None:
        """Something that was asked for was not done."""
        self._say("refused", _("Nothing was changed"), why[:1].upper() + why[1:])

    def complain(self) -> None:
        """Say what cannot be read, when it is new."""
        found = self._reports.problems()
        new = [one for one in found if one not in self._complained]
        self._complained = frozenset(found)
        if new:
            self._say("unreadable", _("Something could not be read"), first_of(new))

    def tell_of_window(self) -> None:
        """Say why there is a window instead of an icon; once a day at most."""
        if self._said.first_hint(self._reports.today(), "no tray"):
            self._say(
                "no tray",
                _("This desktop shows no tray"),
                _("A small window does the same. GNOME shows the icon with the AppIndicator extension."),
            )

    def take_back(self, tray: bool) -> None:
        """There is a tray after all."""
        if tray:
            self._notifier.withdraw("no tray")

    def tell(self, title: str, text: str) -> None:
        """Say anything else that answers the user."""
        self._say("answer", title, text)

    def _say(self, topic: str, title: str, text: str) -> None:
        self._notifier.notify(Notification(topic, title, text[:LONGEST]))


def first_of(problems: Sequence[str]) -> str:
    """Give the first of some problems, and say how many more there are, and where."""
    first = one_line(problems[0], LONGEST_LINE)
    more = len(problems) - 1
    if not more:
        return first
    words = ngettext("{first} And {count} more in Settings, Data.", "{first} And {count} more in Settings, Data.", more)
    return words.format(first=first if first.endswith((".", "…")) else f"{first}.", count=more)
