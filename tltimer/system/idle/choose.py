"""Chooses the backend for idle time; the order of preference is in this one place."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tltimer.paths import session_bus
from tltimer.system.idle.interface import Idle, IdleUnavailable
from tltimer.system.idle.unavailable import NoIdle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Maker = Callable[[], Idle]


def idle_for(environ: Mapping[str, str], steady: Callable[[], float]) -> tuple[Idle, tuple[str, ...]]:
    """Return the backend for idle time on this desktop, and why those that were tried before do not work.

    Args:
        environ: the environment, which names display and session bus.
        steady: returns steadily rising seconds.
    """
    why: list[str] = []
    for name, make in _makers(environ, steady):
        try:
            return make(), tuple(why)
        except IdleUnavailable as problem:
            why.append(f"{name}: {problem}")
    return NoIdle(tuple(why)), tuple(why)


def _makers(environ: Mapping[str, str], steady: Callable[[], float]) -> Iterator[tuple[str, Maker]]:
    """Yield the backends that may work here, the best first; none is loaded before it is tried."""
    if sys.platform == "win32":
        from tltimer.system.idle.windows import WindowsIdle

        yield WindowsIdle.name, WindowsIdle
    elif sys.platform == "darwin":
        from tltimer.system.idle.macos import MacIdle

        yield MacIdle.name, MacIdle
    else:
        yield from _of_linux(environ, steady)


def _of_linux(environ: Mapping[str, str], steady: Callable[[], float]) -> Iterator[tuple[str, Maker]]:
    address = session_bus(environ)
    if environ.get("WAYLAND_DISPLAY"):
        from tltimer.system.idle.mutter import MutterIdle
        from tltimer.system.idle.wayland import WaylandIdle, socket_path

        if address:
            yield MutterIdle.name, lambda: MutterIdle(address)
        path = socket_path(environ)
        if path is not None:
            yield WaylandIdle.name, lambda: WaylandIdle(path, steady)
    elif environ.get("DISPLAY"):  # under Wayland it would see only what is typed into programs for X11
        from tltimer.system.idle.x11 import X11Idle

        yield X11Idle.name, lambda: X11Idle(environ["DISPLAY"])
