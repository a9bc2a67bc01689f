"""Notifications through org.freedesktop.Notifications, on a connection of its own.

Nothing here waits for the server: calls go out one after the other, each when the answer to the one before has
arrived, and answers and signals come in through one door, so that none is lost between them.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tltimer.resources import shipped
from tltimer.system.notifications.interface import Chosen, Notification
from tltimer.wording.sanitize import as_html

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
RULES = (
    MatchRule(type="signal", sender=NAME, interface=NAME),
    MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged"),
)
RULES[1].add_arg_condition(0, NAME)

NORMAL = 1
LET_SERVER_DECIDE = -1
GONE = (OSError, RuntimeError, ValueError, KeyError, StopIteration)
"""What connecting and writing raise where there is no bus, or none any more."""

Answered = Callable[[Message], None]


class FreedesktopNotifications:
    """The notifier of Linux desktops.

    Args:
        address: the address of the session bus.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection: DBusConnection | None = None
        self._abilities: frozenset[str] | None = None
        self._waiting: deque[Notification | str] = deque()
        self._asked: tuple[int, Answered] | None = None
        self._shown: dict[str, int] = {}
        self._token = ""
        self._chosen: Chosen | None = None
        self._works = True

    @property
    def works(self) -> bool:
        """Say whether the last notice found a server."""
        return self._works

    def listen(self, chosen: Chosen) -> None:
        """Have a function called for each action that is chosen."""
        self._chosen = chosen

    def notify(self, notification: Notification) -> None:
        """Show a notification, in place of the one before of its topic."""
        self._waiting = deque(one for one in self._waiting if _topic(one) != notification.topic)
        self._waiting.append(notification)
        self._go_on()

    def withdraw(self, topic: str) -> None:
        """Take the notification of a topic away, if it is shown or about to be."""
        self._waiting = deque(one for one in self._waiting if _topic(one) != topic)
        if topic in self._shown or self._asked:
            self._waiting.append(topic)
            self._go_on()

    def fileno(self) -> int | None:
        """Give the descriptor of the connection."""
        return self._connection.sock.fileno() if self._connection else None

    def take_in(self) -> None:
        """Take in all answers and signals that have arrived."""
        try:
            while self._connection:
                self._take(self._connection.receive(timeout=0))
        except TimeoutError:
            pass
        except GONE:
            self.close()

    def settle(self, seconds: float) -> None:
        """Wait until what was wanted is carried out, so long at most: for programs that end."""
        try:
            while self._connection and self._asked:
                self._take(self._connection.receive(timeout=seconds))
        except TimeoutError:
            pass
        except GONE:
            self.close()

    def close(self) -> None:
        """Leave the bus; the next notice connects anew."""
        if self._connection:
            self._connection.close()
        self._connection = None
        self._forget_server()
        self._asked = None

    def _forget_server(self) -> None:
        self._abilities = None
        self._shown.clear()

    def _go_on(self) -> None:
        """Send what is next, unless an answer is awaited still."""
        if self._asked or not self._waiting:
            return
        try:
            if self._connection is None:
                self._connect()
            if self._abilities is None:
                self._call(new_method_call(SERVER, "GetCapabilities"), self._take_abilities)
                return
            following = self._waiting.popleft()
            if isinstance(following, Notification):
                self._call(self._message(following), lambda answer: self._take_number(following.topic, answer))
            else:
                number = self._shown.pop(following, 0)
                self._call(new_method_call(SERVER, "CloseNotification", "u", (number,)), lambda _answer: None)
        except GONE:
            self.close()
            self._waiting.clear()
            self._works = False

    def _connect(self) -> None:
        self._connection = open_dbus_connection(self._address)
        for rule in RULES:
            self._connection.send(message_bus.AddMatch(rule))

    def _call(self, message: Message, answered: Answered) -> None:
        assert self._connection is not None
        serial = next(self._connection.outgoing_serial)
        self._asked = (serial, answered)
        self._connection.send(message, serial=serial)

    def _message(self, notification: Notification) -> Message:
        abilities = self._abilities or frozenset()
        body = as_html(notification.body) if "body-markup" in abilities else notification.body
        actions = [word for action in notification.actions for word in action] if "actions" in abilities else []
        hints = {"desktop-entry": ("s", "tltimer"), "urgency": ("y", NORMAL)}
        icon = shipped("icons", "tltimer.svg").as_uri()
        fields = ("tltimer", self._shown.get(notification.topic, 0), icon, notification.title, body, actions, hints)
        return new_method_call(SERVER, "Notify", "susssasa{sv}i", (*fields, LET_SERVER_DECIDE))

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if self._asked and fields.get(HeaderFields.reply_serial) == self._asked[0]:
            answered, self._asked = self._asked[1], None
            answered(message)
            self._go_on()
        elif message.header.message_type is MessageType.signal:
            self._take_signal(str(fields.get(HeaderFields.member)), message.body)

    def _take_abilities(self, answer: Message) -> None:
        if answer.header.message_type is MessageType.error:
            self._works = False
            self._waiting.clear()
        else:
            self._abilities = frozenset(answer.body[0])

    def _take_number(self, topic: str, answer: Message) -> None:
        self._works = answer.header.message_type is not MessageType.error
        if self._works:
            self._shown[topic] = answer.body[0]

    def _take_signal(self, member: str, body: tuple[Any, ...]) -> None:
        if member == "NameOwnerChanged":
            self._forget_server()
            return
        topic = next((topic for topic, number in self._shown.items() if body and number == body[0]), None)
        if topic is None:
            return
        if member == "NotificationClosed":
            del self._shown[topic]
        elif member == "ActivationToken":
            self._token = str(body[1])
        elif member == "ActionInvoked":
            token, self._token = self._token, ""
            if self._chosen:
                self._chosen(topic, str(body[1]), token)


def _topic(waiting: Notification | str) -> str:
    return waiting.topic if isinstance(waiting, Notification) else waiting
