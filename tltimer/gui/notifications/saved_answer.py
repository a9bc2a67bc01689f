"""Shows for a few seconds what an answer did to the log, with Undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from tltimer.gui.notifications.notifier import NotificationButton, UserNotification
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.gui.notifications.notifier import Notifier

SAVED = "saved"
"""Its topic; an answer counts to no budget."""

SHOWN_MS = 8000


class SavedAnswer(QObject):
    """A notification of the last answer, for answers after which no window is left that could show it."""

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self.leave = QTimer(self)
        self.leave.setSingleShot(True)
        self.leave.setInterval(SHOWN_MS)
        self.leave.timeout.connect(self.withdraw)

    def show(self, done: str, undo: Callable[[], None]) -> None:
        """Show the change that an answer made.

        Args:
            done: in words.
            undo: undoes it.
        """

        def press(_token: str) -> None:
            self.leave.stop()
            undo()

        button = NotificationButton(_("Undo"), press)
        self._notifier.notify(
            UserNotification(SAVED, _("Saved to your log"), done, (button,), is_passing=True),
        )
        self.leave.start()

    def withdraw(self) -> None:
        """Take it away."""
        self.leave.stop()
        self._notifier.withdraw(SAVED)
