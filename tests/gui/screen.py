"""A notification backend that remembers what is on the screen, and presses its buttons."""

from tltimer.gui.notifications.notifier import Notifier
from tltimer.system.notifications.interface import Chosen, Notification
from tltimer.system.notifications.unavailable import NoNotifications


class Screen(NoNotifications):
    """Everything that was shown, and what is shown now, by topic."""

    def __init__(self) -> None:
        self.sent: list[Notification] = []
        self.shown: dict[str, Notification] = {}
        self._chosen: Chosen | None = None
        self.notifier = Notifier(lambda: self)

    def listen(self, chosen: Chosen) -> None:
        self._chosen = chosen

    def notify(self, notification: Notification) -> None:
        self.sent.append(notification)
        self.shown[notification.topic] = notification

    def withdraw(self, topic: str) -> None:
        self.shown.pop(topic, None)

    def labels(self, topic: str) -> list[str]:
        return [label for _key, label in self.shown[topic].actions]

    def press(self, topic: str, label: str, token: str = "") -> None:
        """Press the button of a notification by its label."""
        key = next(key for key, action in self.shown[topic].actions if action == label)
        assert self._chosen is not None
        self._chosen(topic, key, token)
