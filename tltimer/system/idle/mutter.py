"""Idle time of GNOME, asked of its window manager."""

from __future__ import annotations

from jeepney import DBusAddress

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal
from tltimer.system.idle.interface import IdleUnavailable

MONITOR = DBusAddress(
    "/org/gnome/Mutter/IdleMonitor/Core",
    bus_name="org.gnome.Mutter.IdleMonitor",
    interface="org.gnome.Mutter.IdleMonitor",
)


class MutterIdle:
    """Asks at each call.

    Args:
        address: the address of the session bus.

    Raises:
        IdleUnavailable: nobody answers there.
    """

    name = "GNOME"

    def __init__(self, address: str) -> None:
        try:
            self._connection = DBusConnection(address)
        except GONE as problem:
            raise IdleUnavailable(_("there is no session bus: {problem}").format(problem=reason_of(problem))) from None
        if self.seconds() is None:
            self._connection.close()
            raise IdleUnavailable(_("org.gnome.Mutter.IdleMonitor is not responding"))

    def seconds(self) -> float | None:
        """Return the seconds since the last input."""
        try:
            (milliseconds,) = self._connection.ask(MONITOR, "GetIdletime")
        except (*GONE, DBusRefusal):
            return None
        return milliseconds / 1000 if isinstance(milliseconds, int) else None

    def fileno(self) -> int | None:
        """Return the descriptor of the connection: somebody must notice when the bus goes away."""
        return self._connection.fileno()

    def take_in(self) -> None:
        """Notice that the connection is lost."""
        self._connection.take_in()

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()
