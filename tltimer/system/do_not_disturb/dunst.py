"""Do-not-disturb of dunst, which calls it being paused."""

from __future__ import annotations

from jeepney import DBusAddress, Properties

from tltimer.system.dbus import GONE, DBusRefusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.system.dbus import DBusConnection

CONTROL = DBusAddress(
    "/org/freedesktop/Notifications", bus_name="org.freedesktop.Notifications", interface="org.dunstproject.cmd0"
)


class DunstDoNotDisturb:
    """Asks dunst.

    Args:
        connection: a connection to the session bus.
    """

    name = "dunst"
    ends_with_connection = False

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def is_on(self) -> bool | None:
        """Return the property."""
        try:
            (_signature, paused) = self._connection.call(Properties(CONTROL).get("paused"))[0]
        except (*GONE, DBusRefusal):
            return None
        return paused if isinstance(paused, bool) else None

    def turn(self, on: bool) -> bool:
        """Set the property and return whether that was done."""
        try:
            self._connection.call(Properties(CONTROL).set("paused", "b", on))
        except (*GONE, DBusRefusal):
            return False
        return True
