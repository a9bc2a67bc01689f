"""Global shortcuts of Windows. Untried: written by its documentation, never run."""

from __future__ import annotations

import ctypes

from tltimer.i18n.translate import _
from tltimer.system.shortcuts.interface import ShortcutsUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tltimer.system.shortcuts.interface import Pressed, WantedShortcut

MODIFIERS = {"Alt": 0x1, "Ctrl": 0x2, "Shift": 0x4, "Super": 0x8}
NO_REPEAT = 0x4000
WM_HOTKEY = 0x0312

CODES = {
    "Backspace": 0x08,
    "Tab": 0x09,
    "Return": 0x0D,
    "Pause": 0x13,
    "Escape": 0x1B,
    "Space": 0x20,
    "PageUp": 0x21,
    "PageDown": 0x22,
    "End": 0x23,
    "Home": 0x24,
    "Left": 0x25,
    "Up": 0x26,
    "Right": 0x27,
    "Down": 0x28,
    "Print": 0x2C,
    "Insert": 0x2D,
    "Delete": 0x2E,
    "Menu": 0x5D,
    "ScrollLock": 0x91,
    "Plus": 0xBB,
    "Equal": 0xBB,
} | {f"F{number}": 0x6F + number for number in range(1, 25)}


class WindowsShortcuts:
    """Registers keys with the system, which sends a message to this thread for each press.

    Args:
        pressed: called when keys are pressed.

    Raises:
        ShortcutsUnavailable: this is not Windows.
    """

    name = "Windows"
    asks_user = False

    def __init__(self, pressed: Pressed) -> None:
        system: Any = getattr(ctypes, "windll", None)
        if system is None:
            raise ShortcutsUnavailable(_("this is not Windows"))
        self._user = system.user32
        self._pressed = pressed
        self._actions: dict[int, str] = {}
        self.problems: dict[str, str] = {}
        self.triggers: dict[str, str] = {}

    def take(self, wanted: Iterable[WantedShortcut]) -> None:
        """Register these keys, and no others any more."""
        self._give_back()
        self.problems = {}
        for number, shortcut in enumerate(wanted, 1):
            code = CODES.get(shortcut.keys.key) or self._user.VkKeyScanW(ord(shortcut.keys.key.lower())) & 0xFF
            mask = sum(MODIFIERS[name] for name in shortcut.keys.modifiers)
            if self._user.RegisterHotKey(None, number, mask | NO_REPEAT, code):
                self._actions[number] = shortcut.action
            else:
                self.problems[shortcut.action] = _("Another program already uses {keys}.").format(keys=shortcut.keys)

    def take_message(self, message: int, number: int) -> bool:
        """Handle a message of this thread's queue; return whether it was a shortcut."""
        if message != WM_HOTKEY or number not in self._actions:
            return False
        self._pressed(self._actions[number], "")
        return True

    def fileno(self) -> int | None:
        """Return None: the system's messages come through the loop."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives at a descriptor."""

    def close(self) -> None:
        """Release the keys."""
        self._give_back()

    def _give_back(self) -> None:
        for number in self._actions:
            self._user.UnregisterHotKey(None, number)
        self._actions = {}
