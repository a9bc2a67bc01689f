"""Shows notices from within Qt's loop, and says which of their buttons was pressed."""

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from tltimer.host.notify.notice import Notice, Notifier


class Notices(QObject):
    """Lends Qt's loop to a notifier."""

    chosen = Signal(str, str, str)

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._door: QSocketNotifier | None = None
        notifier.listen(self.chosen.emit)

    @property
    def works(self) -> bool:
        """Say whether notices are shown, as far as is known."""
        return self._notifier.works

    def notify(self, notice: Notice) -> None:
        """Show a notice, in place of the one before of its topic."""
        self._notifier.notify(notice)
        self._keep_watch()

    def withdraw(self, topic: str) -> None:
        """Take the notice of a topic away."""
        self._notifier.withdraw(topic)
        self._keep_watch()

    def close(self) -> None:
        """End; what is shown stays."""
        self._notifier.close()
        self._keep_watch()

    def _take_in(self) -> None:
        self._notifier.take_in()
        self._keep_watch()

    def _keep_watch(self) -> None:
        """Watch the notifier's present connection, which can be another than before."""
        number = self._notifier.fileno()
        if self._door and (number is None or self._door.socket() != number):
            self._door.setEnabled(False)
            self._door.deleteLater()
            self._door = None
        if self._door is None and number is not None:
            self._door = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
            self._door.activated.connect(self._take_in)
