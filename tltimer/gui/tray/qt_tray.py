"""The icon in the tray."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

TRY_MS, TRIES = 250, 40
"""A tray's service can be on the bus for seconds before it takes icons."""


class Tray(Protocol):
    """An icon with a menu, wherever the desktop shows such things.

    What it says, besides: ``available_changed(bool)``, ``back_wanted()`` for a middle click, and ``clicked()`` for a
    left click where no menu can be opened under the pointer.
    """

    @property
    def available(self) -> bool:
        """Whether there is a tray that shows the icon."""

    def open(self) -> None:
        """Show the icon, now or as soon as there is a tray."""

    def close(self) -> None:
        """Take the icon away."""

    def show_state(self, state: object, icon: QIcon, tooltip: str) -> None:
        """Show the running mode; a ``state`` that is shown already is not sent again, nor a tooltip."""


class QtTray(QObject):
    """The tray that Qt knows: StatusNotifierItem or XEmbed on Linux, Windows' and macOS' own.

    Args:
        menu: the menu of the icon.
        parent: as of any QObject.
        is_there: returns whether the desktop has a tray that takes icons.
        try_ms: milliseconds between two tries.
    """

    available_changed = Signal(bool)
    back_wanted = Signal()
    clicked = Signal()

    def __init__(
        self,
        menu: QMenu,
        parent: QObject | None = None,
        is_there: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
        try_ms: int = TRY_MS,
    ) -> None:
        super().__init__(parent)
        self._menu = menu
        self._is_there = is_there
        self._icon: QSystemTrayIcon | None = None
        self._state: object = None
        self._picture = _blank()
        self._tooltip = ""
        self._available = False
        self._tries = 0
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(try_ms)
        self._retry.timeout.connect(self._settle)

    @property
    def available(self) -> bool:
        """Whether there is a tray that shows the icon."""
        return self._available

    def open(self) -> None:
        """Show the icon, and again whenever a tray appears."""
        if self._icon is None:
            self._make_icon()
        self._tell(self._is_there())

    def close(self) -> None:
        """Take the icon away."""
        self._retry.stop()
        self._drop_icon()
        self._tell(False)

    def show_state(self, state: object, icon: QIcon, tooltip: str) -> None:
        """Show the running mode. Hosts redraw the whole item at each change, so nothing unchanged is sent again."""
        if state != self._state:
            self._state, self._picture = state, icon
            if self._icon:
                self._icon.setIcon(icon)
        if tooltip != self._tooltip:
            self._tooltip = tooltip
            if self._icon:
                self._icon.setToolTip(tooltip)

    def host_came(self) -> None:
        """A tray has appeared: only a new icon is taken in by one that was not there before."""
        self._tries = TRIES
        self._settle()

    def host_went(self) -> None:
        """Note that the tray has gone; Qt, which listens on its own, may notice later than the caller."""
        self._retry.stop()
        self._look()
        QTimer.singleShot(TRY_MS, self, self._look)

    def _look(self) -> None:
        self._tell(self._icon is not None and self._is_there())

    def _settle(self) -> None:
        if self._icon is None:
            return
        if self._is_there():
            self._make_icon()
            self._tell(True)
        elif self._tries > 0:
            self._tries -= 1
            self._retry.start()

    def _tell(self, available: bool) -> None:
        if available != self._available:
            self._available = available
            self.available_changed.emit(available)

    def _make_icon(self) -> None:
        self._drop_icon()
        self._icon = QSystemTrayIcon(self._picture)
        self._icon.setToolTip(self._tooltip)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._take_click)
        self._icon.show()

    def _drop_icon(self) -> None:
        if self._icon:
            self._icon.hide()
            self._icon = None

    def _take_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self.back_wanted.emit()
        elif reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            if QGuiApplication.platformName().startswith("wayland"):
                self.clicked.emit()  # no program can open a menu under the pointer there without a window of its own
            else:
                self._menu.popup(QCursor.pos() + QPoint(0, 1))


def _blank() -> QIcon:
    """Return an icon to begin with: trays ask for the picture later, when it is known what runs."""
    picture = QPixmap(22, 22)
    picture.fill(QColor(0, 0, 0, 0))  # Qt's own constant would load all of its constants
    return QIcon(picture)
