"""Sleep as logind announces it, which waits a moment for those who asked for that."""

from __future__ import annotations

import os
from contextlib import suppress

from jeepney import DBusAddress, MatchRule

from tltimer.i18n.translate import _
from tltimer.system.dbus import GONE, BusListener, DBusRefusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.system.sleep.interface import Asleep

NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
INTERFACE = f"{NAME}.Manager"
MANAGER = DBusAddress(PATH, bus_name=NAME, interface=INTERFACE)


class LogindSleep(BusListener):
    """Listens for PrepareForSleep, and holds up sleep for as long as it takes to note it.

    Args:
        address: the address of the system bus.
        on_change: called with what is heard.

    Raises:
        OSError: there is no system bus; so do the other errors of ``GONE``.
    """

    name = "logind"

    def __init__(self, address: str, on_change: Asleep) -> None:
        self._on_change = on_change
        self._held: int | None = None
        rule = MatchRule(type="signal", sender=NAME, interface=INTERFACE, member="PrepareForSleep", path=PATH)
        super().__init__(address, rule)
        self._hold()

    def silence(self) -> str:
        """Return the reason why nothing announces sleep: the bus runs without logind, in a container for example."""
        return "" if NAME in self._bus.names() else _("it is not running")

    def close(self) -> None:
        """Leave the bus, and hold up nothing."""
        self._let_go()
        super().close()

    def _hear(self, _interface: str, member: str, body: tuple[Any, ...]) -> None:
        if member != "PrepareForSleep" or len(body) != 1 or not isinstance(body[0], bool):
            return
        try:
            self._on_change(body[0])
        finally:
            if body[0]:
                self._let_go()
            else:
                self._hold()

    def _hold(self) -> None:
        if self._held is not None:
            return
        with suppress(*GONE, DBusRefusal):  # without it sleep is noted all the same, if there is time
            (held,) = self._bus.ask(
                MANAGER, "Inhibit", "ssss", "sleep", "tltimer", _("to record when you were away"), "delay"
            )
            self._held = held.to_raw_fd()

    def _let_go(self) -> None:
        if self._held is not None:
            with suppress(OSError):
                os.close(self._held)
        self._held = None
