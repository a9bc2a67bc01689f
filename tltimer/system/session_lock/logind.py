"""The lock as logind reports it: the order to lock or unlock this session, and the hint that it was done."""

from __future__ import annotations

from collections.abc import Mapping

from jeepney import DBusAddress, MatchRule

from tltimer.i18n.translate import _
from tltimer.system.dbus import BusListener, DBusConnection, DBusRefusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.system.session_lock.interface import Locked

NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER = DBusAddress(PATH, bus_name=NAME, interface=f"{NAME}.Manager")
SESSION = f"{NAME}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"


class LogindLock(BusListener):
    """Listens for signals about the user's session.

    Args:
        address: the address of the system bus.
        session: the id of the session, "" to ask by process.
        process: the process whose session it is.
        on_change: called with what is heard.

    Raises:
        OSError: there is no logind; so do the other errors of ``GONE``.
        Refusal: logind knows no session of ours.
    """

    name = "logind"

    def __init__(self, address: str, session: str, process: int, on_change: Locked) -> None:
        self._on_change = on_change
        path = _session(address, session, process)
        super().__init__(
            address,
            MatchRule(type="signal", sender=NAME, interface=SESSION, path=path),
            MatchRule(type="signal", sender=NAME, interface=PROPERTIES, path=path),
        )

    def silence(self) -> str:
        """Return an empty text: it has named the session."""
        return ""

    def look(self) -> None:
        """Do nothing: every change is signalled."""

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if interface == SESSION and member in ("Lock", "Unlock"):
            self._on_change(member == "Lock")
        elif member == "PropertiesChanged" and len(body) == 3 and body[0] == SESSION and isinstance(body[1], Mapping):
            _signature, hint = body[1].get("LockedHint", ("", None))
            if isinstance(hint, bool):
                self._on_change(hint)


def _session(address: str, session: str, process: int) -> str:
    connection = DBusConnection(address)
    try:
        if session:
            (path,) = connection.ask(MANAGER, "GetSession", "s", session)
        else:
            (path,) = connection.ask(MANAGER, "GetSessionByPID", "u", process)
    finally:
        connection.close()
    if not isinstance(path, str):
        raise DBusRefusal(_("logind reports no session"))
    return path
