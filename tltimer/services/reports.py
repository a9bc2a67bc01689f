"""Reports: what runs, a day, a week. Each is read afresh, and nothing is written."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.balance.target import choices_from, in_order, target_of
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.working_hours import USER
from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.domain.timeline.entries import counting, running_switch
from tltimer.domain.timeline.spans import Span
from tltimer.reports.day import day_report, notes_from
from tltimer.services.rules import RulesReader
from tltimer.services.schedule import Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from tltimer.calendars.calendars import Calendars
    from tltimer.clock import Clock
    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneStanding
    from tltimer.domain.balance.people import People
    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import DayRule, Week
    from tltimer.domain.timeline.switches import Switch
    from tltimer.journal.journal import Journal
    from tltimer.paths import Home
    from tltimer.reports.day import DayReport, Note
    from tltimer.reports.days_off import DayOff
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.plan import DayPlan
    from tltimer.reports.reach import ReachableShare
    from tltimer.reports.status import Status
    from tltimer.reports.week import WeekReport
    from tltimer.services.schedule import ScheduleView
    from tltimer.settings.schema import Settings

TREND_WEEKS = 12

COMING, FAR = timedelta(days=7), timedelta(days=92)
"""The spans ahead in which the next meeting is searched for: the second one where the first has none."""

A_SECOND = timedelta(seconds=1)

A_MONTH, HALF_A_YEAR = timedelta(days=31), timedelta(days=183)

AHEAD = timedelta(days=36500)
"""The span ahead of the clock that is searched for switches, which only a wrong clock can have made."""


class Reports:
    """Builds reports from journal, calendars and settings.

    Args:
        home: has the settings.
        clock: the clock.
        journal: the log.
        calendars: the calendars.
        zone: returns the time zone of the days, by the setting ``zone``.
        patient: whether to wait until a calendar that changed is read, which can take seconds.
    """

    def __init__(
        self,
        home: Home,
        clock: Clock,
        journal: Journal,
        calendars: Calendars,
        zone: Callable[[str], ZoneInfo],
        patient: bool = True,
    ) -> None:
        self._home = home
        self._clock = clock
        self._journal = journal
        self._calendars = calendars
        self._zone = zone
        self._patient = patient
        self.rules_reader = RulesReader(home, journal, zone)
        """Reads the settings and rules that all reports share."""

    def at_hand(self) -> Reports:
        """Return reports that use the cached calendars and never wait, for windows."""
        return Reports(self._home, self._clock, self._journal, self._calendars, self._zone, patient=False)

    def apart(self, journal: Journal, calendars: Calendars) -> Reports:
        """Return reports on another journal and other calendars of the same home."""
        return Reports(self._home, self._clock, journal, calendars, self._zone)

    def now(self) -> datetime:
        """Return the present instant."""
        return self._clock.now()

    def settings(self) -> Settings:
        """Return the settings as they are in the file now."""
        return self.rules_reader.settings()

    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each thing that could not be read: settings, journal and the list of calendars."""
        return (*self.rules_reader.problems(), *self._journal.problems(), *self._calendars.problems())

    def has_calendars(self) -> bool:
        """Return whether calendars are listed, even if the list cannot be read."""
        return bool(self._calendars.sources() or self._calendars.problems())

    def is_keyring_locked(self) -> bool:
        """Return whether a calendar could not be read last because the keyring is locked."""
        return any(state.locked for state in self._calendars.states())

    def fingerprint(self) -> tuple[object, ...]:
        """Return a value that changes when anything on disk does."""
        return (self.rules_reader.fingerprint(), self._journal.fingerprint(), self._calendars.fingerprint())

    def rules(self) -> Rules:
        """Return the rules for reading the log, without the days off of calendars."""
        with self._journal.held():
            return self.rules_reader.rules()

    def rules_without_journal(self) -> Rules:
        """Return the rules by the settings alone, for the time while the journal cannot be read."""
        return self.rules_reader.rules_without_journal()

    def day_rule(self) -> DayRule:
        """Return the rule by which a log is cut into days; it needs the settings alone."""
        return self.rules_reader.day_rule()

    def today(self) -> date:
        """Return today's date."""
        return self.day_rule().day_of(self.now())

    def this_week(self) -> Week:
        """Return the running week."""
        days = self.day_rule()
        return days.week_of(days.day_of(self.now()))

    def log(self, first: date, last: date) -> tuple[Switch, ...]:
        """Return the switches from the first day to the last, a switch at this very instant included."""
        span = self.day_rule().span_of_days(first, last)
        return self._journal.switches(span.start, min(span.end, self.now() + A_SECOND))

    def status(self, rules: Rules | None = None) -> Status:
        """Return the running mode, today's figures and the next meeting.

        Args:
            rules: the rules for reading the log, from who has read them; None reads them.
        """
        with self._journal.held():
            return self._status(rules or self.rules())

    def _status(self, rules: Rules) -> Status:
        from tltimer.reports.status import Status, current_meeting, last_meeting, next_meeting

        now = self.now()
        today = rules.days.day_of(now)
        span = rules.days.span_of(today)
        switches = self._journal.switches(span.start, max(now, span.end) + AHEAD)
        recent = counting(switch for switch in switches if switch.at <= now)
        running = running_switch(recent, now, rules.days)
        view = self._view(today, rules.days.day_of(now + COMING), rules)
        rules = view.rules
        meetings = self._named(view.meetings)
        todays = [meeting for meeting in meetings if span.covers(meeting.start)]
        return Status(
            now=now,
            running=running,
            today=day_report(today, recent, meetings, self._notes(), now, rules),
            target=target_of(rules.days.week_of(today), self._choices(), rules.days),
            next_meeting=next_meeting(meetings, now) or self._far_meeting(now, rules),
            current_meeting=current_meeting(todays, now),
            last_meeting=last_meeting(todays, now),
            due=self._due(today),
            ahead=tuple(switch for switch in switches if switch.at > now),
        )

    def current_meeting(self) -> Meeting | None:
        """Return the meeting of ``status``, for who needs nothing else of it."""
        from tltimer.reports.status import current_meeting

        now, rules = self.now(), self.rules()
        today = rules.days.day_of(now)
        span = rules.days.span_of(today)
        meetings = self._view(today, today, rules).meetings
        return current_meeting(self._named(tuple(meeting for meeting in meetings if span.covers(meeting.start))), now)

    def previous(self) -> Switch | None:
        """Return the switch to whose mode ``back`` would return; None where there is none."""
        from tltimer.reports.status import LOOK_BACK_DAYS, previous_switch

        now, days = self.now(), self.day_rule()
        switches = counting(self._journal.switches(now - LOOK_BACK_DAYS * ONE_DAY, now + A_SECOND))
        return previous_switch(switches, running_switch(switches, now, days))

    def _due(self, today: date) -> tuple[Promise, ...]:
        """Return the promises that are due by a day; who makes none needs no promises."""
        if not self._journal.entries("promises"):
            return ()
        from tltimer.domain.balance.promises import waiting_on

        return waiting_on(today, self.promises())

    def _far_meeting(self, now: datetime, rules: Rules) -> Meeting | None:
        from tltimer.reports.status import next_meeting

        meetings = self._schedule(rules).meetings(Span(now + COMING, now + FAR))
        return next_meeting(self._named(meetings), now)

    def _named(self, meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
        """Return meetings with the one other of each 1:1 named as the 1:1 list does."""
        if not meetings:
            return ()
        from tltimer.reports.attendance import by_name

        return by_name(meetings, self.people())

    def day(self, day: date) -> DayReport:
        """Return the report of a day."""
        from tltimer.domain.meetings.changes import changes_of

        view = self._view(day, day, self.rules())
        rules = view.rules
        span = rules.days.span_of(day)
        switches = self._journal.switches(span.start, _end_after(day, rules))
        changes = changes_of(span, view.snapshots, view.occurrences, rules.reading)
        return day_report(day, switches, view.meetings, self._notes(), self.now(), rules, view.first_plan(day), changes)

    def week(self, week: Week, trend_weeks: int = TREND_WEEKS, rules: Rules | None = None) -> WeekReport:
        """Return the report of a week.

        Args:
            week: the week.
            trend_weeks: the weeks of its trend; 0 for none.
            rules: the rules for reading the log, from who has read them; None reads them.
        """
        from tltimer.services.week_reports import read_week

        with self._journal.held():
            rules = rules or self.rules()
            return read_week(week, trend_weeks, self._journal, self._schedule(rules), self.now(), rules)

    def evening(self, day: date) -> EveningReport:
        """Return the end-of-day review of a day."""
        from tltimer.domain.presence.absences import looked_back
        from tltimer.reports.attendance import unlogged
        from tltimer.reports.evening import evening_report
        from tltimer.reports.week import week_figures

        now, rules = self.now(), self.rules()
        week = rules.days.week_of(day)
        first, tomorrow = rules.days.first_day(week), day + ONE_DAY
        span = rules.days.span_of_days(first, day)
        switches = self._journal.switches(span.start, _end_after(day, rules))
        view = self._view(first, tomorrow, rules)
        rules, meetings = view.rules, view.meetings
        looked_at, nothing = looked_back(self._journal.entries("answers"), day)
        belated = day < rules.days.day_of(now)
        shown = day_report(day, switches, self._named(meetings), self._notes(), now, rules)
        return evening_report(
            shown,
            week_figures(week, switches, now, rules, day),
            target_of(week, self._choices(), rules.days),
            (*nothing, *rules.hours.lunch_of(day)),
            free_time(tomorrow, rules.hours, meetings, rules.sizes),
            [meeting for meeting in meetings if rules.days.span_of(tomorrow).covers(meeting.start)],
            looked_at,
            unlogged(shown, rules.modes, now, nothing),
            belated,
        )

    def plan(self, first: date, last: date, everyone: bool = False) -> tuple[DayPlan, ...]:
        """Return the plans of the days from the first to the last.

        Args:
            first: the first day.
            last: the last day.
            everyone: whether meetings of whatever size may be proposed for a move.
        """
        from tltimer.reports.plan import day_plan

        schedule = self.schedule()
        view, movability = schedule.view(first, last), schedule.movability(everyone)
        return tuple(day_plan(day, view.events, movability, view.rules) for day in dates(first, last))

    def choices(self) -> tuple[Choice, ...]:
        """Return the choices of a target, in order of the weeks from which they hold."""
        return in_order(self._choices())

    def intentions(self) -> tuple[Intention, ...]:
        """Return the intentions for all weeks."""
        from tltimer.domain.balance.intentions import intentions_from

        return intentions_from(self._journal.entries("intentions"))

    def people(self) -> People:
        """Return the people of the 1:1 list."""
        from tltimer.domain.balance.people import People, people_from

        return People(people_from(self._journal.entries("people")))

    def promises(self) -> tuple[Promise, ...]:
        """Return all promises ever made."""
        from tltimer.domain.balance.promises import promises_from

        return promises_from(self._journal.entries("promises"))

    def standings(self) -> tuple[OneToOneStanding, ...]:
        """Return the 1:1s with everybody by now, those who are overdue first."""
        return self._schedule(self.rules()).standings(self.this_week())

    def one_to_ones(self, first: date, last: date) -> tuple[OneToOne, ...]:
        """Return the 1:1s of the days from the first to the last, by now."""
        return self._schedule(self.rules()).one_to_ones(first, last)

    def fitting_promise(self, seconds: int) -> Promise | None:
        """Return the promise that fits into a number of seconds, if there is one."""
        from tltimer.domain.balance.promises import fitting

        return fitting(self.promises(), seconds)

    def reach(self, plans: Sequence[DayPlan]) -> ReachableShare:
        """Return the share of coding that a week can reach, from the plans of its days."""
        from tltimer.reports.reach import reach_of
        from tltimer.reports.week import week_figures

        now, view = self.now(), self._view(plans[0].date, plans[-1].date, self.rules())
        rules = view.rules
        span = rules.days.span_of_days(plans[0].date, plans[-1].date)
        switches = self._journal.switches(span.start, _end_after(plans[-1].date, rules))
        figures = week_figures(rules.days.week_of(plans[0].date), switches, now, rules, plans[-1].date)
        return reach_of(plans, figures, view.meetings, now, rules)

    def all_days_off(self) -> tuple[DayOff, ...]:
        """Return the user's days off, those of calendars of some months around today, and those that are offered."""
        from tltimer.reports.days_off import DayOff

        today = self.today()
        days = {day: DayOff(day, USER) for day in self.rules().hours.days_off}
        days |= {day_off.date: day_off for day_off in self.days_off(today - A_MONTH, today + HALF_A_YEAR)}
        return tuple(days[day] for day in sorted(days))

    def span_of_days_off(self) -> Span:
        """Return the time around today of which ``all_days_off`` tells what calendars have."""
        today = self.today()
        return self.rules().days.span_of_days(today - A_MONTH, today + HALF_A_YEAR)

    def days_off(self, first: date, last: date) -> tuple[DayOff, ...]:
        """Return the days off from the first to the last day, and those that calendars only offer."""
        from tltimer.reports.days_off import days_off_of

        view = self._view(first, last, self.rules())
        return days_off_of(first, last, view.occurrences, view.rules)

    def schedule(self) -> Schedule:
        """Return journal and calendars at this moment."""
        return self._schedule(self.rules())

    def view(self, first: date, last: date) -> ScheduleView:
        """Return the events of the days from the first to the last."""
        return self.schedule().view(first, last)

    def _view(self, first: date, last: date, rules: Rules) -> ScheduleView:
        return self._schedule(rules).view(first, last)

    def _schedule(self, rules: Rules) -> Schedule:
        return Schedule(self._journal, self._calendars, self.now(), rules, self._patient)

    def _notes(self) -> tuple[Note, ...]:
        return notes_from(self._journal.entries("notes"))

    def _choices(self) -> tuple[Choice, ...]:
        return choices_from(self._journal.entries("choices"))


def _end_after(day: date, rules: Rules) -> datetime:
    """Return the end of the day after a day: what was planned for the evening can have been done until then."""
    return rules.days.span_of(day + ONE_DAY).end
