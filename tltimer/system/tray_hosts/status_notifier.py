"""Hears of the service by which today's panels show icons, StatusNotifierWatcher."""

from __future__ import annotations

from jeepney import MatchRule
from jeepney.bus_messages import message_bus

from tltimer.system.dbus import GONE, BusListener, DBusRefusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

WATCHER = "org.kde.StatusNotifierWatcher"

CHANGED = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
CHANGED.add_arg_condition(0, WATCHER)


class StatusNotifierWatcher(BusListener):
    """Watches a session bus for the service, and reports when it comes and goes.

    Args:
        address: the address of the session bus.
        on_arrival: called when there is one, and there was none.
        on_departure: called when there is none any more.

    Raises:
        OSError: there is no session bus; so do the other errors of ``GONE``.
    """

    def __init__(self, address: str, on_arrival: Callable[[], None], on_departure: Callable[[], None]) -> None:
        self._on_arrival = on_arrival
        self._on_departure = on_departure
        super().__init__(address, CHANGED)

    @property
    def present(self) -> bool:
        """Return whether there is one now."""
        try:
            return bool(self._bus.call(message_bus.NameHasOwner(WATCHER))[0])
        except (*GONE, DBusRefusal):
            return False

    def _hear(self, _interface: str, _member: str, body: tuple[Any, ...]) -> None:
        _name, before, now = body
        if now and not before:
            self._on_arrival()
        elif before and not now:
            self._on_departure()
