"""Do-not-disturb of mako: the mode of that name, which its manual proposes."""

from __future__ import annotations

from jeepney import DBusAddress

from tltimer.system.dbus import GONE, DBusRefusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.system.dbus import DBusConnection

CONTROL = DBusAddress("/fr/emersion/Mako", bus_name="org.freedesktop.Notifications", interface="fr.emersion.Mako")
MODE = "do-not-disturb"
MODES = {MODE, "dnd"}
"""The usual names of the mode; users choose them in their configuration."""


class MakoDoNotDisturb:
    """Asks mako.

    Args:
        connection: a connection to the session bus.
    """

    name = "mako"
    ends_with_connection = False

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def is_on(self) -> bool | None:
        """Return whether such a mode is among those that are set."""
        modes = self._modes()
        return None if modes is None else bool(MODES.intersection(modes))

    def turn(self, on: bool) -> bool:
        """Add the mode, or take it away, and return whether that was done."""
        modes = self._modes()
        if modes is None:
            return False
        other_modes = [mode for mode in modes if mode not in MODES]
        try:
            self._connection.ask(CONTROL, "SetModes", "as", [*other_modes, MODE] if on else other_modes)
        except (*GONE, DBusRefusal):
            return False
        return True

    def _modes(self) -> list[str] | None:
        try:
            (modes,) = self._connection.ask(CONTROL, "ListModes")
        except (*GONE, DBusRefusal):
            return None
        return list(map(str, modes)) if isinstance(modes, list) else None
