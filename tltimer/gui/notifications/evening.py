"""Finds the moment to look back at a day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.instants import format_instant
from tltimer.gui.notifications.policy import NotificationPolicy
from tltimer.reports.notification_policy import Topic, evening_due
from tltimer.reports.status import Status
from tltimer.services.reports import Reports
from tltimer.settings import schema

LATER = timedelta(minutes=30)
LONGEST_AGO = 4
"""How many days ago a missed look back can lie: Friday's comes on Monday, or on the Tuesday after a day off."""


def never() -> bool:
    """Nothing else asks."""
    return False


class EveningReminder(QObject):
    """Says when a day is ``due`` to be looked back at: today's in the evening, a missed one in the morning.

    Args:
        overview: tells what happened.
        leave: says what may be said.
        busy: says whether something else is asked in the same corner of the screen.
    """

    due = Signal(object)

    def __init__(
        self,
        reports: Reports,
        leave: NotificationPolicy,
        busy: Callable[[], bool] = never,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._leave = leave
        self._busy = busy
        self._started = False
        self._over: set[date] = set()
        self._later: datetime | None = None
        self._asked: date | None = None

    def start(self) -> None:
        """Begin to look; before, the app has something better to do."""
        self._started = True

    def look(self, status: Status, rules: Rules) -> None:
        """See whether a day is due now."""
        today = status.today.date
        if not self._started or status.today.free.window is None or (self._later and status.now < self._later):
            return
        if self._leave.is_quiet(today) or self._busy():
            return
        for day in self._candidates(today, status, rules):
            if day == self._asked:
                return
            report = self._reports.evening(day)
            if evening_due(report, status, self._reports.settings(), rules.modes, rules.days, self._later):
                # What was put off was asked for, so it is another cause.
                cause = f"{day} {format_instant(self._later)}" if self._later else f"{day}"
                if not self._leave.give(Topic.EVENING, cause, status, rules):
                    return
                self._asked = day
                self.due.emit(report)
                return
            if day < today and (report.looked_at or not report.day.entries or report.day.free.window is None):
                self._over.add(day)  # nothing will be asked of it any more, so it is not read each minute
            elif day < today:
                return

    def put_off(self) -> None:
        """Ask again in half an hour."""
        self._later = self._reports.now() + LATER
        self._asked = None

    def done(self, day: date) -> None:
        """A day was looked back at; the days before it are not asked about any more."""
        self._later = None
        self._over.update(day - ONE_DAY * back for back in range(LONGEST_AGO + 1))

    def _candidates(self, today: date, status: Status, rules: Rules) -> list[date]:
        """Give the days to look at, the latest first: today once its time has come, else those before it."""
        settings = self._reports.settings()
        if not settings[schema.EVENING]:
            return []
        if status.now >= rules.days.at_wall(today, settings[schema.EVENING_AT]):
            return [today]
        missed = [today - ONE_DAY * back for back in range(1, LONGEST_AGO + 1)]
        return [day for day in missed if day not in self._over]
