"""The points of a trend, each read from the journal when it is first asked for."""

from __future__ import annotations

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.switches import switches_within
from tltimer.reports.week import trend_point, week_figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.domain.balance.target import Choice
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.switches import Switch
    from tltimer.journal.journal import Journal
    from tltimer.reports.week import TrendPoint
    from tltimer.services.schedule import Schedule


class TrendPoints:
    """Returns the point of a week; those before ``earliest`` are read one by one, as a long drift reaches them.

    Args:
        journal: the log.
        schedule: the calendars, for the days off of the weeks that are read one by one.
        switches: the switches from ``earliest`` on.
        earliest: the first week whose switches were read together.
        choices: the choices of a target.
        now: the present instant.
        rules: how to read the weeks from ``earliest`` on.
    """

    def __init__(
        self,
        journal: Journal,
        schedule: Schedule,
        switches: tuple[Switch, ...],
        earliest: Week,
        choices: tuple[Choice, ...],
        now: datetime,
        rules: Rules,
    ) -> None:
        self._journal = journal
        self._schedule = schedule
        self._switches = switches
        self._earliest = earliest
        self._choices = choices
        self._now = now
        self._rules = rules
        self._points: dict[Week, TrendPoint] = {}

    def __call__(self, week: Week) -> TrendPoint:
        """Return the point of a week."""
        if week not in self._points:
            switches, rules = self._read(week)
            figures = week_figures(week, switches, self._now, rules)
            self._points[week] = trend_point(week, figures, self._choices, self._now, rules)
        return self._points[week]

    def _read(self, week: Week) -> tuple[tuple[Switch, ...], Rules]:
        days = self._rules.days
        span = days.span_of_week(week)
        if week >= self._earliest:
            return switches_within(self._switches, span), self._rules
        # An entry of the last evening can end on the day after.
        switches = self._journal.switches(span.start, days.span_of(days.last_day(week) + ONE_DAY).end)
        return switches, self._schedule.view(days.first_day(week), days.last_day(week)).rules
