"""Lends Qt's loop to a connection of another library."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier


class SocketVisit(Protocol):
    """Anything with a connection at which messages arrive."""

    def fileno(self) -> int | None:
        """Return the descriptor to wait at; None while there is none to wait for."""

    def take_in(self) -> None:
        """Take in what has arrived there."""


class SocketListener(QObject):
    """Has news taken in as they arrive, for as long as there is a connection."""

    def __init__(self, visited: SocketVisit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visited = visited
        self._number = visited.fileno()
        self._notifier: QSocketNotifier | None = None
        if self._number is not None:
            self._notifier = QSocketNotifier(self._number, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._open)
            self._open()  # what arrived before anybody waited

    def _open(self) -> None:
        self._visited.take_in()
        self.look()

    def look(self) -> None:
        """Wait no longer where the connection is gone: a descriptor of nobody would never be quiet."""
        if self._notifier is not None and self._visited.fileno() != self._number:
            self._notifier.setEnabled(False)
