"""Do-not-disturb of XFCE's notification server, kept in XFCE's settings."""

from jeepney import DBusAddress

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

SETTINGS = DBusAddress("/org/xfce/Xfconf", bus_name="org.xfce.Xfconf", interface="org.xfce.Xfconf")


class XfceDisturb:
    """Asks the settings; one that was never touched is not there, and then off.

    Args:
        line: a connection to the session bus.
    """

    name = "XFCE"

    def __init__(self, line: DBusConnection) -> None:
        self._line = line

    def unwanted(self) -> bool | None:
        """Give the setting."""
        try:
            (exists,) = self._line.ask(SETTINGS, "PropertyExists", "ss", "xfce4-notifyd", "/do-not-disturb")
            if not exists:
                return False
            (found,) = self._line.ask(SETTINGS, "GetProperty", "ss", "xfce4-notifyd", "/do-not-disturb")
        except (*GONE, DBusRefusal):
            return None
        on = found[1] if isinstance(found, tuple) and len(found) == 2 else None
        return on if isinstance(on, bool) else None
