"""Chooses the backend that announces sleep. On Windows and macOS only the comparison of the clocks detects it."""

from __future__ import annotations

import sys

from tltimer.errors import reason_of
from tltimer.system.sleep.unavailable import NoSleepWatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.system.sleep.interface import Asleep, SleepWatch


def sleep_for(environ: Mapping[str, str], on_change: Asleep) -> tuple[SleepWatch, tuple[str, ...]]:
    """Return the backend that announces sleep here, and the reasons against the others.

    Args:
        environ: the environment, which names the system bus.
        on_change: called before the machine sleeps and when it is awake.
    """
    if not sys.platform.startswith("linux"):
        return NoSleepWatch(), ()
    from tltimer.system.dbus import GONE, DBusRefusal, system_bus
    from tltimer.system.sleep.logind import LogindSleep

    try:
        return LogindSleep(system_bus(environ), on_change), ()
    except (*GONE, DBusRefusal) as problem:
        return NoSleepWatch(), (f"{LogindSleep.name}: {reason_of(problem)}",)
