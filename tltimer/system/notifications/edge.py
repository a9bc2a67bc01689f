"""The edge of the screen at which a desktop shows notifications, so that a popup can keep clear of them."""

from __future__ import annotations

import sys

from tltimer.paths import session_bus
from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal
from tltimer.system.do_not_disturb.gsettings import read_setting
from tltimer.system.do_not_disturb.inhibited import SERVER
from tltimer.system.do_not_disturb.xfce import read_property
from tltimer.system.notifications.interface import ScreenEdge
from tltimer.system.settings_files import read_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

XFCE_BELOW = (1, 3, 5)
"""The left corner, the right one and the middle, as XFCE's settings number them."""


def notification_edge(environ: Mapping[str, str]) -> ScreenEdge | None:
    """Return the edge of the screen that notifications appear at; None without a server for them.

    Args:
        environ: the environment, which names the session bus and the folders of settings.
    """
    address = session_bus(environ)
    if not address or not sys.platform.startswith("linux"):
        return None
    try:
        connection = DBusConnection(address)
    except GONE:
        return None
    try:
        server = str(connection.ask(SERVER, "GetServerInformation")[0]).lower()
        read = BY_SERVER.get(server)
        return read(connection, environ) if read else ScreenEdge.TOP
    except (*GONE, DBusRefusal):
        return None
    finally:
        connection.close()


def _xfce(connection: DBusConnection, _environ: Mapping[str, str]) -> ScreenEdge:
    location = read_property(connection, "xfce4-notifyd", "/notify-location")
    return ScreenEdge.BOTTOM if location in XFCE_BELOW else ScreenEdge.TOP


def _mate(_connection: DBusConnection, environ: Mapping[str, str]) -> ScreenEdge:
    return _named(read_setting("org.mate.NotificationDaemon", "popup-location", environ) or "", ScreenEdge.TOP)


def _cinnamon(_connection: DBusConnection, environ: Mapping[str, str]) -> ScreenEdge:
    below = read_setting("org.cinnamon.desktop.notifications", "bottom-notifications", environ)
    return ScreenEdge.BOTTOM if below == "true" else ScreenEdge.TOP


def _lxqt(_connection: DBusConnection, environ: Mapping[str, str]) -> ScreenEdge:
    return _named(read_value("lxqt/notifications.conf", "general", "placement", environ) or "", ScreenEdge.BOTTOM)


def _plasma(_connection: DBusConnection, environ: Mapping[str, str]) -> ScreenEdge:
    return _named(read_value("plasmanotifyrc", "notifications", "popupposition", environ) or "", ScreenEdge.PANEL)


def _dunst(_connection: DBusConnection, environ: Mapping[str, str]) -> ScreenEdge:
    return _named(read_value("dunst/dunstrc", "global", "origin", environ) or "", ScreenEdge.TOP)


def _named(location: str, default: ScreenEdge) -> ScreenEdge:
    """Return the edge in the name of a place, such as ``bottom-right``."""
    name = location.strip("'\"").lower()
    return ScreenEdge.TOP if name.startswith("top") else ScreenEdge.BOTTOM if name.startswith("bottom") else default


BY_SERVER: dict[str, Callable[[DBusConnection, Mapping[str, str]], ScreenEdge]] = {
    "xfce notify daemon": _xfce,
    "notification daemon": _mate,
    "cinnamon": _cinnamon,
    "lxqt-notificationd": _lxqt,
    "plasma": _plasma,
    "dunst": _dunst,
}
"""By the name that a notification server states, in lower case; the others begin at the top."""
