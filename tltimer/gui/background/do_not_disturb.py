"""Sets the desktop to do not disturb while a mode runs that asks for it and somebody is there."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.instants import format_instant
from tltimer.reports.status import Status
from tltimer.services.do_not_disturb import DoNotDisturbHold


class DoNotDisturbTask(QObject):
    """Follows what runs; looks again each minute, whether the user has chosen otherwise.

    Args:
        hold: sets and restores.
        is_away: returns whether nobody is there.
        parent: as of any QObject.
    """

    def __init__(self, hold: DoNotDisturbHold, is_away: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hold = hold
        self._is_away = is_away

    def know(self, status: Status, rules: Rules) -> None:
        """Follow what runs now."""
        wants = rules.modes.mode(status.mode).do_not_disturb and status.since is not None and not self._is_away()
        self._hold.follow(f"{status.mode} {format_instant(status.since)}" if wants and status.since else None)

    def close(self) -> None:
        """Restore what was found."""
        self._hold.follow(None)
