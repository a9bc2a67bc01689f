"""Global shortcuts of macOS, by Carbon, which needs no permission. Untried: written by its documentation, never run."""

from __future__ import annotations

import ctypes
import ctypes.util

from tltimer.i18n.translate import _
from tltimer.system.shortcuts.interface import ShortcutsUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tltimer.system.shortcuts.interface import Pressed, WantedShortcut

MODIFIERS = {"Super": 1 << 8, "Shift": 1 << 9, "Alt": 1 << 11, "Ctrl": 1 << 12}
SIGNATURE = int.from_bytes(b"tltm", "big")
KEYBOARD, HOT_KEY_PRESSED = int.from_bytes(b"keyb", "big"), 5
DIRECT_OBJECT, HOT_KEY_ID = int.from_bytes(b"----", "big"), int.from_bytes(b"hkid", "big")

CODES = {
    **dict(zip("ASDFHGZXCV", range(10), strict=True)),
    **dict(zip("BQWERYT", range(11, 18), strict=True)),
    **dict(zip("123465", range(18, 24), strict=True)),
    "9": 25,
    "7": 26,
    "8": 28,
    "0": 29,
    "O": 31,
    "U": 32,
    "I": 34,
    "P": 35,
    "L": 37,
    "J": 38,
    "K": 40,
    "N": 45,
    "M": 46,
    "Return": 36,
    "Tab": 48,
    "Space": 49,
    "Backspace": 51,
    "Escape": 53,
    "Delete": 117,
    "Home": 115,
    "End": 119,
    "PageUp": 116,
    "PageDown": 121,
    "Left": 123,
    "Right": 124,
    "Down": 125,
    "Up": 126,
    "F1": 122,
    "F2": 120,
    "F3": 99,
    "F4": 118,
    "F5": 96,
    "F6": 97,
    "F7": 98,
    "F8": 100,
    "F9": 101,
    "F10": 109,
    "F11": 103,
    "F12": 111,
}
"""Places on the keyboard, by what a US keyboard has there."""


class _EventType(ctypes.Structure):
    _fields_ = (("kind_class", ctypes.c_uint32), ("kind", ctypes.c_uint32))


class _HotKeyId(ctypes.Structure):
    _fields_ = (("signature", ctypes.c_uint32), ("number", ctypes.c_uint32))


Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacShortcuts:
    """Registers keys with the system, which calls back within the app's loop for each press.

    Args:
        pressed: called when keys are pressed.

    Raises:
        ShortcutsUnavailable: this is not macOS.
    """

    name = "macOS"
    asks_user = False

    def __init__(self, pressed: Pressed) -> None:
        library = ctypes.util.find_library("Carbon")
        if library is None:
            raise ShortcutsUnavailable(_("a macOS system library cannot be loaded"))
        self._carbon: Any = ctypes.CDLL(library)
        self._carbon.GetApplicationEventTarget.restype = ctypes.c_void_p
        self._pressed = pressed
        self._actions: dict[int, str] = {}
        self._keys: list[ctypes.c_void_p] = []
        self.problems: dict[str, str] = {}
        self.triggers: dict[str, str] = {}
        self._handler = Handler(self._handle)  # kept: the system calls it for as long as the app runs
        self._target = ctypes.c_void_p(self._carbon.GetApplicationEventTarget())
        kind = _EventType(KEYBOARD, HOT_KEY_PRESSED)
        self._carbon.InstallEventHandler(self._target, self._handler, 1, ctypes.byref(kind), None, None)

    def take(self, wanted: Iterable[WantedShortcut]) -> None:
        """Register these keys, and no others any more."""
        self._give_back()
        self.problems = {}
        for number, shortcut in enumerate(wanted, 1):
            code, key = CODES.get(shortcut.keys.key), ctypes.c_void_p()
            mask = sum(MODIFIERS[name] for name in shortcut.keys.modifiers)
            identity = _HotKeyId(SIGNATURE, number)
            if code is None:
                self.problems[shortcut.action] = _("Your keyboard has no such key.")
            elif self._carbon.RegisterEventHotKey(code, mask, identity, self._target, 0, ctypes.byref(key)):
                self.problems[shortcut.action] = _("Another program already uses {keys}.").format(keys=shortcut.keys)
            else:
                self._actions[number] = shortcut.action
                self._keys.append(key)

    def fileno(self) -> int | None:
        """Return None: the system calls back."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives at a descriptor."""

    def close(self) -> None:
        """Release the keys."""
        self._give_back()

    def _give_back(self) -> None:
        for key in self._keys:
            self._carbon.UnregisterEventHotKey(key)
        self._keys, self._actions = [], {}

    def _handle(self, _next: int, event: int, _data: int) -> int:
        identity = _HotKeyId()
        size = ctypes.sizeof(identity)
        parameter = (ctypes.c_void_p(event), DIRECT_OBJECT, HOT_KEY_ID, None, size, None, ctypes.byref(identity))
        self._carbon.GetEventParameter(*parameter)
        if identity.number in self._actions:
            self._pressed(self._actions[identity.number], "")
        return 0
