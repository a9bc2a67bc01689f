"""Do-not-disturb as KDE tells of it: a property of the notification server itself."""

from jeepney import DBusAddress, Properties

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


class InhibitedDisturb:
    """Asks whoever shows the notifications; also where a program inhibits them, as while presenting.

    Args:
        line: a connection to the session bus.
    """

    name = "Inhibited"

    def __init__(self, line: DBusConnection) -> None:
        self._line = line

    def unwanted(self) -> bool | None:
        """Give the property."""
        try:
            (_signature, inhibited) = self._line.call(Properties(SERVER).get("Inhibited"))[0]
        except (*GONE, DBusRefusal):
            return None
        return inhibited if isinstance(inhibited, bool) else None
