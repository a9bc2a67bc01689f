"""The notifier where nothing can show notifications."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.system.notifications.interface import Chosen, Notification


class NoNotifications:
    """Shows nothing; what was to be said waits for the look back in the evening."""

    def listen(self, chosen: Chosen) -> None:
        """Nothing will be chosen."""

    def notify(self, notification: Notification) -> None:
        """Nothing is shown."""

    def withdraw(self, topic: str) -> None:
        """Nothing was shown."""

    def fileno(self) -> int | None:
        """Return None: there is nothing to wait for."""
        return None

    def take_in(self) -> None:
        """Do nothing: nothing arrives."""

    def settle(self, seconds: float) -> None:
        """Return None: there is nothing to wait for."""

    def close(self) -> None:
        """Do nothing: there is nothing to end."""
