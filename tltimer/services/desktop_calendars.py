"""Detection of the calendars that the desktop keeps, without starting anything."""

from __future__ import annotations

import sys
from typing import Literal

from tltimer.paths import session_bus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

Presence = Literal["absent", "installed", "running"]


def evolution_presence(environ: Mapping[str, str]) -> Presence:
    """Return whether Evolution Data Server, which keeps calendars of accounts, is here and whether it runs.

    Args:
        environ: the environment, which names the session bus.
    """
    if not sys.platform.startswith("linux"):
        return "absent"
    from tltimer.calendars.evolution import BUS, service
    from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

    try:
        bus = DBusConnection(session_bus(environ))
        try:
            name = service(bus, "Sources")
            running = bool(name) and bus.ask(BUS, "NameHasOwner", "s", name)[0]
        finally:
            bus.close()
    except (*GONE, DBusRefusal):
        return "absent"
    if not name:
        return "absent"
    return "running" if running else "installed"
