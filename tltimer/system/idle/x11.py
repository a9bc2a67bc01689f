"""Idle time of X11, from the screen saver extension, on a connection of its own."""

from __future__ import annotations

import ctypes

from tltimer.i18n.translate import _
from tltimer.system.idle.interface import IdleUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _Info(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


_Ended = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_Failed = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_go_on = _Failed(lambda _display: 0)
"""Called by the library when it loses any server; its own ends the process before that of the display is asked."""


def _library(name: str, version: int) -> Any:
    try:
        return ctypes.CDLL(f"{name}.so.{version}")
    except OSError:
        raise IdleUnavailable(_("{name} is not installed").format(name=name)) from None


class X11Idle:
    """Asks the X server at each call; nothing of it wakes anything in between.

    Args:
        display: the name of the display, such as ``:0``.

    Raises:
        IdleUnavailable: there is no such display, or it does not tell.
    """

    name = "X11"

    def __init__(self, display: str) -> None:
        x11, self._saver = _library("libX11", 6), _library("libXss", 1)
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._close: Callable[[ctypes.c_void_p], int] = x11.XCloseDisplay
        opened = x11.XOpenDisplay(display.encode())
        if not opened:
            raise IdleUnavailable(_("the X11 display {display} cannot be opened").format(display=display))
        self._display: ctypes.c_void_p | None = ctypes.c_void_p(opened)
        self._lost = False
        self._ended = _Ended(self._lose)
        if hasattr(x11, "XSetIOErrorExitHandler"):  # else the library ends the process when the server goes away
            x11.XSetIOErrorHandler(_go_on)
            x11.XSetIOErrorExitHandler(self._display, self._ended, None)
        self._root = ctypes.c_ulong(x11.XDefaultRootWindow(self._display))
        number = ctypes.c_int()
        if not self._saver.XScreenSaverQueryExtension(self._display, ctypes.byref(number), ctypes.byref(number)):
            self.close()
            raise IdleUnavailable(_("this X11 display has no screen saver extension"))
        self._info = _Info()

    def seconds(self) -> float | None:
        """Return the seconds since the last input."""
        if self._display is None or self._lost:
            return None
        asked = self._saver.XScreenSaverQueryInfo(self._display, self._root, ctypes.byref(self._info))
        return self._info.idle / 1000 if asked and not self._lost else None

    def fileno(self) -> int | None:
        """Return None: it is polled."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Close the connection."""
        if self._display is not None and not self._lost:
            self._close(self._display)
        self._display = None

    def _lose(self, _display: object, _data: object) -> None:
        self._lost = True
