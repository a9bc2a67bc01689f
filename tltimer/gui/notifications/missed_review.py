"""Open ends of the last working day: a timer that was forgotten, and a review that was missed."""

from __future__ import annotations

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.settings import schema
from tltimer.values import Value
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tltimer.reports.evening_questions import ForgottenTimer
    from tltimer.reports.status import Status
    from tltimer.services.open_questions import OpenQuestions
    from tltimer.services.reports import Reports

LONGEST_AGO = 7
"""The most days that may have passed since the last working day; older gaps wait in the day window."""


class MissedQuestions(Value):
    """The number of open questions of a day whose review was missed."""

    day: date
    day_name: str
    count: int


class MissedReview:
    """Finds the last working day, if it was not reviewed and leaves questions.

    Args:
        reports: answers without waiting.
        questions: returns the open questions of a day; called when they are first needed.
        show: opens the review of a day, with the desktop's token for opening a window.
        follow: opens it after an answer elsewhere, without the keyboard.
    """

    def __init__(
        self,
        reports: Reports,
        questions: Callable[[], OpenQuestions],
        show: Callable[[date, str], None],
        follow: Callable[[date], None],
    ) -> None:
        self._reports = reports
        self._questions = questions
        self._show = show
        self._follow = follow
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
        """Return the open questions of the last working day before a day, if its review was missed."""
        if not self._reports.settings()[schema.EVENING]:
            return None
        day = self._last_working_day(today)
        if day is None:
            return None
        report = self._reports.evening(day)
        if report.looked_at or not report.day.entries:
            return None
        count = len(self._questions().of(report).questions)
        return MissedQuestions(day, formats.day_name(day), count) if count else None

    def forgotten_timer(self, today: date) -> ForgottenTimer | None:
        """Return the timer that ran on after the last working day, whether that day was reviewed or not."""
        day = self._last_working_day(today)
        timers = self._questions().forgotten(day) if day is not None else ()
        return timers[-1] if timers else None

    def open(self, token: str = "") -> None:
        """Open the review that was claimed last."""
        if self._day is not None:
            self._show(self._day, token)

    def follow(self) -> None:
        """Open the review that was claimed last after an answer elsewhere: nobody asked for the keyboard."""
        if self._day is not None:
            self._follow(self._day)

    def open_last(self, token: str = "") -> None:
        """Open the review of the last working day."""
        day = self._last_working_day(self._reports.today())
        if day is not None:
            self._show(day, token)

    def _last_working_day(self, today: date) -> date | None:
        window = self._reports.rules().hours.window
        return next((day for back in range(1, LONGEST_AGO + 1) if window(day := today - ONE_DAY * back)), None)
