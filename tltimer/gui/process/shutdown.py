"""Ends the app cleanly when the system asks for it."""

from __future__ import annotations

import signal
import socket
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
"""Those that ask a program to end, as far as the system has them."""


class Shutdown(QObject):
    """Turns the signals that ask a program to end into a Qt signal.

    Python runs signal handlers between instructions, and Qt's loop at rest has none; the interpreter's wake-up
    descriptor does what a polling timer would do, without waking anything. It is a pair of sockets, since Windows
    can wait for nothing else.
    """

    requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for name in SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    def close(self) -> None:
        """Stop listening; a signal that comes while the app ends is passed over."""
        self._notifier.setEnabled(False)
        if self._writer.fileno() != -1:
            signal.set_wakeup_fd(-1)
        self._reader.close()
        self._writer.close()

    def _drain(self) -> None:
        with suppress(BlockingIOError):
            self._reader.recv(64)
        self.requested.emit()
