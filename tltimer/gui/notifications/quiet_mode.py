"""Quiet for today, as it is wished for in the menu."""

from PySide6.QtCore import QObject, Signal

from tltimer.gui.notifications.notifier import Notices
from tltimer.reports.notification_policy import Topic
from tltimer.services.quiet_mode import QuietDay
from tltimer.services.reports import Overview


class Silence(QObject):
    """Begins and ends it; what is shown just then is taken back."""

    begun = Signal()
    changed = Signal()
    refused = Signal(str)

    def __init__(self, overview: Overview, quiet: QuietDay, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overview = overview
        self._quiet = quiet
        self._notices = notices

    @property
    def is_on(self) -> bool:
        """Say whether nothing is to be said today."""
        return self._quiet.is_on(self._overview.today())

    def turn(self, on: bool) -> None:
        """Want silence for today, or no more."""
        try:
            self._quiet.turn(self._overview.today(), on)
        except OSError as problem:
            self.refused.emit(str(problem.strerror or problem))
        else:
            if on:
                for topic in Topic:
                    self._notices.withdraw(topic)
                self.begun.emit()
        self.changed.emit()
