"""Do-not-disturb of mako: the mode of that name, which its manual proposes."""

from jeepney import DBusAddress

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

CONTROL = DBusAddress("/fr/emersion/Mako", bus_name="org.freedesktop.Notifications", interface="fr.emersion.Mako")
MODES = {"do-not-disturb", "dnd"}
"""The usual names of the mode; users choose them in their configuration."""


class MakoDoNotDisturb:
    """Asks mako.

    Args:
        connection: a connection to the session bus.
    """

    name = "mako"

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def is_on(self) -> bool | None:
        """Return whether such a mode is among those that are set."""
        try:
            (modes,) = self._connection.ask(CONTROL, "ListModes")
        except (*GONE, DBusRefusal):
            return None
        return bool(MODES.intersection(modes)) if isinstance(modes, list) else None
