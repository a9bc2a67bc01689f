"""Says what repositories tell, when it may be said: within the working hours, each thing once a month."""

from PySide6.QtCore import QObject

from tltimer.domain.rules import Rules
from tltimer.gui.notifications.notifier import Notices
from tltimer.gui.notifications.policy import Leave
from tltimer.reports.notification_policy import Topic
from tltimer.reports.status import Status
from tltimer.system.notifications.interface import Notice


class CommitNotices(QObject):
    """Keeps what is to be said until there is leave to say it."""

    def __init__(self, leave: Leave, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = leave
        self._notices = notices
        self._waiting: list[list[str]] = []

    def take(self, found: list[list[str]]) -> None:
        """Take in what there is to say by now."""
        self._waiting = found

    def look(self, status: Status, rules: Rules) -> None:
        """Say one thing, if there is one and it may be said."""
        window = status.today.free.window
        if not self._waiting or window is None or not window.covers(status.now):
            return
        for topic, cause, title, body in self._waiting:
            if self._leave.give(Topic(topic), cause, status, rules):
                self._notices.notify(Notice(topic, title, body))
                return
