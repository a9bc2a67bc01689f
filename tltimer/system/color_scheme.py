"""The desktop's preference for dark or light windows, from the desktop portal.

Qt asks the desktop's toolkit, which on GNOME reports light until the preference changes for the first time.
"""

from __future__ import annotations

from jeepney import DBusAddress, MatchRule, MessageType, new_method_call

from tltimer.system.dbus import GONE, DBusConnection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from jeepney import Message

NAME = "org.freedesktop.portal.Desktop"
INTERFACE = "org.freedesktop.portal.Settings"
SETTINGS = DBusAddress("/org/freedesktop/portal/desktop", bus_name=NAME, interface=INTERFACE)
PREFERENCE = ("org.freedesktop.appearance", "color-scheme")
DARK_OR_LIGHT = {1: True, 2: False}
"""Its values; 0 and all others are no preference."""

TIMEOUTS = (0.1,) * 5
"""The seconds that the first window waits for each message of the answer; a later answer is followed too."""


class ColorSchemePortal:
    """Asks once, and is notified of every change.

    Args:
        address: the address of the session bus.
        changed: called when the preference changed.

    Raises:
        OSError: there is no session bus; so do the other errors of ``GONE``.
    """

    def __init__(self, address: str, changed: Callable[[], None]) -> None:
        self.prefers_dark: bool | None = None
        """Whether the desktop prefers dark windows; None where it has no preference, or does not tell."""

        self._changed: Callable[[], None] | None = None
        self._is_answered = False
        rule = MatchRule(type="signal", interface=INTERFACE, member="SettingChanged")
        self._connection = DBusConnection(address, (rule,), self._hear)
        self._connection.send(new_method_call(SETTINGS, "Read", "ss", PREFERENCE), self._answer)
        for wait_s in TIMEOUTS:
            if not self._is_answered:
                self._connection.take_in(wait_s)
        self._changed = changed

    def fileno(self) -> int | None:
        """Return the descriptor of the connection; None once the connection is lost."""
        return self._connection.fileno()

    def take_in(self) -> None:
        """Handle the messages that have arrived."""
        self._connection.take_in()

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def _answer(self, reply: Message) -> None:
        self._is_answered = True
        if reply.header.message_type is MessageType.method_return and len(reply.body) == 1:
            self._set(reply.body[0])

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if (interface, member) == (INTERFACE, "SettingChanged") and len(body) == 3 and body[:2] == PREFERENCE:
            self._set(body[2])

    def _set(self, value: object) -> None:
        while isinstance(value, tuple) and len(value) == 2:  # a variant, and in older portals one within one
            value = value[1]
        prefers_dark = DARK_OR_LIGHT.get(value) if isinstance(value, int) else None
        if prefers_dark is not self.prefers_dark:
            self.prefers_dark = prefers_dark
            if self._changed is not None:
                self._changed()


def color_scheme_portal(address: str, changed: Callable[[], None]) -> ColorSchemePortal | None:
    """Return the portal, connected; None where there is no session bus."""
    try:
        return ColorSchemePortal(address, changed)
    except GONE:
        return None
