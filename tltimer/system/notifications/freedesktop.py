"""Notifications through org.freedesktop.Notifications.

Nothing here waits for the server: calls go out one after the other, each once the previous one is answered.
"""

from __future__ import annotations

import re
from collections import deque
from time import monotonic

from jeepney import DBusAddress, MatchRule, MessageType, new_method_call

from tltimer import APPLICATION_ID
from tltimer.resources import shipped
from tltimer.system.dbus import GONE, DBusConnection
from tltimer.system.notifications.interface import OPEN, Notification
from tltimer.wording.sanitize import as_html, plain, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from jeepney import Message

    from tltimer.system.dbus import OnReply
    from tltimer.system.notifications.interface import Chosen

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
RULES = (
    MatchRule(type="signal", sender=NAME, interface=NAME),
    MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged"),
)
RULES[1].add_arg_condition(0, NAME)

LXQT = "lxqt-notificationd"

BUTTON_SERVERS = ("xfce notify daemon", LXQT)
"""Servers that show the action of a click on the notification itself as a button, by their names in lower case."""

MOST_BUTTONS = {LXQT: 2}
"""The buttons for which a server has room; it cuts the words of more."""

_ANGLES = str.maketrans("<>", "‹›")


def _of_plasma(label: str) -> str:
    """Return a label for buttons that take a tag for markup, and an & that a letter follows for a mnemonic."""
    return re.sub(r"&(?=\w)", "&&", label.translate(_ANGLES))


LABELS: dict[str, Callable[[str], str]] = {
    # MATE's, and GNOME's before its shell: markup, and an empty button where that is broken.
    "notification daemon": as_html,
    LXQT: lambda label: label.replace("&", "&&"),
    "plasma": _of_plasma,
}
"""The functions that escape a label for servers that read more than text in it."""

NORMAL = 1
LET_SERVER_DECIDE = -1


class FreedesktopNotifications:
    """The notifications of Linux desktops.

    Args:
        address: the address of the session bus.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._bus: DBusConnection | None = None
        self._server: str | None = None
        self._capabilities: frozenset[str] | None = None
        self._queue: deque[Notification | str] = deque()
        self._is_calling = False
        self._shown: dict[str, int] = {}
        self._token = ""
        self._chosen: Chosen | None = None

    def is_shown(self, topic: str) -> bool:
        """Return whether the server shows a notification of a topic, as far as it has told."""
        return topic in self._shown

    def listen(self, chosen: Chosen) -> None:
        """Call a function for each action that is chosen."""
        self._chosen = chosen

    def notify(self, notification: Notification) -> None:
        """Show a notification, in place of the previous one of its topic."""
        self._queue = deque(queued for queued in self._queue if _topic(queued) != notification.topic)
        self._queue.append(notification)
        self._send_next()

    def withdraw(self, topic: str) -> None:
        """Withdraw the notification of a topic, if it is shown or about to be."""
        self._queue = deque(queued for queued in self._queue if _topic(queued) != topic)
        if self.is_shown(topic) or self._is_calling:
            self._queue.append(topic)
            self._send_next()

    def fileno(self) -> int | None:
        """Return the descriptor of the connection; None while there is none."""
        return self._bus.fileno() if self._bus else None

    def take_in(self) -> None:
        """Handle all answers and signals that have arrived."""
        self._receive(0)

    def settle(self, seconds: float) -> None:
        """Wait, for a limited time, until all requests are carried out: for programs that end."""
        deadline = monotonic() + seconds
        while self._bus and self._is_calling and (remaining_s := deadline - monotonic()) > 0:
            self._receive(remaining_s)

    def close(self) -> None:
        """Leave the bus; the next notification connects anew."""
        if self._bus:
            self._bus.close()
        self._bus = None
        self._forget_server()
        self._is_calling = False

    def _receive(self, wait_s: float) -> None:
        if self._bus:
            self._bus.take_in(wait_s)
            if self._bus.fileno() is None:
                self.close()

    def _forget_server(self) -> None:
        self._server = self._capabilities = None
        self._shown.clear()

    def _send_next(self) -> None:
        """Send the next request, unless an answer is still awaited."""
        if self._is_calling or not self._queue:
            return
        try:
            if self._bus is None:
                self._bus = DBusConnection(self._address, RULES, self._handle_signal)
            if self._server is None:
                self._call(new_method_call(SERVER, "GetServerInformation"), self._keep_server)
                return
            if self._capabilities is None:
                self._call(new_method_call(SERVER, "GetCapabilities"), self._keep_capabilities)
                return
            following = self._queue.popleft()
            if isinstance(following, Notification):
                self._call(self._message(following), lambda answer: self._keep_number(following.topic, answer))
            else:
                number = self._shown.pop(following, 0)
                self._call(new_method_call(SERVER, "CloseNotification", "u", (number,)), lambda _answer: None)
        except GONE:
            self.close()
            self._queue.clear()

    def _call(self, message: Message, on_reply: OnReply) -> None:
        def answered(reply: Message) -> None:
            self._is_calling = False
            on_reply(reply)
            self._send_next()

        assert self._bus is not None
        self._is_calling = True
        self._bus.send(message, answered)

    def _message(self, notification: Notification) -> Message:
        capabilities = self._capabilities or frozenset()
        body = as_html(notification.body) if "body-markup" in capabilities else shown(notification.body, "\n")
        written = LABELS.get(self._server or "", str)
        actions = [part for word, label in self._actions(notification) for part in (word, written(plain(label)))]
        hints: dict[str, tuple[str, Any]] = {"desktop-entry": ("s", APPLICATION_ID), "urgency": ("y", NORMAL)}
        if notification.is_passing:
            hints["transient"] = ("b", True)
        icon = shipped("icons", "tltimer.svg").as_uri()
        number, title = self._shown.get(notification.topic, 0), plain(notification.title)
        fields = ("tltimer", number, icon, title, body, actions, hints)
        return new_method_call(SERVER, "Notify", "susssasa{sv}i", (*fields, LET_SERVER_DECIDE))

    def _actions(self, notification: Notification) -> tuple[tuple[str, str], ...]:
        """Return the actions that the server is sent: no button twice, and none where it shows no buttons."""
        if "actions" not in (self._capabilities or ()):
            return ()
        buttons = tuple(action for action in notification.actions if action[0] != OPEN)
        labels = {label for _word, label in buttons}
        is_repeated = any(word == OPEN and label in labels for word, label in notification.actions)
        actions = buttons if is_repeated and self._server in BUTTON_SERVERS else notification.actions
        return actions[: MOST_BUTTONS.get(self._server or "")]

    def _keep_server(self, answer: Message) -> None:
        is_told = answer.header.message_type is not MessageType.error and answer.body
        self._server = str(answer.body[0]).lower() if is_told else ""

    def _keep_capabilities(self, answer: Message) -> None:
        if answer.header.message_type is MessageType.error:
            self._queue.clear()
        else:
            self._capabilities = frozenset(answer.body[0])

    def _keep_number(self, topic: str, answer: Message) -> None:
        if answer.header.message_type is not MessageType.error:
            self._shown[topic] = answer.body[0]

    def _handle_signal(self, _interface: str, member: str, body: tuple[Any, ...]) -> None:
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


def _topic(queued: Notification | str) -> str:
    return queued.topic if isinstance(queued, Notification) else queued
