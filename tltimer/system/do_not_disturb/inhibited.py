"""Do-not-disturb as Plasma has it: a property of the notification server itself."""

from __future__ import annotations

from jeepney import DBusAddress, Properties

from tltimer.i18n.translate import _
from tltimer.system.dbus import GONE, DBusRefusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.system.dbus import DBusConnection

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


class InhibitedDoNotDisturb:
    """Asks the notification server; on also while a program inhibits notifications, as during a presentation.

    Args:
        connection: a connection to the session bus.
    """

    name = "Plasma"
    ends_with_connection = True

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._cookie: int | None = None

    def is_on(self) -> bool | None:
        """Return the property."""
        try:
            (_signature, inhibited) = self._connection.call(Properties(SERVER).get("Inhibited"))[0]
        except (*GONE, DBusRefusal):
            return None
        return inhibited if isinstance(inhibited, bool) else None

    def turn(self, on: bool) -> bool:
        """Inhibit notifications, or end an inhibition of this connection, and return whether that was done."""
        try:
            if on:
                reason = _("The current mode turns on Do Not Disturb")
                (self._cookie,) = self._connection.ask(SERVER, "Inhibit", "ssa{sv}", "tltimer", reason, {})
            elif self._cookie is not None:
                self._connection.ask(SERVER, "UnInhibit", "u", self._cookie)
                self._cookie = None
        except (*GONE, DBusRefusal):
            return False
        return True
