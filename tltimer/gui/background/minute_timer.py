"""The timer that everything periodic depends on: one tick a minute."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.clock import Clock

MINUTE = 60
SHORTEST_MS = 100


class MinuteTimer(QObject):
    """Ticks soon after each full minute of the clock; a machine at rest is woken by nothing else."""

    minute = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start(self.wait())

    def _tick(self) -> None:
        self.minute.emit()
        self._timer.start(self.wait())

    def wait(self) -> int:
        """Return the milliseconds until the next full minute; a fast clock ticks ten times a second at most."""
        wait_s = MINUTE - self._clock.now().second
        speed = self._clock.speed or 1.0
        return max(SHORTEST_MS, int(wait_s * 1000 / speed))
