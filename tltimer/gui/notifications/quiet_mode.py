"""Quiet for today, as chosen in the menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.reports.notification_policy import Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.notifications.notifier import Notifier
    from tltimer.services.quiet_mode import QuietMode
    from tltimer.services.reports import Reports


class QuietModeSwitch(QObject):
    """Turns it on and off; what is shown at that moment is withdrawn."""

    changed = Signal(bool)
    """The user wants quiet, or no longer."""

    def __init__(
        self,
        reports: Reports,
        quiet: QuietMode,
        notifier: Notifier,
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._quiet = quiet
        self._notifier = notifier
        self._changes = changes

    @property
    def is_on(self) -> bool:
        """Whether the user wants no notifications today."""
        return self._quiet.is_on(self._reports.today())

    def turn(self, on: bool) -> None:
        """Turn it on or off for today."""
        try:
            self._quiet.turn(self._reports.today(), on)
        except Refused as refusal:
            self._changes.refuse(str(refusal))
        else:
            if on:
                for topic in Topic:
                    self._notifier.withdraw(topic)
        self.changed.emit(self.is_on)
