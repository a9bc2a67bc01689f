"""Makes a backup on each day on which the app runs."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.journal.backup import keep_backup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.paths import Home
    from tltimer.services.reports import Reports


class AutoBackup(QObject):
    """Makes the day's backup in a thread, as ten years of log take a while to pack; ``refused`` says why it could not.

    Args:
        home: the files to back up, and the place of the backups.
        overview: has the date.
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
            threading.Thread(target=self._keep, args=(today,), name="backup", daemon=True).start()

    def _keep(self, today: date) -> None:
        try:
            keep_backup(self._home, today)
        except Refused as refusal:
            self.refused.emit(str(refusal))
