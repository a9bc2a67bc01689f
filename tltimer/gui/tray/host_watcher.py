"""Notices when the desktop's tray comes and goes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from tltimer.gui.process.socket_notifier import SocketListener

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.system.tray_hosts.status_notifier import StatusNotifierWatcher
    from tltimer.system.x11_selection import SelectionWatcher


class TrayHostWatcher(QObject):
    """Emits when a tray appears and when it leaves: the service on the session bus, or the tray of an older panel.

    It is silent where there is neither a bus nor an X11 display.
    """

    came = Signal()
    went = Signal()
    xembed_changed = Signal(bool)
    """An XEmbed tray is there now, or no more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel: StatusNotifierWatcher | None = None
        self._xembed: SelectionWatcher | None = None
        self._notifier: QSocketNotifier | None = None

    def start(self) -> None:
        """Begin to listen."""
        if sys.platform.startswith("linux"):
            self._listen_to_bus()
            self._listen_to_display(os.environ.get("DISPLAY", ""), bool(os.environ.get("WAYLAND_DISPLAY")))

    def _listen_to_bus(self) -> None:
        from tltimer.paths import session_bus
        from tltimer.system.dbus import GONE
        from tltimer.system.tray_hosts.status_notifier import StatusNotifierWatcher

        with suppress(*GONE):
            self._panel = StatusNotifierWatcher(session_bus(os.environ), self.came.emit, self.went.emit)
            SocketListener(self._panel, self)

    def _listen_to_display(self, display: str, wayland: bool) -> None:
        if not display:
            return
        from tltimer.system.x11_selection import TRAY, SelectionWatcher

        try:
            self._xembed = xembed = SelectionWatcher(display, TRAY)
        except (OSError, AttributeError):  # no display, or a library of another make
            return
        if wayland and not xembed.present:
            xembed.close()  # a connection that waits would keep the X server of a Wayland desktop running
            return
        number = xembed.fileno()
        if number is not None:
            self._notifier = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._take_in)
        if xembed.present:
            self.xembed_changed.emit(True)

    def _take_in(self) -> None:
        if self._xembed is None:
            return
        before = self._xembed.present
        self._xembed.take_in()
        if self._xembed.fileno() is None and self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._xembed.present != before:
            self.xembed_changed.emit(self._xembed.present)
            # Panels with both kinds bring up both; the service is told of apart, and its icon must not be made twice.
            if self._panel is None or not self._panel.present:
                (self.came if self._xembed.present else self.went).emit()
