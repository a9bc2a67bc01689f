"""The lock on Windows, looked at once a minute. Untried: written by its documentation, never run."""

import ctypes
from typing import Any

from tltimer.system.session_lock.interface import Locked

SWITCH_DESKTOP = 0x0100


class WindowsLock:
    """Asks whether the desktop that takes the input can be switched to; a locked one cannot.

    Args:
        said: called with what is seen, when it is another than before.

    Raises:
        OSError: this is not Windows.
    """

    name = "Windows"

    def __init__(self, said: Locked) -> None:
        system: Any = getattr(ctypes, "windll", None)
        if system is None:
            raise OSError("this is not Windows")
        self._user = system.user32
        self._user.OpenInputDesktop.restype = ctypes.c_void_p
        self._said = said
        self._locked = False

    def look(self) -> None:
        """Look whether it is locked."""
        desktop = self._user.OpenInputDesktop(0, False, SWITCH_DESKTOP)
        locked = not desktop or not self._user.SwitchDesktop(ctypes.c_void_p(desktop))
        if desktop:
            self._user.CloseDesktop(ctypes.c_void_p(desktop))
        if locked != self._locked:
            self._locked = locked
            self._said(locked)

    def fileno(self) -> int | None:
        """Return None: it is polled."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
