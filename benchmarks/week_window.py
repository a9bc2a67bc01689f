"""Runs the app on a home, opens its week once and prints the seconds until it was painted; on a desktop with a tray."""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tltimer.gui.app import App
from tltimer.gui.qt_application import application
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.qt_tray import QtTray
from tltimer.gui.widgets.top_level import top_level_widgets
from tltimer.services.bootstrap import open_program


class Watcher(QObject):
    """Prints when the first window was painted, and ends the program."""

    def __init__(self, begin: float) -> None:
        super().__init__()
        self._begin = begin
        self._schedule = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the first painting; what is queued behind it comes after all of it."""
        if event.type() is QEvent.Type.Paint and not self._schedule:
            self._schedule = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        print(time.perf_counter() - self._begin)
        QApplication.exit(0)


qt = application(os.environ)
menu = ColouredMenu()
app = App(open_program(sys.argv[1], None, os.environ), QtTray(menu, qt), menu, qt)
app.begin()
watchers: list[Watcher] = []


def open_week() -> None:
    """Open it as the menu does."""
    watchers.append(Watcher(time.perf_counter()))
    app.week.show_week()
    from tltimer.gui.week.window import WeekWindow  # loading it is part of what is measured

    # Only its own parts: to see the events of all widgets would cost PySide a search for the type of each.
    window = next(widget for widget in top_level_widgets() if isinstance(widget, WeekWindow))
    for part in (window.header, window.days, window.leading, window.coding, window.trend, window.next):
        part.installEventFilter(watchers[0])


QTimer.singleShot(2000, open_week)
status = qt.exec()
app.end()
sys.exit(status)
