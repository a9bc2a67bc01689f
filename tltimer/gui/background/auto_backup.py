"""Makes a backup on each day on which the app runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tltimer.gui.background.task import BackgroundTask, carry_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.paths import Home
    from tltimer.services.reports import Reports


class AutoBackup(QObject):
    """Has the day's backup made in a child process, as packing ten years of log takes a while and megabytes.

    ``refused`` says why it could not be made.

    Args:
        home: the files to back up, and the place of the backups.
        reports: has the date.
    """

    refused = Signal(str)

    def __init__(self, home: Home, reports: Reports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._reports = reports
        self._day: date | None = None

    def look(self) -> None:
        """Begin a backup if the date has changed since the last look; returns at once."""
        today = self._reports.today()
        if today != self._day:
            self._day = today
            task = BackgroundTask(lambda: carry_out(self._home, "keep-backup", today.isoformat()), self)
            task.refused.connect(self.refused)
            task.start()
