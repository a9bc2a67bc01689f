"""Chooses what announces sleep here. On Windows and macOS the comparison of the clocks alone tells of it."""

import sys
from collections.abc import Mapping

from tltimer.host.reason import reason
from tltimer.host.sleep.silent import SilentSleep
from tltimer.host.sleep.sleep import Asleep, SleepWatch


def sleep_for(environ: Mapping[str, str], said: Asleep) -> tuple[SleepWatch, tuple[str, ...]]:
    """Give what announces sleep on this machine, and why others do not.

    Args:
        environ: the environment, which names the system bus.
        said: called before the machine sleeps and when it is awake.
    """
    if not sys.platform.startswith("linux"):
        return SilentSleep(), ()
    from tltimer.host.bus import GONE, Refusal, system_bus
    from tltimer.host.sleep.login import LoginSleep

    try:
        return LoginSleep(system_bus(environ), said), ()
    except (*GONE, Refusal) as problem:
        return SilentSleep(), (f"{LoginSleep.name}: {reason(problem)}",)
