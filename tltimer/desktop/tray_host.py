"""Hears when the desktop's tray comes and goes."""

import sys

from PySide6.QtCore import QObject, Signal

WATCHER = "org.kde.StatusNotifierWatcher"


class TrayHostWatch(QObject):
    """Says when the service of the tray appears on the session bus and when it leaves; silent where there is no bus."""

    came = Signal()
    went = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher: QObject | None = None

    def start(self) -> None:
        """Begin to listen."""
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        watcher = QDBusServiceWatcher(WATCHER, bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self)
        watcher.serviceRegistered.connect(lambda _name: self.came.emit())
        watcher.serviceUnregistered.connect(lambda _name: self.went.emit())
        self._watcher = watcher
