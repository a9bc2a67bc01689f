"""Shows notifications from within Qt's loop, and says which of their buttons was pressed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from tltimer.system.notifications.interface import Notification, NotificationBackend

LAST_WORDS_S = 0.3
"""For how long an app that ends waits for its notifications to be taken away."""


class Notifier(QObject):
    """Lends Qt's loop to a notifier, which is made when there is something to say."""

    chosen = Signal(str, str, str)

    def __init__(self, make: Callable[[], NotificationBackend], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._notifier: NotificationBackend | None = None
        self._answerable: set[str] = set()
        self._door: QSocketNotifier | None = None
        self._old_door: QSocketNotifier | None = None

    def notify(self, notification: Notification) -> None:
        """Show a notification, in place of the one before of its topic."""
        if self._notifier is None:
            self._notifier = self._make()
            self._notifier.listen(self._take_answer)
        self._notifier.notify(notification)
        if notification.actions:
            self._answerable.add(notification.topic)
        else:
            self._answerable.discard(notification.topic)
        self._keep_watch(self._notifier)

    def withdraw(self, topic: str) -> None:
        """Take the notification of a topic away."""
        self._answerable.discard(topic)
        if self._notifier is not None:
            self._notifier.withdraw(topic)
            self._keep_watch(self._notifier)

    def close(self) -> None:
        """End; what nobody would answer to any more is taken away, and what only says something stays."""
        if self._notifier is not None:
            for topic in self._answerable:
                self._notifier.withdraw(topic)
            self._notifier.settle(LAST_WORDS_S)
            self._notifier.close()
            self._keep_watch(self._notifier)

    def _take_answer(self, topic: str, action: str, token: str) -> None:
        # Not every server closes a notification of which a button was pressed.
        self.withdraw(topic)
        self.chosen.emit(topic, action, token)

    def _take_in(self) -> None:
        if self._notifier is not None:
            self._notifier.take_in()
            self._keep_watch(self._notifier)

    def _keep_watch(self, notifier: NotificationBackend) -> None:
        """Watch the notifier's present connection, which can be another than before."""
        number = notifier.fileno()
        if self._door and (number is None or self._door.socket() != number):
            self._door.setEnabled(False)
            self._old_door = self._door  # it may be the one that is speaking just now
            self._door = None
        if self._door is None and number is not None:
            self._door = QSocketNotifier(number, QSocketNotifier.Type.Read)
            self._door.activated.connect(self._take_in)
