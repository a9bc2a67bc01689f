"""Idle time of Windows. Untried: written by its documentation, never run."""

from __future__ import annotations

import ctypes

from tltimer.i18n.translate import _
from tltimer.system.idle.interface import IdleUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _LastInput(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint), ("ticks", ctypes.c_uint))


class WindowsIdle:
    """Asks the system at each call.

    Raises:
        IdleUnavailable: this is not Windows.
    """

    name = "Windows"

    def __init__(self) -> None:
        system: Any = getattr(ctypes, "windll", None)
        if system is None:
            raise IdleUnavailable(_("this is not Windows"))
        self._user, self._kernel = system.user32, system.kernel32

    def seconds(self) -> float | None:
        """Return the seconds since the last input."""
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not self._user.GetLastInputInfo(ctypes.byref(last)):
            return None
        return ((int(self._kernel.GetTickCount()) - int(last.ticks)) & 0xFFFFFFFF) / 1000

    def fileno(self) -> int | None:
        """Return None: it is polled."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
