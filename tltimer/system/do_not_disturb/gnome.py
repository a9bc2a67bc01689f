"""Do-not-disturb of GNOME: the setting that shows no banners, read through the desktop portal."""

from jeepney import DBusAddress

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

SETTINGS = DBusAddress(
    "/org/freedesktop/portal/desktop",
    bus_name="org.freedesktop.portal.Desktop",
    interface="org.freedesktop.portal.Settings",
)


class GnomeDisturb:
    """Asks the portal, which reads GNOME's settings without any of GNOME's libraries.

    Args:
        line: a connection to the session bus.
    """

    name = "GNOME"

    def __init__(self, line: DBusConnection) -> None:
        self._line = line

    def unwanted(self) -> bool | None:
        """Say whether banners are off."""
        try:
            (found,) = self._line.ask(SETTINGS, "Read", "ss", "org.gnome.desktop.notifications", "show-banners")
        except (*GONE, DBusRefusal):
            return None
        while isinstance(found, tuple) and len(found) == 2:  # a variant, and in older portals one within one
            found = found[1]
        return not found if isinstance(found, bool) else None
