"""The lock as the screen savers of the desktops report it."""

from __future__ import annotations

from jeepney import MatchRule

from tltimer.i18n.translate import _
from tltimer.system.dbus import BusListener

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.system.session_lock.interface import Locked

INTERFACES = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
)


class ScreenSaverLock(BusListener):
    """Listens to whichever of them is running, now or later.

    Args:
        address: the address of the session bus.
        desktops: the names of the desktop, as in XDG_CURRENT_DESKTOP.
        on_change: called with what is heard.

    Raises:
        OSError: there is no session bus; so do the other errors of ``GONE``.
    """

    name = "ScreenSaver"

    def __init__(self, address: str, desktops: str, on_change: Locked) -> None:
        self._on_change = on_change
        self._desktops = desktops.lower()
        rules = tuple(MatchRule(type="signal", interface=name, member="ActiveChanged") for name in INTERFACES)
        super().__init__(address, *rules)

    def silence(self) -> str:
        """Return the reason for its silence. Cinnamon starts its screen saver to lock; those of others say nothing."""
        startable = (name for name in self._bus.names(startable=True) if name in INTERFACES)
        own = {name for name in startable if name.split(".")[1] in self._desktops}
        return "" if own or self._bus.names().intersection(INTERFACES) else _("no screen saver is running")

    def look(self) -> None:
        """Do nothing: every change is signalled."""

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if interface in INTERFACES and member == "ActiveChanged" and len(body) == 1 and isinstance(body[0], bool):
            self._on_change(body[0])
