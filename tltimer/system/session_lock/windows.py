"""The lock on Windows, of which the system tells a window that nobody sees.

Untried: written by its documentation, never run there.
"""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.system.session_lock.interface import Locked

SESSION_CHANGE = 0x02B1
LOCK, UNLOCK = 7, 8
"""The message ``WM_WTSSESSION_CHANGE``, and what it says in its first parameter."""

MESSAGES_ONLY = -3
"""The parent of windows that are never shown."""

PROCEDURE = -4
"""The number under which a window keeps the function that takes its messages."""

THIS_SESSION = 0


class WindowsLock:
    """Registers for the changes of this session; they arrive in the loop of the thread that made it.

    Args:
        on_change: called with what is heard.
        system: the module ``ctypes``, which has the libraries of Windows there alone.

    Raises:
        OSError: this is not Windows, or it refused.
    """

    name = "Windows"

    def __init__(self, on_change: Locked, system: Any = ctypes) -> None:
        if not hasattr(system, "WinDLL"):
            raise OSError("this is not Windows")
        self._on_change = on_change
        self._sessions = system.WinDLL("wtsapi32")
        self._user = system.WinDLL("user32")
        self._sessions.WTSRegisterSessionNotification.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        self._sessions.WTSUnRegisterSessionNotification.argtypes = (ctypes.c_void_p,)
        message = (ctypes.c_void_p, ctypes.c_uint32, ctypes.c_size_t, ctypes.c_ssize_t)
        self._user.CreateWindowExW.restype = ctypes.c_void_p
        self._user.CreateWindowExW.argtypes = (
            *(ctypes.c_uint32, ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_uint32),
            *(ctypes.c_int32,) * 4,
            *(ctypes.c_void_p,) * 4,
        )
        self._user.SetWindowLongPtrW.restype = ctypes.c_void_p
        self._user.SetWindowLongPtrW.argtypes = (ctypes.c_void_p, ctypes.c_int32, ctypes.c_void_p)
        self._user.CallWindowProcW.restype = ctypes.c_ssize_t
        self._user.CallWindowProcW.argtypes = (ctypes.c_void_p, *message)
        self._user.DestroyWindow.argtypes = (ctypes.c_void_p,)
        self._window = self._user.CreateWindowExW(
            0, "STATIC", "tltimer", 0, 0, 0, 0, 0, ctypes.c_void_p(MESSAGES_ONLY), None, None, None
        )
        if not self._window:
            raise OSError("Windows gave no window for the messages of the session")
        # Kept for as long as the window: Windows calls it.
        self._procedure = system.WINFUNCTYPE(ctypes.c_ssize_t, *message)(self._take)
        self._next = self._user.SetWindowLongPtrW(
            self._window, PROCEDURE, ctypes.cast(self._procedure, ctypes.c_void_p)
        )
        if not self._sessions.WTSRegisterSessionNotification(self._window, THIS_SESSION):
            self.close()
            raise OSError("Windows does not tell of the lock of this session")

    def silence(self) -> str:
        """Return an empty text: the system always tells."""
        return ""

    def look(self) -> None:
        """Do nothing: every change arrives by itself."""

    def fileno(self) -> int | None:
        """Return None: messages arrive in the thread's own loop."""
        return None

    def take_in(self) -> None:
        """Do nothing: messages arrive in the thread's own loop."""

    def close(self) -> None:
        """Remove the window; nothing is heard any more."""
        if self._window:
            self._sessions.WTSUnRegisterSessionNotification(self._window)
            self._user.DestroyWindow(self._window)
        self._window = None

    def _take(self, window: int, message: int, first: int, second: int) -> int:
        if message == SESSION_CHANGE and first in (LOCK, UNLOCK):
            self._on_change(first == LOCK)
        return int(self._user.CallWindowProcW(self._next, window, message, first, second))
