"""The lock as the screen savers of the desktops report it."""

from typing import Any

from jeepney import MatchRule

from tltimer.system.dbus import DBusConnection
from tltimer.system.session_lock.interface import Locked

INTERFACES = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
)


class ScreenSaverLock:
    """Listens to whichever of them is running, now or later.

    Args:
        address: the address of the session bus.
        said: called with what is heard.

    Raises:
        OSError: there is no session bus; so do the other errors of ``GONE``.
    """

    name = "ScreenSaver"

    def __init__(self, address: str, said: Locked) -> None:
        self._said = said
        rules = tuple(MatchRule(type="signal", interface=name, member="ActiveChanged") for name in INTERFACES)
        self._line = DBusConnection(address, rules, self._hear)

    def look(self) -> None:
        """Do nothing: every change is signalled."""

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return self._line.fileno()

    def take_in(self) -> None:
        """Take in what has arrived."""
        self._line.take_in()

    def close(self) -> None:
        """Leave the bus."""
        self._line.close()

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if interface in INTERFACES and member == "ActiveChanged" and len(body) == 1 and isinstance(body[0], bool):
            self._said(body[0])
