"""Runs the hooks at the end of a day: the running mode has stopped then, without a write to the log."""

from __future__ import annotations

from PySide6.QtCore import QObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch
    from tltimer.reports.status import Status
    from tltimer.services.hooks import Hooks


class DayEnd(QObject):
    """Watches the present from minute to minute, and notices when a new day has begun.

    Args:
        hooks: returns the runner of hooks; called at the end of a day only.
        parent: the owner.
    """

    def __init__(self, hooks: Callable[[], Hooks], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hooks = hooks
        self._day: date | None = None
        self._running: Switch | None = None

    def look(self, status: Status, rules: Rules) -> None:
        """Run the hooks of the day that ended, if a new one has begun."""
        if self._day is not None and status.today.date > self._day:
            from tltimer.services.hooks import running_state

            self._hooks().day_ended(running_state(self._running, rules))
        self._day = status.today.date
        self._running = status.running
