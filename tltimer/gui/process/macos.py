"""The app as a process of macOS: without an icon in the dock, and with timers that go on while no window is open.

The frozen program's Info.plist says both; started by Python, it has none. Untried: written by its documentation.
"""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RUNTIME = "/usr/lib/libobjc.A.dylib"

ACCESSORY = 1
"""The activation policy of a program that may open windows and is not in the dock."""

NO_NAP = 0x00EFFFFF
"""Work that the user began (``NSActivityUserInitiatedAllowingIdleSystemSleep``): App Nap leaves its timers alone."""


def stay_out_of_dock() -> None:
    """Tell Qt, before it starts, not to make this a program with a dock icon and a menu bar."""
    os.environ["QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM"] = "1"


def run_as_accessory() -> None:
    """Become an accessory that App Nap leaves alone; called once Qt has started."""
    with suppress(OSError, AttributeError):
        objects = ObjectiveC()
        app = objects.send(objects.named("NSApplication"), "sharedApplication")
        objects.send(app, "setActivationPolicy:", ctypes.c_long(ACCESSORY))
        why = objects.send(objects.named("NSString"), "stringWithUTF8String:", ctypes.c_char_p(b"keeping time"))
        process = objects.send(objects.named("NSProcessInfo"), "processInfo")
        activity = objects.send(
            process, "beginActivityWithOptions:reason:", ctypes.c_uint64(NO_NAP), ctypes.c_void_p(why)
        )
        objects.send(activity, "retain")  # it holds for as long as somebody keeps it


class ObjectiveC:
    """Sends messages to objects of the system's libraries.

    Raises:
        OSError: this is not macOS.
    """

    def __init__(self) -> None:
        self._runtime = ctypes.CDLL(RUNTIME)
        for function in (self._runtime.objc_getClass, self._runtime.sel_registerName):
            function.restype = ctypes.c_void_p
            function.argtypes = (ctypes.c_char_p,)

    def named(self, name: str) -> int | None:
        """Return a class."""
        pointer: int | None = self._runtime.objc_getClass(name.encode())
        return pointer

    def send(self, receiver: int | None, selector: str, *arguments: Any) -> int | None:
        """Send a message, with arguments as values of ctypes, and return what comes back."""
        # Each message has a signature of its own: calls with a variable number of arguments differ on ARM.
        call = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *map(type, arguments))
        answer: int | None = call(("objc_msgSend", self._runtime))(
            receiver, self._runtime.sel_registerName(selector.encode()), *arguments
        )
        return answer
