"""Shows notifications from within Qt's loop and runs what their buttons do."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from tltimer.system.notifications.interface import OPEN, Notification
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.system.notifications.interface import NotificationBackend

LAST_WORDS_S = 0.3
"""For how long an app that ends waits for its notifications to be taken away."""

Press = Callable[[str], None]
"""Called when a button is pressed, with the desktop's token for opening a window, "" for none."""


class NotificationButton(Value):
    """A button of a notification and what it does."""

    label: str
    press: Press


class UserNotification(Value):
    """A notification with its answers: it replaces the one before of its ``topic``.

    ``clicked`` runs on a click on the notification itself; ``click_label`` names that for desktops that show it. One
    that ``is_passing`` is not kept in the desktop's list.
    """

    topic: str
    title: str
    body: str
    buttons: tuple[NotificationButton, ...] = ()
    clicked: Press | None = None
    click_label: str = ""
    is_passing: bool = False


class Notifier(QObject):
    """Lends Qt's loop to a notification backend, which is made when there is something to show."""

    def __init__(self, make: Callable[[], NotificationBackend], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._backend: NotificationBackend | None = None
        self._answers: dict[str, dict[str, Press]] = {}
        self._shown: set[str] = set()
        self._listener: QSocketNotifier | None = None
        self._old_listener: QSocketNotifier | None = None

    def notify(self, notification: UserNotification) -> None:
        """Show a notification."""
        if self._backend is None:
            self._backend = self._make()
            self._backend.listen(self._answer)
        answers = {str(number): button.press for number, button in enumerate(notification.buttons)}
        actions = [(str(number), button.label) for number, button in enumerate(notification.buttons)]
        if notification.clicked is not None:
            answers[OPEN] = notification.clicked
            actions.insert(0, (OPEN, notification.click_label))
        self._answers[notification.topic] = answers
        self._shown.add(notification.topic)
        words = (notification.title, notification.body)
        self._backend.notify(Notification(notification.topic, *words, tuple(actions), notification.is_passing))
        self._keep_watch(self._backend)

    def withdraw(self, topic: str) -> None:
        """Take the notification of a topic away."""
        self._answers.pop(topic, None)
        self._shown.discard(topic)
        if self._backend is not None:
            self._backend.withdraw(topic)
            self._keep_watch(self._backend)

    def close(self) -> None:
        """End, and take all notifications away: what they say is of the past then."""
        if self._backend is not None:
            for topic in sorted(self._shown):
                self._backend.withdraw(topic)
            self._backend.settle(LAST_WORDS_S)
            self._backend.close()
            self._keep_watch(self._backend)

    def _answer(self, topic: str, action: str, token: str) -> None:
        press = self._answers.get(topic, {}).get(action)
        # Not every server closes a notification of which a button was pressed.
        self.withdraw(topic)
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        if press is not None:
            press(token)

    def _receive(self) -> None:
        if self._backend is not None:
            self._backend.take_in()
            self._keep_watch(self._backend)

    def _keep_watch(self, backend: NotificationBackend) -> None:
        """Watch the backend's present connection, which can have changed."""
        number = backend.fileno()
        if self._listener and (number is None or self._listener.socket() != number):
            self._listener.setEnabled(False)
            self._old_listener = self._listener  # it may be the one that is being served just now
            self._listener = None
        if self._listener is None and number is not None:
            self._listener = QSocketNotifier(number, QSocketNotifier.Type.Read)
            self._listener.activated.connect(self._receive)
