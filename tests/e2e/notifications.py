"""Notifications that the server was asked to show, and their buttons."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MatchRule, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.e2e.bus import BusError
from tests.e2e.waiting import wait_until

if TYPE_CHECKING:
    from tests.e2e.desktop import VirtualDesktop

NAME = "org.freedesktop.Notifications"


@dataclass(frozen=True, slots=True)
class Notification:
    """A notification as it went over the bus."""

    sender: str
    serial: int
    signature: str
    app: str
    replaces: int
    summary: str
    body: str
    actions: tuple[str, ...]
    hints: dict[str, Any]
    timeout: int

    @property
    def text(self) -> str:
        """Title and body, on lines of their own."""
        return f"{self.summary}\n{self.body}"

    @property
    def buttons(self) -> tuple[str, ...]:
        """The labels of its buttons; "default" is the click on the notification itself."""
        return tuple(
            label for name, label in zip(self.actions[::2], self.actions[1::2], strict=True) if name != "default"
        )


class Notifications:
    """Listens on a desktop's bus from the beginning and keeps what was shown."""

    def __init__(self, desktop: "VirtualDesktop") -> None:
        self._desktop = desktop
        self._shown: list[Notification] = []
        self._numbers: dict[tuple[str, int], int] = {}
        self._closed: set[int] = set()
        self._server = self._owner()
        self._connection = open_dbus_connection(desktop.environ["DBUS_SESSION_BUS_ADDRESS"])
        rules = [
            MatchRule(type="method_call", interface=NAME, member="Notify").serialise(),
            MatchRule(type="method_return", sender=NAME).serialise(),
            MatchRule(type="signal", interface=NAME, member="NotificationClosed").serialise(),
        ]
        monitoring = DBusAddress(
            "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus.Monitoring"
        )
        self._connection.send_and_get_reply(new_method_call(monitoring, "BecomeMonitor", "asu", (rules, 0)))
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def shown(self) -> Sequence[Notification]:
        """The notifications shown so far, oldest first."""
        return tuple(self._shown)

    def wait_for(self, text: str, seconds: float = 20.0) -> Notification:
        """Wait for a notification with this text in its title or body."""
        return wait_until(
            lambda: next((notification for notification in self.shown if text in notification.text), None),
            f"a notification with {text!r} after {[notification.text for notification in self.shown]}",
            seconds,
        )

    def is_open(self, notification: Notification) -> bool:
        """Return whether the server still shows it."""
        number = self._number(notification)
        return number not in self._closed

    def press(self, button: str) -> None:
        """Press the button that begins so, of whatever notifications are on the screen."""
        (self._desktop.folder / "pick").write_text(button)
        self._desktop.run("dunstctl", "context")

    def click(self) -> None:
        """Click on the newest notification itself."""
        self._desktop.run("dunstctl", "action", "0")

    def close(self) -> None:
        """Stop listening."""
        self._connection.sock.shutdown(2)
        self._listener.join(10)
        self._connection.close()

    def _owner(self) -> str:
        """Return the server's own name on the bus; an empty text while there is none."""
        bus = "org.freedesktop.DBus"
        try:
            return str(self._desktop.bus.call(bus, "/org/freedesktop/DBus", bus, "GetNameOwner", "s", NAME))
        except BusError:
            return ""

    def _number(self, notification: Notification) -> int:
        key = (notification.sender, notification.serial)
        return wait_until(lambda: self._numbers.get(key), "the server's answer to a notification")

    def _listen(self) -> None:
        while True:
            try:
                message = self._connection.receive()
            except (ConnectionError, OSError, ValueError):
                return
            fields = {field.name: value for field, value in message.header.fields.items()}
            is_call = message.header.message_type is MessageType.method_call
            # GNOME's server hands each on to the shell.
            if is_call and fields.get("member") == "Notify" and fields["sender"] != self._server:
                app, replaces, _icon, summary, body, actions, hints, timeout = message.body
                self._shown.append(
                    Notification(
                        sender=fields["sender"],
                        serial=message.header.serial,
                        signature=fields["signature"],
                        app=app,
                        replaces=replaces,
                        summary=summary,
                        body=body,
                        actions=tuple(actions),
                        hints={name: value for name, (_signature, value) in hints.items()},
                        timeout=timeout,
                    )
                )
            elif message.header.message_type is MessageType.method_return and fields.get("signature") == "u":
                # A server that was started again begins anew to count.
                self._closed.discard(message.body[0])
                self._numbers[(fields["destination"], fields["reply_serial"])] = message.body[0]
            elif fields.get("member") == "NotificationClosed":
                self._closed.add(message.body[0])
