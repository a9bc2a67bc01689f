"""Reads the calendars of the desktop's accounts from Evolution Data Server; in the child process only."""

from __future__ import annotations

import os
import re
from contextlib import suppress

from jeepney import HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tltimer.calendars.evolution import (
    EVERYTHING,
    calendar_factory,
    kept_calendars,
    opened_calendar,
    service,
    source_manager,
)
from tltimer.calendars.ics.decoding import SIZE_LIMIT
from tltimer.calendars.ics.loading import NoCalendar
from tltimer.calendars.ics.timezone_names import meaning
from tltimer.paths import session_bus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from jeepney import DBusAddress
    from jeepney.io.blocking import DBusConnection

    from tltimer.calendars.worker_messages import DesktopAnswer, DesktopRequest

TIMEOUT_S = 15.0
"""The seconds that a call may take: the server may have to start first, and to ask another server."""

_ZONE = re.compile(rb';TZID="?([^":;\r\n]+)')
_ADDRESS = re.compile(r"[^@\s']+@[^@\s']+\.[^@\s']+")


class Refusal(Exception):  # noqa: N818 - an answer, if no pleasant one
    """The server answered with an error, in words."""


class SessionBus:
    """The user's session bus, as a context.

    Raises:
        NoCalendar: there is none.
    """

    def __init__(self) -> None:
        try:
            self._connection: DBusConnection = open_dbus_connection(session_bus(os.environ))
        except (OSError, ValueError, KeyError, RuntimeError, StopIteration):
            raise NoCalendar("no desktop") from None

    def __enter__(self) -> SessionBus:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._connection.close()

    def ask(self, address: DBusAddress, method: str, signature: str = "", *body: Any) -> tuple[Any, ...]:
        """Call a method and return its answer.

        Raises:
            Refusal: the other side answered with an error.
            NoCalendar: it does not answer.
        """
        call = new_method_call(address, method, signature or None, body)
        try:
            answer = self._connection.send_and_get_reply(call, timeout=TIMEOUT_S)
        except TimeoutError:
            raise NoCalendar("slow") from None
        except (OSError, ValueError):
            raise NoCalendar("no desktop") from None
        if answer.header.message_type is MessageType.error:
            words = answer.body[0] if answer.body else answer.header.fields.get(HeaderFields.error_name)
            raise Refusal(str(words))
        return tuple(answer.body)


def answer_to(request: DesktopRequest) -> DesktopAnswer:
    """List the calendars that the desktop has."""
    try:
        with SessionBus() as bus:
            manager = source_manager(_service(bus, "Sources"))
            calendars = kept_calendars(bus.ask(manager, "GetManagedObjects")[0], request["language"])
    except NoCalendar as reason:
        return {"failure": {"code": reason.code, "detail": reason.detail[:200]}}
    except Refusal as refusal:
        return {"failure": {"code": "account", "detail": str(refusal)[:200]}}
    return {
        "calendars": [
            {
                "uid": calendar.uid,
                "title": calendar.title[:500],
                "account": calendar.account[:500],
                "by_gnome": calendar.by_gnome,
            }
            for calendar in calendars
        ]
    }


def write_events(uid: str, into: BinaryIO) -> None:
    """Write all events of a calendar as one calendar text, with its own definitions of time zones.

    Raises:
        NoCalendar: it is gone, or its account does not return it.
    """
    with SessionBus() as bus:
        factory = calendar_factory(_service(bus, "Calendar"))
        try:
            path, name = bus.ask(factory, "OpenCalendar", "s", uid)
        except Refusal:
            raise NoCalendar("missing") from None
        calendar = opened_calendar(path, name)
        try:
            properties = bus.ask(calendar, "Open")[0]
            events = [str(event).strip().encode("utf-8", "replace") for event in _objects(bus, calendar)]
            if sum(map(len, events)) > SIZE_LIMIT:
                raise NoCalendar("large")
            into.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
            # Events lack their calendar's owner, who is most likely the user.
            if owner := _ADDRESS.search(dict(zip(properties[::2], properties[1::2], strict=False)).get(_OWNER, "")):
                into.write(f"X-WR-CALNAME:{owner[0]}\r\n".encode())
            for definition in _definitions(bus, calendar, events):
                into.write(definition.strip().encode() + b"\r\n")
            for event in events:
                into.write(event + b"\r\n")
            into.write(b"END:VCALENDAR\r\n")
        except Refusal as refusal:
            raise NoCalendar("account", str(refusal)) from None
        finally:
            with suppress(Refusal, NoCalendar):
                bus.ask(calendar, "Close")


_OWNER = "cal-email-address"


def _service(bus: SessionBus, kind: str) -> str:
    name = service(bus, kind)
    if not name:
        raise NoCalendar("no desktop")
    return name


def _objects(bus: SessionBus, calendar: DBusAddress) -> list[str]:
    return list(bus.ask(calendar, "GetObjectList", "s", EVERYTHING)[0])


def _definitions(bus: SessionBus, calendar: DBusAddress, events: list[bytes]) -> list[str]:
    """Return the calendar's definitions of time zones whose names alone do not identify them."""
    names = {name.decode("utf-8", "replace").strip() for event in events for name in _ZONE.findall(event)}
    definitions = []
    for name in sorted(names):
        meaning_of_name = meaning(name)
        if meaning_of_name is None or meaning_of_name.yields_to_definition:
            with suppress(Refusal):
                definitions.append(str(bus.ask(calendar, "GetTimezone", "s", name)[0]))
    return definitions
