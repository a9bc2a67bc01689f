"""The one way back: the app reports every change it makes here, and every refused request."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.wording.formats import capitalized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class DataChanges(QObject):
    """Carries out changes and announces them; whoever shows data or messages listens here, once."""

    data_changed = Signal()
    """The user's data are different now."""

    settings_changed = Signal()
    """The settings are different now; ``data_changed`` follows."""

    refused = Signal(str)
    """A request was refused: why."""

    unread = Signal(str)
    """Data that the user asked to see cannot be read: why."""

    message_wanted = Signal(str, str)
    """The user has to know: a title and a text."""

    def carry_out(self, change: Callable[[], object], on_refusal: Callable[[str], None] | None = None) -> bool:
        """Carry out a change and return whether it was made.

        Args:
            change: a call of ``services``.
            on_refusal: shows the reason where the request was made; without it ``refused`` is emitted.
        """
        try:
            change()
        except Refused as refusal:
            (on_refusal or self.refuse)(capitalized(str(refusal)))
            return False
        self.data_changed.emit()
        return True

    def showing(self, show: Callable[..., object]) -> Callable[..., None]:
        """Return a slot that shows what the user asks for or, where it cannot be read, tells why."""

        def answer(*arguments: object) -> None:
            try:
                show(*arguments)
            except Refused as refusal:
                self.unread.emit(capitalized(str(refusal)))

        return answer

    def refuse(self, reason: str) -> None:
        """Tell why a request was refused."""
        self.refused.emit(capitalized(reason))

    def tell(self, title: str, text: str) -> None:
        """Tell the outcome of a request."""
        self.message_wanted.emit(title, text)

    def announce(self) -> None:
        """Tell that data were changed elsewhere in the app."""
        self.data_changed.emit()

    def announce_settings(self) -> None:
        """Tell that settings were changed."""
        self.settings_changed.emit()
        self.data_changed.emit()
