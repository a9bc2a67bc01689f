"""Idle time of macOS. Untried: written by its documentation, never run."""

from __future__ import annotations

import ctypes

from tltimer.i18n.translate import _
from tltimer.system.idle.interface import IdleUnavailable

APPLICATION_SERVICES = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
COMBINED_SESSION = 0
ANY_INPUT = 0xFFFFFFFF


class MacIdle:
    """Asks the system at each call.

    Raises:
        IdleUnavailable: this is not macOS.
    """

    name = "macOS"

    def __init__(self) -> None:
        try:
            self._ask = ctypes.CDLL(APPLICATION_SERVICES).CGEventSourceSecondsSinceLastEventType
        except (OSError, AttributeError):
            raise IdleUnavailable(_("a macOS system library cannot be loaded")) from None
        self._ask.restype = ctypes.c_double
        self._ask.argtypes = (ctypes.c_int32, ctypes.c_uint32)

    def seconds(self) -> float | None:
        """Return the seconds since the last input."""
        seconds = float(self._ask(COMBINED_SESSION, ANY_INPUT))
        return seconds if seconds >= 0 else None

    def fileno(self) -> int | None:
        """Return None: it is polled."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
