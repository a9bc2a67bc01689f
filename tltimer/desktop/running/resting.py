"""What is done once the app comes to rest: after the start, and when the last window has closed."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

A_MOMENT_MS = 1000
"""By then what was begun together has been painted, and what was closed has been deleted."""


class Resting(QObject):
    """Waits until nothing else goes on, and lets go then of what was used before.

    Args:
        let_go: does so; no other thread of Python runs meanwhile.
        threads: counts the threads of Python that run, this one included.
        parent: as of any QObject.
    """

    def __init__(
        self,
        let_go: Callable[[], object],
        threads: Callable[[], int] = threading.active_count,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._let_go = let_go
        self._threads = threads
        self._wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(A_MOMENT_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Something is over; look in a moment."""
        self._wanted = True
        self._timer.start()

    def look(self) -> None:
        """Let go if that is still to be done and nothing else goes on; else the next minute sees to it."""
        if self._wanted and not self._timer.isActive() and self._threads() == 1:
            self._wanted = False
            self._let_go()
