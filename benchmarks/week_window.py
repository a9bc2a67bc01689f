"""Opens the week of a home once and prints the seconds until it was painted; run on a desktop, with a home."""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

import tltimer.desktop.app  # noqa: F401 - the running app has it loaded
from tltimer.desktop.windows import Windows
from tltimer.program import open_program


class Watcher(QObject):
    """Prints when the first window was painted, and ends the program."""

    def __init__(self, begin: float) -> None:
        super().__init__()
        self._begin = begin
        self._seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the first painting; what is queued behind it comes after all of it."""
        if event.type() is QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        print(time.perf_counter() - self._begin)
        QApplication.exit(0)


app = QApplication(sys.argv)
overview = open_program(sys.argv[1], None, os.environ).overview.at_hand()
overview.status()
windows = Windows(overview)


def open_week() -> None:
    """Open it as the menu does."""
    watcher = Watcher(time.perf_counter())
    app.installEventFilter(watcher)
    windows.show_week()
    app.setProperty("watcher", watcher)


QTimer.singleShot(500, open_week)
sys.exit(app.exec())
