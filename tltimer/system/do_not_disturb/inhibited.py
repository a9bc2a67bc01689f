"""Do-not-disturb as Plasma has it: a property of the notification server itself."""

from jeepney import DBusAddress, Properties

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


class InhibitedDoNotDisturb:
    """Asks the notification server; on also while a program inhibits notifications, as during a presentation.

    Args:
        connection: a connection to the session bus.
    """

    name = "Inhibited"

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def is_on(self) -> bool | None:
        """Return the property."""
        try:
            (_signature, inhibited) = self._connection.call(Properties(SERVER).get("Inhibited"))[0]
        except (*GONE, DBusRefusal):
            return None
        return inhibited if isinstance(inhibited, bool) else None
