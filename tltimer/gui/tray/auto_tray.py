"""The tray of which one of two backends shows the icon."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QMenu

    from tltimer.gui.tray.pystray_tray import PystrayTray
    from tltimer.gui.tray.qt_tray import QtTray

GRACE_MS = 2000
"""Panels bring up their kinds of tray one after the other."""


class AutoTray(QObject):
    """Shows the icon by Qt or by pystray, as the user wants, or as it works here, and changes over when that changes.

    Args:
        qt: Qt's tray, which may be open already.
        make_second: makes pystray's; called when it is first needed, and nothing of it is loaded before.
        grace_ms: how long Qt is waited for before pystray is taken.
    """

    available_changed = Signal(bool)
    back_wanted = Signal()
    clicked = Signal()

    def __init__(
        self,
        qt: QtTray,
        make_second: Callable[[], PystrayTray],
        parent: QObject | None = None,
        grace_ms: int = GRACE_MS,
    ) -> None:
        super().__init__(parent)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(grace_ms)
        self._grace.timeout.connect(self._take_second)
        self._qt = qt
        self._make_second = make_second
        self._second: PystrayTray | None = None
        self._wish = "auto"
        self._is_open = False
        self._xembed = False
        self._available = qt.available
        self._shown: tuple[object, QIcon, str] | None = None
        self._follow(qt)

    @property
    def available(self) -> bool:
        """Whether there is a tray that shows the icon."""
        return self._qt.available or (self._second is not None and self._second.available)

    def prefer(self, wish: str) -> None:
        """Use one backend only, ``qt`` or ``pystray``; with any other wish the one that works, Qt first."""
        self._wish = wish
        if self._is_open:
            self._settle()
        elif wish == "pystray":
            self._qt.close()  # the start opens it before the settings are known

    def open(self) -> None:
        """Show the icon, now or as soon as there is a tray."""
        self._is_open = True
        self._settle()

    def close(self) -> None:
        """Take the icon away."""
        self._is_open = False
        self._qt.close()
        if self._second is not None:
            self._second.close()
        self._tell()

    def show_state(self, state: object, icon: QIcon, tooltip: str) -> None:
        """Show the running mode, in whichever tray shows it now or later."""
        self._shown = (state, icon, tooltip)
        self._qt.show_state(state, icon, tooltip)
        if self._second is not None:
            self._second.show_state(state, icon, tooltip)

    def host_came(self) -> None:
        """A tray has appeared."""
        if self._is_open:
            if self._wish != "pystray":
                self._qt.host_came()
            self._settle()

    def host_went(self) -> None:
        """A tray has gone."""
        self._qt.host_went()
        self._settle()

    def follow_xembed(self, present: bool) -> None:
        """The tray of an older panel is there, or no more."""
        self._xembed = present
        if self._second is not None:
            self._second.close()  # an icon goes with its tray, and only a new one is taken in by another
        self._settle()

    def _settle(self) -> None:
        if not self._is_open:
            return
        if self._wish == "pystray":
            self._qt.close()
        else:
            self._qt.open()
        # Qt docks into the trays of older panels as well, and has a menu there; pystray has what Qt does not reach.
        if self._wish == "pystray":
            self._second_at_hand().open()
        elif self._needs_second():
            self._grace.start()
        elif self._second is not None:
            self._second.close()
        self._tell()

    def _needs_second(self) -> bool:
        return self._wish == "auto" and self._xembed and not self._qt.available

    def _take_second(self) -> None:
        if self._is_open and self._needs_second():
            self._second_at_hand().open()
            self._tell()

    def _second_at_hand(self) -> PystrayTray:
        if self._second is None:
            self._second = self._make_second()
            self._follow(self._second)
            if self._shown is not None:
                self._second.show_state(*self._shown)
        return self._second

    def _follow(self, tray: QtTray | PystrayTray) -> None:
        tray.available_changed.connect(self._look)
        tray.back_wanted.connect(self.back_wanted)
        tray.clicked.connect(self.clicked)

    def _look(self) -> None:
        self._settle()
        self._tell()

    def _tell(self) -> None:
        if self.available != self._available:
            self._available = self.available
            self.available_changed.emit(self._available)


def second_tray(menu: QMenu, parent: QObject) -> PystrayTray:
    """Make pystray's tray; few desktops ever need it."""
    from tltimer.gui.tray.pystray_tray import PystrayTray

    return PystrayTray(menu, parent)
