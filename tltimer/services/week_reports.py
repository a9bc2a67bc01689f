"""The report of a week, read from journal and calendars: the week, the weeks before it, and the free time after it."""

from __future__ import annotations

from itertools import chain

from tltimer.domain.balance.drift import WEEKS as SLOPE_WEEKS
from tltimer.domain.balance.promises import promises_from, promises_of
from tltimer.domain.balance.target import choices_from
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import compute_entries, entries_by_day
from tltimer.domain.timeline.switches import switches_within
from tltimer.domain.timeline.totals import figures_of
from tltimer.reports.day import day_report_of, notes_from
from tltimer.reports.week import WeekInputs, trend_point, week_figures, week_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.moves import Move
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.totals import Totals
    from tltimer.journal.journal import Journal
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import TrendPoint, WeekReport
    from tltimer.services.schedule import Schedule, ScheduleView


def read_week(
    week: Week, trend_weeks: int, journal: Journal, schedule: Schedule, now: datetime, rules: Rules
) -> WeekReport:
    """Return the report of a week.

    Args:
        week: the week.
        trend_weeks: the weeks of its trend; 0 for none.
        journal: the log, and what was decided.
        schedule: journal and calendars.
        now: the present instant.
        rules: how to read it all.
    """
    days = rules.days
    following = week.plus(1)
    # One reading for the week and the weeks that it is seen beside.
    earliest = week.plus(1 - max(trend_weeks, SLOPE_WEEKS + 1))
    # What was planned for the last evening can have been done until the end of the day after.
    until = days.span_of(days.last_day(week) + ONE_DAY).end
    switches = journal.switches(days.start_of(days.first_day(earliest)), until)
    # A log that is older than all of them began long enough ago; when exactly, only its oldest files would tell.
    older = switches and switches[0].at < days.start_of(days.first_day(earliest.plus(1)))
    began = journal.nothing_before() if older else journal.first_at()
    first_week = days.week_of(days.day_of(began)) if began else None
    shown = earliest if first_week is None else min(week, max(earliest, first_week))
    view = schedule.view(days.first_day(shown), days.last_day(following))
    rules, near = view.rules, _day_by_day(view)
    choices = choices_from(journal.entries("choices"))
    notes, next_span = notes_from(journal.entries("notes")), days.span_of_week(following)
    entries = entries_by_day(compute_entries(switches, now, rules.entries))
    # Of several at one instant the one with the greatest id counts, which comes last.
    switch_at = {switch.at: switch for switch in switches_within(switches, days.span_of_week(week))}

    coming = {day: near(day).meetings for day in days.days_of(following)}

    def day_report_on(day: date) -> DayReport:
        around, planned = (*entries.get(day, ()), *entries.get(day + ONE_DAY, ())), near(day)
        return day_report_of(day, switch_at, around, planned.meetings, notes, now, rules, planned.first_plan(day))

    return week_report(
        week,
        WeekInputs(
            days=tuple(day_report_on(day) for day in days.days_of(week)),
            choices=choices,
            first_week=first_week,
            point=TrendPoints(journal, schedule, entries, shown, choices, now, rules),
            promises=promises_of(week, promises_from(journal.entries("promises")), now, days),
            next_free=tuple(free_time(day, rules.hours, planned, rules.sizes) for day, planned in coming.items()),
            next_move=_best_in(coming, schedule, rules) if trend_weeks else None,
            next_planned=tuple(
                meeting.span
                for meeting in view.meetings
                if meeting.plan is Plan.CODING and meeting.start >= next_span.start
            ),
            one_to_ones=schedule.standings(week),
            intentions=_intentions_in(journal),
        ),
        trend_weeks,
        now,
        rules,
    )


class TrendPoints:
    """Returns the point of a week; those before ``earliest`` are read one by one, as a long drift reaches them.

    Args:
        journal: the log.
        schedule: the calendars, for the days off of the weeks that are read one by one.
        entries: the entries from ``earliest`` on, by day.
        earliest: the first week whose entries were read together.
        choices: the choices of a target.
        now: the present instant.
        rules: how to read the weeks from ``earliest`` on.
    """

    def __init__(
        self,
        journal: Journal,
        schedule: Schedule,
        entries: Mapping[date, tuple[Entry, ...]],
        earliest: Week,
        choices: tuple[Choice, ...],
        now: datetime,
        rules: Rules,
    ) -> None:
        self._journal = journal
        self._schedule = schedule
        self._entries = entries
        self._earliest = earliest
        self._choices = choices
        self._now = now
        self._rules = rules
        self._points: dict[Week, TrendPoint] = {}

    def __call__(self, week: Week) -> TrendPoint:
        """Return the point of a week."""
        if week not in self._points:
            figures, rules = self._read(week)
            self._points[week] = trend_point(week, figures, self._choices, self._now, rules)
        return self._points[week]

    def _read(self, week: Week) -> tuple[Totals, Rules]:
        days = self._rules.days
        if week >= self._earliest:
            by_day = (self._entries.get(day, ()) for day in days.days_of(week))
            return figures_of(chain.from_iterable(by_day), self._rules.modes), self._rules
        # An entry of the last evening can end on the day after.
        until = days.span_of(days.last_day(week) + ONE_DAY).end
        switches = self._journal.switches(days.span_of_week(week).start, until)
        rules = self._schedule.view(days.first_day(week), days.last_day(week)).rules
        return week_figures(week, switches, self._now, rules), rules


def _intentions_in(journal: Journal) -> tuple[Intention, ...]:
    """Return the intentions for all weeks; who sets none does without their module."""
    documents = journal.entries("intentions")
    if not documents:
        return ()
    from tltimer.domain.balance.intentions import intentions_from

    return intentions_from(documents)


def _day_by_day(view: ScheduleView) -> Callable[[date], ScheduleView]:
    """Return the function that returns the part of a view that can matter for a day."""
    if not view.events and not view.snapshots:
        return lambda _day: view
    from tltimer.services.near_days import NearDays

    return NearDays(view).view


def _best_in(meetings: Mapping[date, tuple[Meeting, ...]], schedule: Schedule, rules: Rules) -> Move | None:
    if not any(meetings.values()):
        return None
    from tltimer.reports.plan import best_in

    return best_in(meetings, schedule.movability(), rules)
