"""One connection to a D-Bus: calls that wait, calls that don't, and the signals and calls that arrive meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from jeepney import HeaderFields, MatchRule, Message, MessageFlag, MessageType, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jeepney import DBusAddress
    from jeepney.io import blocking

GONE = (OSError, RuntimeError, ValueError, KeyError, StopIteration, TypeError)
"""The errors of connecting, reading and writing where there is no bus, or the bus has gone."""

TIMEOUT_S = 1.0
"""The seconds that a call may take: services that exist answer at once."""

UNASKED = {"NameAcquired", "NameLost"}
"""Signals that the bus sends about the connection itself."""

OnSignal = Callable[[str, str, tuple[Any, ...]], None]
"""Called with the interface and the member of a signal, and its body."""

OnCall = OnSignal
"""Called with the interface and the member of a call, and its body; the answer is empty."""

OnReply = Callable[[Message], None]
"""Called with the reply to a call that did not wait; the reply may be an error."""


class DBusRefusal(Exception):  # noqa: N818 - an answer, if no pleasant one
    """The other side answered with an error."""


def system_bus(environ: Mapping[str, str]) -> str:
    """Return the address of the system bus."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"


class DBusConnection:
    """A connection to a bus.

    Calls and signals share it, and everything that arrives while a call waits is kept for ``take_in``.

    Args:
        address: the address of the bus.
        rules: which signals to receive.
        on_signal: called for each of them.
        on_call: called for each call of others.

    Raises:
        OSError: there is no such bus; so do the other errors of ``GONE``.
    """

    def __init__(
        self,
        address: str,
        rules: tuple[MatchRule, ...] = (),
        on_signal: OnSignal | None = None,
        on_call: OnCall | None = None,
    ) -> None:
        if not address:
            raise OSError(_("D-Bus is not running"))
        self._connection: blocking.DBusConnection | None = open_dbus_connection(address, enable_fds=True)
        self._on_signal = on_signal
        self._on_call = on_call
        self.name = str(self._connection.unique_name)
        """The name by which others on the bus can call."""
        self._queue: deque[Message] = deque()
        self._pending: dict[int, OnReply] = {}
        self.signal_path = ""
        """The object that sent the signal for which ``on_signal`` is being called."""
        # By type alone: the sender of a message is a unique name, which a rule with a well-known one never matches.
        for message_type in ("method_return", "error", "signal", *(("method_call",) if on_call else ())):
            self._connection.filter(MatchRule(type=message_type), queue=self._queue)
        for rule in rules:
            self.send(message_bus.AddMatch(rule), lambda _reply: None)

    def fileno(self) -> int | None:
        """Return the descriptor to wait at; None once the connection is lost."""
        return self._connection.sock.fileno() if self._connection else None

    def ask(self, address: DBusAddress, method: str, signature: str = "", *body: Any) -> tuple[Any, ...]:
        """Call a method and return its answer.

        Raises:
            DBusRefusal: the other side answered with an error.
            OSError: there is no answer; so do the other errors of ``GONE``.
        """
        return self.call(new_method_call(address, method, signature or None, body))

    def names(self, startable: bool = False) -> frozenset[str]:
        """Return the names that somebody owns on the bus, or those that it can start; none where it does not answer."""
        try:
            (names,) = self.ask(message_bus, "ListActivatableNames" if startable else "ListNames")
        except (*GONE, DBusRefusal):
            return frozenset()
        return frozenset(map(str, names))

    def call(self, message: Message) -> tuple[Any, ...]:
        """Send a call and return its answer; raises like ``ask``."""
        answer = self._open().send_and_get_reply(message, timeout=TIMEOUT_S)
        if answer.header.message_type is MessageType.error:
            raise DBusRefusal(str(answer.header.fields.get(HeaderFields.error_name)))
        return tuple(answer.body)

    def send(self, message: Message, on_reply: OnReply) -> None:
        """Send a call without waiting; ``on_reply`` is called by ``take_in``.

        Raises:
            OSError: the connection is lost; so do the other errors of ``GONE``.
        """
        connection = self._open()
        serial = next(connection.outgoing_serial)
        self._pending[serial] = on_reply
        connection.send(message, serial=serial)

    def take_in(self, wait_s: float = 0.0) -> None:
        """Handle everything that has arrived, waiting so long at most for the first of it."""
        try:
            self._handle_queue()
            while self._connection:
                self._queue.append(self._connection.receive(timeout=wait_s))
                self._handle_queue()
                wait_s = 0.0
        except TimeoutError:
            pass
        except GONE:
            self.close()

    def close(self) -> None:
        """Leave the bus."""
        if self._connection:
            self._connection.close()
        self._connection = None
        self._pending.clear()

    def _open(self) -> blocking.DBusConnection:
        if self._connection is None:
            raise OSError(_("the D-Bus connection was lost"))
        return self._connection

    def _handle_queue(self) -> None:
        while self._queue:
            message = self._queue.popleft()
            fields = message.header.fields
            if message.header.message_type is MessageType.signal:
                if self._on_signal and fields.get(HeaderFields.member) not in UNASKED:
                    interface, member = (fields.get(name, "") for name in (HeaderFields.interface, HeaderFields.member))
                    self.signal_path = str(fields.get(HeaderFields.path, ""))
                    self._on_signal(str(interface), str(member), tuple(message.body))
            elif message.header.message_type is MessageType.method_call:
                if self._connection is not None and not message.header.flags & MessageFlag.no_reply_expected:
                    self._connection.send(new_method_return(message))
                if self._on_call is not None:
                    interface, member = (fields.get(name, "") for name in (HeaderFields.interface, HeaderFields.member))
                    self._on_call(str(interface), str(member), tuple(message.body))
            elif on_reply := self._pending.pop(fields.get(HeaderFields.reply_serial, -1), None):
                on_reply(message)


class BusListener:
    """Listens for signals on a bus; whoever waits for them watches its descriptor.

    Args:
        address: the address of the bus.
        rules: which signals to receive.

    Raises:
        OSError: there is no such bus; so do the other errors of ``GONE``.
    """

    def __init__(self, address: str, *rules: MatchRule) -> None:
        self._bus = DBusConnection(address, rules, self._hear)

    def fileno(self) -> int | None:
        """Return the descriptor of the connection; None once the connection is lost."""
        return self._bus.fileno()

    def take_in(self) -> None:
        """Handle the signals that have arrived."""
        self._bus.take_in()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        raise NotImplementedError
