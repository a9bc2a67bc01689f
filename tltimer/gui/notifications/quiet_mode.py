"""Quiet for today, as it is wished for in the menu."""

from PySide6.QtCore import QObject, Signal

from tltimer.errors import reason_of
from tltimer.gui.notifications.notifier import Notifier
from tltimer.reports.notification_policy import Topic
from tltimer.services.quiet_mode import QuietMode
from tltimer.services.reports import Reports


class QuietModeSwitch(QObject):
    """Begins and ends it; what is shown just then is taken back."""

    begun = Signal()
    changed = Signal()
    refused = Signal(str)

    def __init__(self, reports: Reports, quiet: QuietMode, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self._quiet = quiet
        self._notifier = notifier

    @property
    def is_on(self) -> bool:
        """Say whether nothing is to be said today."""
        return self._quiet.is_on(self._reports.today())

    def turn(self, on: bool) -> None:
        """Want silence for today, or no more."""
        try:
            self._quiet.turn(self._reports.today(), on)
        except OSError as error:
            self.refused.emit(reason_of(error))
        else:
            if on:
                for topic in Topic:
                    self._notifier.withdraw(topic)
                self.begun.emit()
        self.changed.emit()
