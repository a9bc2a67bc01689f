"""A connection to a D-Bus that hears signals, whatever else goes on."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io import blocking
from jeepney.io.blocking import open_dbus_connection

from tltimer.i18n.translate import _

GONE = (OSError, RuntimeError, ValueError, KeyError, StopIteration, TypeError)
"""What connecting, reading and writing raise where there is no bus, or none any more."""

PATIENCE = 1.0
"""How many seconds a call may take: those who are asked answer at once or are not there."""

Heard = Callable[[str, str, tuple[Any, ...]], None]
"""Called with the interface and the member of a signal, and what it says."""


class DBusRefusal(Exception):  # noqa: N818 - an answer, if no pleasant one
    """The other side answered with an error."""


def system_bus(environ: Mapping[str, str]) -> str:
    """Give the address of the system bus."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"


class DBusConnection:
    """One connection.

    Args:
        address: the address of the bus.
        rules: which signals are heard.
        heard: called for each of them.

    Raises:
        OSError: there is no such bus; so do the other errors of ``GONE``.
    """

    def __init__(self, address: str, rules: tuple[MatchRule, ...] = (), heard: Heard | None = None) -> None:
        if not address:
            raise OSError(_("there is no such bus"))
        self._connection: blocking.DBusConnection | None = open_dbus_connection(address, enable_fds=True)
        self._heard = heard
        self._queue: deque[Message] = deque()
        for rule in rules:
            # Signals that come in while an answer is awaited go this way; without it they would be lost.
            self._connection.filter(rule, queue=self._queue)
            self.call(message_bus.AddMatch(rule))

    def fileno(self) -> int | None:
        """Give the descriptor to wait at; None once the bus is gone."""
        return self._connection.sock.fileno() if self._connection else None

    def ask(self, address: DBusAddress, method: str, signature: str = "", *body: Any) -> tuple[Any, ...]:
        """Call a method and give its answer.

        Raises:
            Refusal: the other side answered with an error.
            OSError: there is no answer; so do the other errors of ``GONE``.
        """
        return self.call(new_method_call(address, method, signature or None, body))

    def call(self, message: Message) -> tuple[Any, ...]:
        """Send a call and give its answer; raises like ``ask``."""
        if self._connection is None:
            raise OSError(_("the bus is gone"))
        answer = self._connection.send_and_get_reply(message, timeout=PATIENCE)
        if answer.header.message_type is MessageType.error:
            raise DBusRefusal(str(answer.header.fields.get(HeaderFields.error_name)))
        return tuple(answer.body)

    def take_in(self) -> None:
        """Take in all signals that have arrived."""
        try:
            while self._connection:
                self._pass_on()
                self._queue.append(self._connection.receive(timeout=0))
        except TimeoutError:
            pass
        except GONE:
            self.close()
        self._pass_on()

    def _pass_on(self) -> None:
        while self._queue:
            message = self._queue.popleft()
            fields = message.header.fields
            if message.header.message_type is MessageType.signal and self._heard:
                interface, member = (fields.get(name, "") for name in (HeaderFields.interface, HeaderFields.member))
                self._heard(str(interface), str(member), tuple(message.body))

    def close(self) -> None:
        """Leave the bus."""
        if self._connection:
            self._connection.close()
        self._connection = None
