"""Journal and calendars together at one moment: planned and held meetings, days off, 1:1s."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from operator import attrgetter

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.working_hours import calendar_days, working_days_from
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.names import folded
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.calendars.calendars import Calendars
    from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneStanding
    from tltimer.domain.balance.people import People, Person
    from tltimer.domain.meetings.meetings import EventReading, Meeting, Occurrence
    from tltimer.domain.meetings.moves import Movability
    from tltimer.domain.meetings.snapshots import Snapshot
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.spans import Span
    from tltimer.domain.timeline.switches import Switch
    from tltimer.journal.journal import Journal

AROUND = timedelta(hours=13)
"""The greatest distance before a day at which a meeting can begin and still touch it: the longest lasts 12 hours."""

A_LOOK = timedelta(weeks=13)
"""The time that is read at once in search of somebody's last 1:1."""

LOOKS = 4
"""The number of such spans that are read with the calendar; further back, only the log is searched for 1:1s."""


class ScheduleView(Value):
    """The events of calendars of some days, and the ``rules`` for these days, with their days off and lunches.

    ``events`` are all events by class, those of the team too; ``meetings`` are the same without the team's.
    """

    rules: Rules
    occurrences: tuple[Occurrence, ...]
    snapshots: tuple[Snapshot, ...]
    events: tuple[Meeting, ...]

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The events that can take time."""
        return tuple(event for event in self.events if event.plan is not Plan.TEAM)

    def first_plan(self, day: date) -> tuple[Meeting, ...]:
        """Return a day as it was planned before it began; calendars of which nothing is remembered as they are seen."""
        span = self.rules.days.span_of(day)
        first = [snapshot for snapshot in self.snapshots if snapshot.is_first and span.covers(snapshot.span.start)]
        if not first:
            return tuple(meeting for meeting in self.meetings if span.covers(meeting.start))
        from tltimer.domain.meetings.event_classes import meetings_of

        names = {folded(snapshot.calendar) for snapshot in first}
        seen = (
            occurrence
            for occurrence in self.occurrences
            if folded(occurrence.calendar) not in names and span.covers(occurrence.start)
        )
        return meetings_of(
            [*seen, *(occurrence for snapshot in first for occurrence in snapshot.occurrences)], self.rules.reading
        )


class Schedule:
    """Journal and calendars at a moment.

    Args:
        journal: the log, the plans of past days, and what the user answered.
        calendars: the calendars.
        now: the moment.
        rules: how to read it all.
        patient: whether to wait until a calendar that changed is read.
    """

    def __init__(self, journal: Journal, calendars: Calendars, now: datetime, rules: Rules, patient: bool) -> None:
        self._journal = journal
        self._calendars = calendars
        self._people: People | None = None
        self._views: dict[tuple[date, date], ScheduleView] = {}
        self._seen: tuple[datetime, datetime, tuple[Occurrence, ...]] | None = None
        self._switches: dict[Span, tuple[Switch, ...]] = {}
        self._standings: dict[Week, tuple[OneToOneStanding, ...]] = {}
        self._now = now
        self._rules = replace(rules, reading=self._reading(rules.reading))
        self._patient = patient

    @property
    def reading(self) -> EventReading:
        """The rules for reading calendars."""
        return self._rules.reading

    def view(self, first: date, last: date) -> ScheduleView:
        """Return the events of the days from the first to the last."""
        if (first, last) not in self._views:
            self._views[first, last] = self._view(first, last)
        return self._views[first, last]

    def _view(self, first: date, last: date) -> ScheduleView:
        span = self._rules.days.span_of_days(first, last)
        snapshots = self.snapshots(span)
        occurrences = self.occurrences(span, snapshots)
        events = _events_of(occurrences, self.reading)
        hours = self._rules.hours
        if events:
            days = calendar_days(events, first, last, hours)
            made_working = working_days_from(self._journal.entries("days_off"))
            days_off = {day: name for day, name in days.days_off.items() if day not in made_working}
            hours = hours.with_calendar(days_off, days.lunches)
        return ScheduleView(replace(self._rules, hours=hours), occurrences, snapshots, events)

    def switches(self, first: date, last: date) -> tuple[Switch, ...]:
        """Return the switches of the days from the first to the last, and of the day after.

        What was planned late on the last day can be done after its end.
        """
        span = self._rules.days.span_of_days(first, last + ONE_DAY)
        if span not in self._switches:
            self._switches[span] = self._journal.switches(span.start, span.end)
        return self._switches[span]

    def meetings(self, span: Span) -> tuple[Meeting, ...]:
        """Return the meetings that could touch a span, past days as they were planned."""
        events = _events_of(self.occurrences(span, self.snapshots(span)), self.reading)
        return tuple(event for event in events if event.plan is not Plan.TEAM)

    def occurrences(self, span: Span, snapshots: tuple[Snapshot, ...]) -> tuple[Occurrence, ...]:
        """Return the occurrences of a span and a little around it, past days by their snapshots."""
        occurrences = self._seen_between(span.start - AROUND, span.end + AROUND)
        if not snapshots:
            return occurrences
        from tltimer.domain.meetings.snapshots import as_it_was

        return as_it_was(occurrences, snapshots, self._now, self._rules.days)

    def _seen_between(self, start: datetime, end: datetime) -> tuple[Occurrence, ...]:
        """Return the occurrences of calendars that touch [start, end).

        A report asks for weeks, for one of them, and for months before; of the stretch that was read, only what lies
        beside it is read besides.

            read before         |--------------|
            asked for       |-------|  |----------|
            read besides    |---|              |--|
        """

        def read(start: datetime, end: datetime) -> tuple[Occurrence, ...]:
            return self._calendars.occurrences(start, end, self._rules.days.zone, self._patient)

        if self._seen is None or end < self._seen[0] or self._seen[1] < start:
            self._seen = start, end, read(start, end)
        first, last, seen = self._seen
        if start < first or last < end:
            beside = [*read(start, first), *read(last, end)]
            beside = [occurrence for occurrence in beside if not _touches(occurrence, first, last)]
            seen = tuple(sorted((*seen, *beside), key=attrgetter("start", "end", "title")))
            self._seen = min(start, first), max(last, end), seen
        return tuple(occurrence for occurrence in seen if _touches(occurrence, start, end))

    def snapshots(self, span: Span) -> tuple[Snapshot, ...]:
        """Return the remembered plans of a span."""
        days = self._rules.days
        first, last = days.day_of(span.start - AROUND), days.day_of(span.end)
        # Where days begin elsewhere by now, a day of then can be the next or the one before.
        plans = self._journal.plans(first - ONE_DAY, last + ONE_DAY)
        if not plans:
            return ()
        from tltimer.domain.meetings.snapshots import snapshots_from

        return snapshots_from(plans)

    def _reading(self, reading: EventReading) -> EventReading:
        names = tuple(source.name for source in self._calendars.sources())
        if not names:
            return reading
        addresses = reading.addresses or frozenset(self._calendars.inferred_addresses())
        return replace(reading, addresses=addresses, calendars=names, names_one_to_one=self._names_one_to_one)

    def _names_one_to_one(self, title: str) -> bool:
        from tltimer.domain.balance.one_to_ones import named_by_title

        return named_by_title(title, self.people()) is not None

    def people(self) -> People:
        """Return the people of the 1:1 list."""
        if self._people is None:
            from tltimer.domain.balance.people import People, people_from

            self._people = People(people_from(self._journal.entries("people")))
        return self._people

    def one_to_ones(self, first: date, last: date) -> tuple[OneToOne, ...]:
        """Return the 1:1s of the days from the first to the last, and those that the user answered of any day."""
        if not self._journal.entries("people"):
            return ()
        from tltimer.domain.balance.one_to_ones import one_to_ones, planned_of, said_from

        people, rules = self.people(), self._rules
        span = rules.days.span_of_days(first, last)
        view = self.view(first, last)
        snapshots = [snapshot for snapshot in view.snapshots if span.covers(snapshot.span.start)]
        planned = planned_of(view.meetings, view.occurrences, snapshots, people, self.reading)
        done = compute_entries(self.switches(first, last), self._now, view.rules.entries)
        outcomes = one_to_ones(
            [planned for planned in planned if span.covers(planned.meeting.start)],
            done,
            said_from(self._journal.entries("answers")),
            people,
            rules.modes,
            rules.days,
            self._now,
        )
        return tuple(one_to_one for one_to_one in outcomes if one_to_one.day <= last)

    def standings(self, week: Week) -> tuple[OneToOneStanding, ...]:
        """Return the 1:1s with everybody at the end of a week, or by now in a week that is not over."""
        if not self._journal.entries("people"):
            return ()
        if week not in self._standings:
            self._standings[week] = self._standings_at_end_of(week)
        return self._standings[week]

    def _standings_at_end_of(self, week: Week) -> tuple[OneToOneStanding, ...]:
        from tltimer.domain.balance.one_to_ones import standings

        people, rules = self.people(), self._rules
        first, last = rules.days.first_day(week), rules.days.last_day(week)
        until = min(last, max(rules.days.day_of(self._now), first))
        outcomes = self.one_to_ones(first, last)
        latest = self._last_held(people, outcomes, first, until)
        of_week = [one_to_one for one_to_one in outcomes if first <= one_to_one.day <= last]
        added = (rules.days.day_of(person.added_at) for person in people if person.added_at and person not in latest)
        off = self.view(min((*latest.values(), *added), default=until), until).rules.hours.days_off
        return standings(people, of_week, latest, until, off, rules.days)

    def movability(self, everyone: bool = False) -> Movability:
        """Return the rule for the meetings that may be suggested for a move.

        Args:
            everyone: whether those of whatever size may be.
        """
        from tltimer.domain.meetings.moves import Movability, never_moved

        never = never_moved(self._journal.entries("answers"))
        own_blocks = frozenset(str(block["id"]) for block in self._journal.entries("blocks"))
        people = self.people()
        if not people:
            return Movability(self._now, never, everyone, own_blocks)
        from tltimer.domain.balance.one_to_ones import whom

        def partner(meeting: Meeting) -> str | None:
            person = whom(meeting, people)
            return person.id if person else None

        spared = cache(self.spared)
        return Movability(self._now, never, everyone, own_blocks, partner, lambda person: person in spared())

    def spared(self) -> frozenset[str]:
        """Return the ids of those whose 1:1s must stay: they are overdue, or their last one was not held."""
        today = self._rules.days.day_of(self._now)
        last: dict[str, str] = {}
        past = (
            one_to_one
            for one_to_one in self.one_to_ones(today - A_LOOK, today)
            if one_to_one.day <= today and (one_to_one.meeting is None or one_to_one.meeting.start < self._now)
        )
        for one_to_one in sorted(
            past, key=lambda one_to_one: (one_to_one.day, one_to_one.meeting.start if one_to_one.meeting else self._now)
        ):
            last[one_to_one.person.id] = one_to_one.outcome
        missed = {person for person, outcome in last.items() if outcome in ("skipped", "cancelled")}
        overdue = {
            standing.person.id for standing in self.standings(self._rules.days.week_of(today)) if standing.overdue
        }
        return frozenset(missed | overdue)

    def _last_held(
        self, people: People, outcomes: tuple[OneToOne, ...], first: date, until: date
    ) -> dict[Person, date]:
        """Find everybody's last 1:1, looking back no further than needed."""
        from tltimer.domain.balance.one_to_ones import last_held

        latest = last_held(outcomes, until)
        within = {person for person, day in latest.items() if day >= first}
        began = self._journal.first_at()
        for _look in range(LOOKS):
            # Before the log began, nothing tells that a 1:1 was held but what the user said, which is known already.
            over = began is None or first <= self._rules.days.day_of(began)
            if over or all(person in within for person in people):
                break
            last, first = first - ONE_DAY, first - A_LOOK
            for person, day in last_held(self.one_to_ones(first, last), until).items():
                latest[person] = max(day, latest.get(person, day))
                if day >= first:
                    within.add(person)
        else:
            latest |= self._met_long_ago([person for person in people if person not in latest], people, first)
        return latest

    def _met_long_ago(self, missing: list[Person], people: People, before: date) -> dict[Person, date]:
        """Look for the last 1:1 entry with people in the log alone, in the months that name them."""
        from tltimer.domain.balance.one_to_ones import MODE

        rules = self._rules
        latest: dict[Person, date] = {}
        if not missing:
            return latest
        for start, end in self._journal.spans_naming(name for person in missing for name in person.names):
            if all(latest.get(person, date.min) >= rules.days.day_of(end) for person in missing):
                break
            for entry in compute_entries(self._journal.switches(start, end), self._now, rules.entries):
                person = people.named(entry.switch.person) if entry.mode == MODE and not entry.unconfirmed else None
                if person in missing and entry.day < before:
                    latest[person] = max(entry.day, latest.get(person, entry.day))
        return latest


def _touches(occurrence: Occurrence, start: datetime, end: datetime) -> bool:
    """Return whether an occurrence lies in [start, end) with at least a part."""
    if occurrence.start == occurrence.end:
        return start <= occurrence.start < end
    return occurrence.start < end and start < occurrence.end


def _events_of(occurrences: tuple[Occurrence, ...], reading: EventReading) -> tuple[Meeting, ...]:
    """Class occurrences; who has no calendar needs no classes."""
    if not occurrences:
        return ()
    from tltimer.domain.meetings.event_classes import events_of

    return events_of(occurrences, reading)
