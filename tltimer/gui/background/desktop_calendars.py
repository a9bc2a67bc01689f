"""Listens for changes in the desktop's calendars."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal

from tltimer.gui.process.socket_notifier import SocketListener
from tltimer.paths import session_bus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from jeepney import DBusAddress, Message

    from tltimer.calendars.calendars import Calendars
    from tltimer.calendars.sources import Source
    from tltimer.system.dbus import DBusConnection

CALM_MS = 1000
"""The wait after a change: a synchronised account changes many events one after another."""

_CHANGES = {"ObjectsAdded", "ObjectsModified", "ObjectsRemoved"}


class DesktopCalendarWatch(QObject):
    """Keeps a view of each of the desktop's calendars that are read; opens no connection while there is none.

    Args:
        calendars: the user's calendars.
        environ: the environment, which names the session bus.
        parent: as of any QObject.
    """

    changed = Signal(object)
    """Something in the desktop's calendars changed: the names of those that are read."""

    def __init__(self, calendars: Calendars, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calendars = calendars
        self._environ = environ
        self._bus: DBusConnection | None = None
        self._listener: SocketListener | None = None
        self._service = ""
        self._watched: set[str] = set()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._announce)

    def look(self) -> None:
        """Watch the calendars that are not watched yet, and leave the bus where there are none any more."""
        wanted = {source.location for source in self._desktop_sources()}
        if self._watched - wanted or (self._bus is not None and self._bus.fileno() is None):
            self.close()
        if not wanted or not sys.platform.startswith("linux"):
            return
        from tltimer.system.dbus import GONE, DBusRefusal

        try:
            if self._bus is None:
                self._connect()
            for uid in sorted(wanted - self._watched):
                self._watched.add(uid)
                self._open(uid)
        except (*GONE, DBusRefusal):
            self.close()

    def close(self) -> None:
        """Leave the bus; the views end with that."""
        if self._bus is not None:
            self._bus.close()
        if self._listener is not None:
            self._listener.look()
        self._bus, self._listener, self._watched = None, None, set()

    def _connect(self) -> None:
        from jeepney import MatchRule

        from tltimer.calendars.evolution import VIEW, service
        from tltimer.system.dbus import DBusConnection

        owners = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
        rules = (MatchRule(type="signal", interface=VIEW), owners)
        self._bus = DBusConnection(session_bus(self._environ), rules, self._hear)
        self._service = service(self._bus, "Calendar")
        if not self._service:
            raise OSError
        self._listener = SocketListener(self._bus, self)

    def _open(self, uid: str) -> None:
        """Open a calendar, and a view of it that tells of changes, by calls that follow each other's answers."""
        from jeepney import DBusAddress

        from tltimer.calendars.evolution import EVERYTHING, VIEW, calendar_factory, opened_calendar

        def opened(body: tuple[Any, ...]) -> None:
            calendar = opened_calendar(body[0], body[1])
            self._call(calendar, "Open", "", (), lambda _properties: None)
            self._call(calendar, "GetView", "s", (EVERYTHING,), viewed)

        def viewed(body: tuple[Any, ...]) -> None:
            view = DBusAddress(body[0], self._service, VIEW)
            # Not what is there already, and of what changes no more than that it does.
            self._call(view, "SetFlags", "u", (0,), lambda _body: None)
            self._call(view, "SetFieldsOfInterest", "as", (["UID"],), lambda _body: None)
            self._call(view, "Start", "", (), lambda _body: None)

        self._call(calendar_factory(self._service), "OpenCalendar", "s", (uid,), opened)

    def _call(self, address: DBusAddress, method: str, signature: str, body: tuple[Any, ...], then: Any) -> None:
        from jeepney import MessageType, new_method_call

        def take(reply: Message) -> None:
            # A calendar that is no more, or an account without a password: reading it says so.
            if reply.header.message_type is not MessageType.error:
                then(tuple(reply.body))

        if self._bus is not None:
            self._bus.send(new_method_call(address, method, signature or None, body), take)

    def _hear(self, _interface: str, member: str, body: tuple[Any, ...]) -> None:
        if member in _CHANGES:
            if not self._calm.isActive():
                self._calm.start()
        elif member == "NameOwnerChanged" and body[0] == self._service and not body[2]:
            # The server ended; the next look starts it again and opens new views.
            self._watched.clear()

    def _announce(self) -> None:
        self.changed.emit({source.name for source in self._desktop_sources()})

    def _desktop_sources(self) -> tuple[Source, ...]:
        sources = self._calendars.sources()
        if not sources:
            return ()
        from tltimer.calendars.sources import DESKTOP

        return tuple(source for source in sources if source.kind == DESKTOP)
