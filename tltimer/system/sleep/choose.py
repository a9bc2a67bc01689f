"""Chooses what announces sleep here. On Windows and macOS the comparison of the clocks alone tells of it."""

import sys
from collections.abc import Mapping

from tltimer.errors import reason
from tltimer.system.sleep.interface import Asleep, SleepWatch
from tltimer.system.sleep.unavailable import SilentSleep


def sleep_for(environ: Mapping[str, str], said: Asleep) -> tuple[SleepWatch, tuple[str, ...]]:
    """Give what announces sleep on this machine, and why others do not.

    Args:
        environ: the environment, which names the system bus.
        said: called before the machine sleeps and when it is awake.
    """
    if not sys.platform.startswith("linux"):
        return SilentSleep(), ()
    from tltimer.system.dbus import GONE, Refusal, system_bus
    from tltimer.system.sleep.logind import LoginSleep

    try:
        return LoginSleep(system_bus(environ), said), ()
    except (*GONE, Refusal) as problem:
        return SilentSleep(), (f"{LoginSleep.name}: {reason(problem)}",)
