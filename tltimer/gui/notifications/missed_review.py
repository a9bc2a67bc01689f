"""The end-of-day review that was missed: its questions join the first question of the next working day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.frozen import frozen
from tltimer.reports.status import Status
from tltimer.services.reports import Reports
from tltimer.settings import schema
from tltimer.wording import formats

if TYPE_CHECKING:
    from tltimer.services.open_questions import OpenQuestions

LONGEST_AGO = 7
"""The most days that may have passed since the last working day; older gaps wait in the day window."""


@frozen
class MissedQuestions:
    """The number of open questions of a day whose review was missed."""

    day: date
    day_name: str
    count: int


class MissedReview:
    """Finds the last working day, if it was not reviewed and leaves questions.

    Args:
        reports: answers without waiting.
        questions: returns what a day leaves open; called when it is first needed.
        show: opens the review of a day, with the desktop's token for opening a window.
    """

    def __init__(
        self, reports: Reports, questions: "Callable[[], OpenQuestions]", show: Callable[[date, str], None]
    ) -> None:
        self._reports = reports
        self._questions = questions
        self._show = show
        self._claimed: date | None = None
        self._day: date | None = None

    def claim(self, status: Status) -> MissedQuestions | None:
        """Return the missed questions for the first question of a day, and nothing for the ones after it."""
        today = status.today.date
        if self._claimed == today:
            return None
        self._claimed = today
        missed = self.find(today)
        self._day = missed.day if missed else None
        return missed

    def find(self, today: date) -> MissedQuestions | None:
        """Return what is open of the last working day before a day, if its review was missed."""
        if not self._reports.settings()[schema.EVENING]:
            return None
        hours = self._reports.rules().hours
        for back in range(1, LONGEST_AGO + 1):
            day = today - ONE_DAY * back
            if hours.window(day) is None:
                continue
            report = self._reports.evening(day)
            if report.looked_at or not report.day.entries:
                return None
            count = len(self._questions().of(report).questions)
            return MissedQuestions(day, formats.day_name(day), count) if count else None
        return None

    def open(self, token: str = "") -> None:
        """Open the review that was claimed last."""
        if self._day is not None:
            self._show(self._day, token)
