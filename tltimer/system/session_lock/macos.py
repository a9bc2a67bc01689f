"""The lock on macOS, looked at once a minute. Untried: written by its documentation, never run."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.system.session_lock.interface import Locked

FRAMEWORKS = "/System/Library/Frameworks/"
UTF8 = 0x08000100


class MacLock:
    """Asks for the description of the session; that of a locked one says so.

    Args:
        on_change: called with what is seen, when it is another than before.

    Raises:
        OSError: this is not macOS.
    """

    name = "macOS"

    def __init__(self, on_change: Locked) -> None:
        self._core = ctypes.CDLL(f"{FRAMEWORKS}CoreFoundation.framework/CoreFoundation")
        self._graphics = ctypes.CDLL(f"{FRAMEWORKS}CoreGraphics.framework/CoreGraphics")
        self._graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        self._core.CFStringCreateWithCString.restype = ctypes.c_void_p
        self._core.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32)
        self._core.CFDictionaryContainsKey.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        self._core.CFRelease.argtypes = (ctypes.c_void_p,)
        self._key = self._core.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", UTF8)
        self._on_change = on_change
        self._locked = False

    def silence(self) -> str:
        """Return an empty text: the system always tells."""
        return ""

    def look(self) -> None:
        """Look whether it is locked."""
        session = self._graphics.CGSessionCopyCurrentDictionary()
        if not session:
            return
        locked = bool(self._core.CFDictionaryContainsKey(session, self._key))
        self._core.CFRelease(session)
        if locked != self._locked:
            self._locked = locked
            self._on_change(locked)

    def fileno(self) -> int | None:
        """Return None: it is polled."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
