"""The place where each notification server keeps do not disturb."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal
from tltimer.system.do_not_disturb.dunst import DunstDoNotDisturb
from tltimer.system.do_not_disturb.gsettings import CINNAMON, GNOME, MATE, GSettingsDoNotDisturb
from tltimer.system.do_not_disturb.inhibited import SERVER, InhibitedDoNotDisturb
from tltimer.system.do_not_disturb.interface import DoNotDisturb
from tltimer.system.do_not_disturb.lxqt import LxqtDoNotDisturb
from tltimer.system.do_not_disturb.mako import MakoDoNotDisturb
from tltimer.system.do_not_disturb.unavailable import NoDoNotDisturb
from tltimer.system.do_not_disturb.xfce import XfceDoNotDisturb

Make = Callable[[DBusConnection, Mapping[str, str]], DoNotDisturb]

BY_SERVER: dict[str, Make] = {
    "gnome-shell": lambda _connection, environ: GSettingsDoNotDisturb(GNOME, environ),
    "cinnamon": lambda _connection, environ: GSettingsDoNotDisturb(CINNAMON, environ),
    "notification daemon": lambda _connection, environ: GSettingsDoNotDisturb(MATE, environ),
    "lxqt-notificationd": lambda _connection, environ: LxqtDoNotDisturb(environ),
    "dunst": lambda connection, _environ: DunstDoNotDisturb(connection),
    "mako": lambda connection, _environ: MakoDoNotDisturb(connection),
    "xfce notify daemon": lambda connection, _environ: XfceDoNotDisturb(connection),
}
"""By the name that a notification server states, in lower case."""


def do_not_disturb_of(connection: DBusConnection, environ: Mapping[str, str]) -> DoNotDisturb:
    """Return the backend of this server, else the one of the property that Plasma and others have."""
    try:
        server = str(connection.ask(SERVER, "GetServerInformation")[0]).lower()
    except (*GONE, DBusRefusal):
        return NoDoNotDisturb()
    own = BY_SERVER.get(server)
    backends: tuple[DoNotDisturb, ...] = (own(connection, environ),) if own else ()
    backends += (InhibitedDoNotDisturb(connection),)
    return next((backend for backend in backends if backend.is_on() is not None), NoDoNotDisturb())
