"""Records today's plan as the calendars have it, while the app runs."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject

from tltimer.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from tltimer.calendars.calendars import Calendars
    from tltimer.journal.journal import Journal
    from tltimer.services.reports import Reports

APART = timedelta(minutes=1)
"""The least time between two writes."""


class PlanSnapshotTask(QObject):
    """Records today's plan when the day or the calendars have changed.

    Args:
        journal: where plans are recorded.
        calendars: the calendars, which are not refreshed here.
        reports: has the time and the rules.
    """

    def __init__(self, journal: Journal, calendars: Calendars, reports: Reports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._calendars = calendars
        self._reports = reports
        self._known: tuple[date, object] | None = None
        self._wrote: datetime | None = None

    def look(self) -> None:
        """Record today's plan if anything changed since the last look."""
        calendars = self._calendars.fingerprint()
        if not calendars:
            return
        now = self._reports.now()
        if self._wrote is not None and timedelta(0) <= now - self._wrote < APART:
            return
        seen = (self._reports.today(), calendars)
        if seen == self._known:
            return
        from tltimer.services.plan_snapshots import remember_plans

        try:
            if remember_plans(self._journal, self._calendars, now, self._reports.rules()):
                self._wrote = now
        except Refused:
            return  # it is tried again at the next look; whoever changes something is told why it cannot be written
        self._known = seen

    def look_anew(self) -> None:
        """Record it even if nothing seems to have changed: calendars have been read."""
        self._known = None
        self.look()
