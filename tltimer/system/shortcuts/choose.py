"""Chooses the backend for global shortcuts; the order of preference is in this one place."""

from __future__ import annotations

import sys

from tltimer.i18n.translate import _
from tltimer.paths import session_bus
from tltimer.system.shortcuts.interface import ShortcutsUnavailable
from tltimer.system.shortcuts.unavailable import NoShortcuts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tltimer.system.shortcuts.interface import Pressed, ShortcutBackend


def shortcuts_for(
    environ: Mapping[str, str], pressed: Pressed, waits: bool = False
) -> tuple[ShortcutBackend, tuple[str, ...]]:
    """Return the backend for shortcuts here, and the reasons against those tried before it.

    Args:
        environ: the environment, which names display and session bus.
        pressed: called when keys are pressed.
        waits: whether to wait for what is not started yet.
    """
    why: list[str] = []
    for make in _makers(environ, pressed, waits):
        try:
            return make(), tuple(why)
        except ShortcutsUnavailable as problem:
            why.append(str(problem))
    return NoShortcuts(tuple(why)), tuple(why) or (_("there is no display"),)


def _makers(environ: Mapping[str, str], pressed: Pressed, waits: bool) -> Iterator[Callable[[], ShortcutBackend]]:
    """Yield the backends that may work here, the best first; none is loaded before it is tried."""
    if sys.platform == "win32":
        from tltimer.system.shortcuts.windows import WindowsShortcuts

        yield lambda: WindowsShortcuts(pressed)
    elif sys.platform == "darwin":
        from tltimer.system.shortcuts.macos import MacShortcuts

        yield lambda: MacShortcuts(pressed)
    elif environ.get("WAYLAND_DISPLAY"):  # X11 would hear of keys only while a program for X11 has the keyboard
        from tltimer.system.shortcuts.portal import PortalShortcuts

        yield lambda: PortalShortcuts(session_bus(environ), pressed, waits)
    elif environ.get("DISPLAY"):
        from tltimer.system.shortcuts.x11 import X11Shortcuts

        yield lambda: X11Shortcuts(environ["DISPLAY"], pressed)
