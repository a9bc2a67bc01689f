"""Shows notices from within Qt's loop, and says which of their buttons was pressed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from tltimer.host.notify.notice import Notice, Notifier


class Notices(QObject):
    """Lends Qt's loop to a notifier, which is made when there is something to say."""

    chosen = Signal(str, str, str)

    def __init__(self, make: Callable[[], Notifier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._notifier: Notifier | None = None
        self._door: QSocketNotifier | None = None
        self._old_door: QSocketNotifier | None = None

    def notify(self, notice: Notice) -> None:
        """Show a notice, in place of the one before of its topic."""
        if self._notifier is None:
            self._notifier = self._make()
            self._notifier.listen(self.chosen.emit)
        self._notifier.notify(notice)
        self._keep_watch(self._notifier)

    def withdraw(self, topic: str) -> None:
        """Take the notice of a topic away."""
        if self._notifier is not None:
            self._notifier.withdraw(topic)
            self._keep_watch(self._notifier)

    def close(self) -> None:
        """End; what is shown stays."""
        if self._notifier is not None:
            self._notifier.close()
            self._keep_watch(self._notifier)

    def _take_in(self) -> None:
        if self._notifier is not None:
            self._notifier.take_in()
            self._keep_watch(self._notifier)

    def _keep_watch(self, notifier: Notifier) -> None:
        """Watch the notifier's present connection, which can be another than before."""
        number = notifier.fileno()
        if self._door and (number is None or self._door.socket() != number):
            self._door.setEnabled(False)
            self._old_door = self._door  # it may be the one that is speaking just now
            self._door = None
        if self._door is None and number is not None:
            self._door = QSocketNotifier(number, QSocketNotifier.Type.Read)
            self._door.activated.connect(self._take_in)
