"""Global shortcuts on X11: keys grabbed on the root window. The display reports a press, so nothing waits or polls."""

from __future__ import annotations

from itertools import combinations

from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadAccess, CatchError, ConnectionClosedError, DisplayError

from tltimer.i18n.translate import _
from tltimer.system.shortcuts.interface import ShortcutsUnavailable
from tltimer.system.shortcuts.keysyms import keysym

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from tltimer.system.shortcuts.interface import Pressed, WantedShortcut

MODIFIERS = {"Ctrl": X.ControlMask, "Alt": X.Mod1Mask, "Shift": X.ShiftMask, "Super": X.Mod4Mask}
USED = X.ControlMask | X.Mod1Mask | X.ShiftMask | X.Mod4Mask
GONE = (OSError, ConnectionClosedError)


class X11Shortcuts:
    """Grabs keys on a display, whatever locks are on, and again when the keyboard's layout changes.

    Args:
        display: the name of the display.
        pressed: called when keys are pressed; the token holds the time of it, for the window manager.

    Raises:
        ShortcutsUnavailable: there is no such display.
    """

    name = "X11"
    asks_user = False

    def __init__(self, display: str, pressed: Pressed) -> None:
        self._pressed = pressed
        self._wanted: tuple[WantedShortcut, ...] = ()
        self._grabbed: dict[tuple[int, int], str] = {}
        self._released: tuple[int, int] = (0, 0)
        self.problems: dict[str, str] = {}
        self.triggers: dict[str, str] = {}
        try:
            self._display: Any = Display(display)
        except (DisplayError, OSError) as problem:
            raise ShortcutsUnavailable(_("the display {name} cannot be opened").format(name=display)) from problem

    def take(self, wanted: Iterable[WantedShortcut]) -> None:
        """Grab these keys, and no others any more; what another program has taken already is a problem."""
        self._wanted = tuple(wanted)
        if self._display is None:
            return
        try:
            self._grab_all()
        except GONE:
            self._end()

    def fileno(self) -> int | None:
        """Return the descriptor of the display; None once it is gone."""
        return None if self._display is None else int(self._display.fileno())

    def take_in(self) -> None:
        """Handle the keys that were pressed."""
        try:
            while self._display is not None and self._display.pending_events():
                self._handle(self._display.next_event())
        except GONE:
            self._end()

    def close(self) -> None:
        """Release the keys."""
        if self._display is not None:
            self._display.close()
            self._end()

    def _end(self) -> None:
        self._display = None
        self._grabbed = {}

    def _grab_all(self) -> None:
        root = self._display.screen().root
        for code, mask in self._grabbed:
            for locks in self._locks():
                root.ungrab_key(code, mask | locks)
        self._grabbed, self.problems = {}, {}
        for wanted in self._wanted:
            code = self._display.keysym_to_keycode(keysym(wanted.keys.key))
            mask = sum(MODIFIERS[name] for name in wanted.keys.modifiers)
            if not code:
                self.problems[wanted.action] = _("Your keyboard has no such key.")
            elif not self._grab(root, code, mask):
                self.problems[wanted.action] = _("Another program already uses {keys}.").format(keys=wanted.keys)
            else:
                self._grabbed[code, mask] = wanted.action

    def _grab(self, root: Any, code: int, mask: int) -> bool:
        """Grab a key with any locks on, and return whether all of that was possible."""
        refused = CatchError(BadAccess)
        for locks in self._locks():
            root.grab_key(code, mask | locks, False, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
        self._display.sync()
        if refused.get_error() is None:
            return True
        for locks in self._locks():
            root.ungrab_key(code, mask | locks, onerror=CatchError(BadAccess))
        return False

    def _locks(self) -> Iterator[int]:
        """Yield all combinations of locks, which must not matter."""
        number = self._display.keysym_to_keycode(XK.XK_Num_Lock)
        mapping = self._display.get_modifier_mapping()
        number_lock = next(
            (1 << place for place, codes in enumerate(mapping) if number and number in codes), X.Mod2Mask
        )
        locks = (X.LockMask, number_lock)
        for count in range(len(locks) + 1):
            for chosen in combinations(locks, count):
                yield sum(chosen)

    def _handle(self, event: Any) -> None:
        if event.type == X.MappingNotify:
            self._display.refresh_keyboard_mapping(event)
            self._grab_all()
        elif event.type == X.KeyRelease:
            self._released = (event.detail, event.time)
        elif event.type == X.KeyPress and self._released != (event.detail, event.time):  # else a key that is held
            action = self._grabbed.get((event.detail, event.state & USED))
            if action is not None:
                self._pressed(action, f"tltimer_TIME{event.time}")
