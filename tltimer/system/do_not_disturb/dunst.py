"""Do-not-disturb of dunst, which calls it being paused."""

from jeepney import DBusAddress, Properties

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

CONTROL = DBusAddress(
    "/org/freedesktop/Notifications", bus_name="org.freedesktop.Notifications", interface="org.dunstproject.cmd0"
)


class DunstDisturb:
    """Asks dunst.

    Args:
        line: a connection to the session bus.
    """

    name = "dunst"

    def __init__(self, line: DBusConnection) -> None:
        self._line = line

    def unwanted(self) -> bool | None:
        """Give the property."""
        try:
            (_signature, paused) = self._line.call(Properties(CONTROL).get("paused"))[0]
        except (*GONE, DBusRefusal):
            return None
        return paused if isinstance(paused, bool) else None
