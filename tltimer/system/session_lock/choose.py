"""Chooses the backends that detect the lock here; several can be in use at once."""

from __future__ import annotations

import os
import sys

from tltimer.errors import reason_of
from tltimer.paths import session_bus
from tltimer.system.session_lock.unavailable import NoSessionLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tltimer.system.session_lock.interface import Locked, LockWatch


def locks_for(environ: Mapping[str, str], on_change: Locked) -> tuple[tuple[LockWatch, ...], tuple[str, ...]]:
    """Return all backends that detect the lock on this desktop, and why the others do not work.

    Args:
        environ: the environment, which names buses and session.
        on_change: called when the screen was locked or unlocked.
    """
    watches: list[LockWatch] = []
    why: list[str] = []
    for name, make in _makers(environ, on_change):
        try:
            watches.append(make())
        except Exception as problem:  # whatever a bus or a library of the system comes up with: the app runs without
            why.append(f"{name}: {reason_of(problem)}")
    return tuple(watches) or (NoSessionLock(),), tuple(why)


def _makers(environ: Mapping[str, str], on_change: Locked) -> tuple[tuple[str, Callable[[], LockWatch]], ...]:
    if sys.platform == "win32":
        from tltimer.system.session_lock.windows import WindowsLock

        return ((WindowsLock.name, lambda: WindowsLock(on_change)),)
    if sys.platform == "darwin":
        from tltimer.system.session_lock.macos import MacLock

        return ((MacLock.name, lambda: MacLock(on_change)),)
    from tltimer.system.dbus import system_bus
    from tltimer.system.session_lock.logind import LogindLock
    from tltimer.system.session_lock.screen_saver import ScreenSaverLock

    session, desktops = environ.get("XDG_SESSION_ID", ""), environ.get("XDG_CURRENT_DESKTOP", "")
    return (
        (LogindLock.name, lambda: LogindLock(system_bus(environ), session, os.getpid(), on_change)),
        (ScreenSaverLock.name, lambda: ScreenSaverLock(session_bus(environ), desktops, on_change)),
    )
