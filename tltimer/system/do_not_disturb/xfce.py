"""Do-not-disturb of XFCE's notification server, kept in XFCE's settings."""

from __future__ import annotations

from jeepney import DBusAddress

from tltimer.system.dbus import GONE, DBusRefusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.system.dbus import DBusConnection

SETTINGS = DBusAddress("/org/xfce/Xfconf", bus_name="org.xfce.Xfconf", interface="org.xfce.Xfconf")
PROPERTY = ("xfce4-notifyd", "/do-not-disturb")

UNSET = object()
"""The value of what nobody ever set."""


def read_property(connection: DBusConnection, channel: str, name: str) -> object:
    """Return a property of XFCE's settings."""
    (exists,) = connection.ask(SETTINGS, "PropertyExists", "ss", channel, name)
    if not exists:
        return UNSET
    (value,) = connection.ask(SETTINGS, "GetProperty", "ss", channel, name)
    return value[1] if isinstance(value, tuple) and len(value) == 2 else None


class XfceDoNotDisturb:
    """Asks the settings; where nobody ever touched the switch it is missing, which means off.

    Args:
        connection: a connection to the session bus.
    """

    name = "XFCE"
    ends_with_connection = False

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def is_on(self) -> bool | None:
        """Return the switch."""
        try:
            if not self._exists():
                return False
            (value,) = self._connection.ask(SETTINGS, "GetProperty", "ss", *PROPERTY)
        except (*GONE, DBusRefusal):
            return None
        on = value[1] if isinstance(value, tuple) and len(value) == 2 else None
        return on if isinstance(on, bool) else None

    def turn(self, on: bool) -> bool:
        """Set the switch and return whether that was done."""
        return self._do("SetProperty", "ssv", *PROPERTY, ("b", on))

    def is_missing(self) -> bool:
        """Return whether nobody ever set it."""
        try:
            return not self._exists()
        except (*GONE, DBusRefusal):
            return False

    def clear(self) -> bool:
        """Take the switch away, and return whether that was done."""
        return self._do("ResetProperty", "ssb", *PROPERTY, False)

    def _exists(self) -> bool:
        return self._connection.ask(SETTINGS, "PropertyExists", "ss", *PROPERTY) == (True,)

    def _do(self, method: str, signature: str, *body: Any) -> bool:
        try:
            self._connection.ask(SETTINGS, method, signature, *body)
        except (*GONE, DBusRefusal):
            return False
        return True
