"""Sets the desktop to do not disturb while a mode runs that asks for it and somebody is there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.domain.timeline.instants import format_instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.rules import Rules
    from tltimer.reports.status import Status
    from tltimer.services.do_not_disturb import DoNotDisturbHold


class DoNotDisturbTask(QObject):
    """Follows the running mode; checks each minute, while somebody is there, whether the user has chosen otherwise.

    Args:
        hold: sets and restores.
        is_away: returns whether nobody is there.
        is_at_keyboard: returns whether there was input just now.
        parent: as of any QObject.
    """

    def __init__(
        self,
        hold: DoNotDisturbHold,
        is_away: Callable[[], bool],
        is_at_keyboard: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._hold = hold
        self._is_away = is_away
        self._is_at_keyboard = is_at_keyboard
        self._stay: str | None = None

    def know(self, status: Status, rules: Rules) -> None:
        """Follow the running mode."""
        wants = rules.modes.mode(status.mode).do_not_disturb and status.since is not None and not self._is_away()
        stay = f"{status.mode} {format_instant(status.since)}" if wants and status.since else None
        if stay is not None and stay == self._stay and not self._is_at_keyboard():
            return  # nobody can have changed it
        self._stay = stay
        self._hold.follow(stay)

    def close(self) -> None:
        """Restore the setting as it was."""
        self._hold.follow(None)
