"""Chooses the do-not-disturb backend: the notification server that runs here states its name."""

from __future__ import annotations

import sys
from contextlib import contextmanager

from tltimer.paths import session_bus
from tltimer.system.do_not_disturb.unavailable import NoDoNotDisturb

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tltimer.system.dbus import DBusConnection
    from tltimer.system.do_not_disturb.interface import DoNotDisturb


@contextmanager
def do_not_disturb_for(environ: Mapping[str, str]) -> Iterator[DoNotDisturb]:
    """Lend the backend of this desktop, for as long as the block lasts.

    Desktops are asked seldom, just before a notification would be shown, so no connection is kept open for it.

    Args:
        environ: the environment, which names the session bus.
    """
    address = session_bus(environ)
    if not address or not sys.platform.startswith("linux"):
        yield NoDoNotDisturb()
        return
    from tltimer.system.dbus import GONE, DBusConnection

    try:
        connection = DBusConnection(address)
    except GONE:
        yield NoDoNotDisturb()
        return
    try:
        yield _backend_of(connection, environ)
    finally:
        connection.close()


def knows_do_not_disturb(environ: Mapping[str, str]) -> bool:
    """Return whether the desktop tells, and lets tltimer set, that it does not disturb."""
    with do_not_disturb_for(environ) as desktop:
        return desktop.is_on() is not None


def is_do_not_disturb_on(environ: Mapping[str, str]) -> bool:
    """Return whether the desktop is set to do not disturb; where that is not known, it is not."""
    with do_not_disturb_for(environ) as desktop:
        return bool(desktop.is_on())


def _backend_of(connection: DBusConnection, environ: Mapping[str, str]) -> DoNotDisturb:
    """Return the backend of the server on this bus, else the one of the property that Plasma and others have."""
    from tltimer.system.dbus import GONE, DBusRefusal
    from tltimer.system.do_not_disturb.inhibited import SERVER, InhibitedDoNotDisturb

    try:
        server = str(connection.ask(SERVER, "GetServerInformation")[0]).lower()
    except (*GONE, DBusRefusal):
        return NoDoNotDisturb()
    own = _made_for(server, connection, environ)
    backends = (*((own,) if own else ()), InhibitedDoNotDisturb(connection))
    return next((backend for backend in backends if backend.is_on() is not None), NoDoNotDisturb())


def _made_for(server: str, connection: DBusConnection, environ: Mapping[str, str]) -> DoNotDisturb | None:
    """Return the backend of a notification server by the name that it states, in lower case; None for others."""
    match server:
        case "gnome-shell" | "cinnamon" | "notification daemon":
            from tltimer.system.do_not_disturb.gsettings import CINNAMON, GNOME, MATE, GSettingsDoNotDisturb

            schema = {"gnome-shell": GNOME, "cinnamon": CINNAMON}.get(server, MATE)
            return GSettingsDoNotDisturb(schema, environ)
        case "lxqt-notificationd":
            from tltimer.system.do_not_disturb.lxqt import LxqtDoNotDisturb

            return LxqtDoNotDisturb(environ)
        case "dunst":
            from tltimer.system.do_not_disturb.dunst import DunstDoNotDisturb

            return DunstDoNotDisturb(connection)
        case "mako":
            from tltimer.system.do_not_disturb.mako import MakoDoNotDisturb

            return MakoDoNotDisturb(connection)
        case "xfce notify daemon":
            from tltimer.system.do_not_disturb.xfce import XfceDoNotDisturb

            return XfceDoNotDisturb(connection)
    return None
