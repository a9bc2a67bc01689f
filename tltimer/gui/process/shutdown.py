"""Ends the app cleanly when the system asks for it."""

import os
import signal
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Shutdown(QObject):
    """Turns SIGTERM, SIGINT and SIGHUP into a Qt signal.

    Python runs signal handlers between instructions, and a loop of Qt at rest has none; the interpreter's wake-up
    pipe does what a timer that polls would do, without waking anything.
    """

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read_end, self._write_end = os.pipe()
        os.set_blocking(self._read_end, False)
        os.set_blocking(self._write_end, False)
        signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read_end, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take_in)

    def _take_in(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._read_end, 64)
        self.wanted.emit()
