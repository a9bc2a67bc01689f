"""Chooses the backend for the focused window; the order of preference is in this one place."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tltimer.i18n.translate import _
from tltimer.paths import session_bus
from tltimer.system.focused_window.interface import FocusedWindow, FocusedWindowUnavailable
from tltimer.system.focused_window.unavailable import NoFocusedWindow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Maker = Callable[[], FocusedWindow]


def focused_window_for(environ: Mapping[str, str]) -> tuple[FocusedWindow, tuple[str, ...]]:
    """Return the backend for the focused window here, and the reasons against those tried before it.

    Args:
        environ: the environment, which names display, compositor and session bus.
    """
    why: list[str] = []
    for name, make in _makers(environ):
        try:
            return make(), tuple(why)
        except FocusedWindowUnavailable as problem:
            why.append(f"{name}: {problem}")
    return NoFocusedWindow(), tuple(why or [_("this desktop does not tell programs which window is active")])


def _makers(environ: Mapping[str, str]) -> Iterator[tuple[str, Maker]]:
    """Yield the backends that may work here, the best first; none is loaded before it is tried."""
    if not sys.platform.startswith("linux"):
        return
    if environ.get("SWAYSOCK"):
        from tltimer.system.focused_window.sway import NAME as SWAY
        from tltimer.system.focused_window.sway import sway_window

        yield SWAY, lambda: sway_window(environ["SWAYSOCK"])
    if environ.get("HYPRLAND_INSTANCE_SIGNATURE"):
        from tltimer.system.focused_window.hyprland import NAME as HYPRLAND
        from tltimer.system.focused_window.hyprland import folder_of, hyprland_window

        yield HYPRLAND, lambda: hyprland_window(folder_of(environ))
    if environ.get("WAYLAND_DISPLAY"):
        # Under Wayland an X server knows only the windows of programs for X11, so it is not asked.
        desktop = environ.get("XDG_CURRENT_DESKTOP", "").casefold().split(":")
        if "gnome" in desktop:
            yield "GNOME", _no_gnome
        elif "kde" in desktop:
            from tltimer.system.focused_window.kwin import KWinWindow

            yield KWinWindow.name, lambda: KWinWindow(session_bus(environ), environ)
    elif environ.get("DISPLAY"):
        from tltimer.system.focused_window.x11 import X11Window

        yield X11Window.name, lambda: X11Window(environ["DISPLAY"])


def _no_gnome() -> FocusedWindow:
    raise FocusedWindowUnavailable(
        _("on Wayland, GNOME reveals the active window only to extensions, and tltimer does not have one")
    )
