"""A second picture of each window on Wayland, since the first one can be torn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WAIT_MS = 250


class SecondPaint(QObject):
    """Paints a window once more after it appeared or took another size.

    Qt 6.12 pads the lines of its pictures, and KWin 5.27 shows some of those sheared until they are sent again.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(window.update)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait until the window has its size."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._timer.start()
        return False


def is_wayland() -> bool:
    """Return whether windows are shown on Wayland."""
    return QGuiApplication.platformName().startswith("wayland")


def paint_twice(window: QWidget) -> None:
    """Let a window be painted once more after it appears, where that is needed; to be called before it is shown."""
    if is_wayland() and window.findChild(SecondPaint) is None:
        SecondPaint(window)
