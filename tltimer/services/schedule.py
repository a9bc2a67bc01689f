"""What the journal and the calendars say together at one moment: what was planned, and which 1:1s were held."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tltimer.calendars.calendars import Calendars
from tltimer.domain.balance.people import People, Person
from tltimer.domain.balance.records import people_from, said_from
from tltimer.domain.meetings.meetings import Meeting, meetings_of
from tltimer.domain.meetings.occurrences import Occurrence
from tltimer.domain.meetings.snapshots import Snapshot, as_it_was, snapshots_from
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.weeks import Week
from tltimer.journal.journal import Journal

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneStanding

AROUND = timedelta(hours=37)
"""How far outside of a day a meeting can begin and still matter in it.

Where days begin late in the evening, the working hours of a date can begin a day before the day that is named so; the
longest meeting lasts 12 hours, and the end of a block is looked around for some minutes.
"""

A_LOOK = timedelta(weeks=13)
"""How much time is read at once in search of somebody's last 1:1."""

LOOKS = 4
"""How many times as much is read with the calendar beside; further back the log alone tells of 1:1s."""


class Schedule:
    """Journal and calendars at a moment.

    Args:
        journal: the log, the plans of past days, and what the user said.
        calendars: the calendars.
        now: the moment.
        rules: how to read it all.
        patient: whether to wait until a calendar that changed is read.
    """

    def __init__(self, journal: Journal, calendars: Calendars, now: datetime, rules: Rules, patient: bool) -> None:
        self._journal = journal
        self._calendars = calendars
        self._now = now
        self._rules = rules
        self._patient = patient

    def meetings(self, span: Span) -> tuple[Meeting, ...]:
        """Give the meetings that could touch a span, past days as they were planned."""
        return meetings_of(self.occurrences(span, self.snapshots(span)), self._rules.reading)

    def occurrences(self, span: Span, snapshots: tuple[Snapshot, ...]) -> tuple[Occurrence, ...]:
        """Give what the calendars say of a span and a little around it, past days by their snapshots."""
        start, end = span.start - AROUND, span.end + AROUND
        found = self._calendars.occurrences(start, end, self._rules.days.zone, self._patient)
        return as_it_was(found, snapshots, self._now)

    def snapshots(self, span: Span) -> tuple[Snapshot, ...]:
        """Give what is remembered of the plans of a span."""
        days = self._rules.days
        first, last = days.day_of(span.start - AROUND), days.day_of(min(span.end, self._now))
        # Where days begin elsewhere by now, a day of then can be the next or the one before.
        return snapshots_from(self._journal.plans(first - ONE_DAY, last + ONE_DAY))

    def people(self) -> People:
        """Give the people of the 1:1 1:1 list."""
        return People(people_from(self._journal.entries("people")))

    def one_to_ones(self, first: date, last: date) -> "tuple[OneToOne, ...]":
        """Give the 1:1s of the days from the first to the last, and all that the user said of any day."""
        people, rules = self.people(), self._rules
        if not people:
            return ()
        from tltimer.domain.balance.one_to_ones import one_to_ones, planned_of

        span = rules.days.span_of_days(first, last)
        snapshots = self.snapshots(span)
        its = [one for one in snapshots if span.covers(one.span.start)]
        planned = planned_of(self.occurrences(span, snapshots), its, people, rules.reading)
        # A meeting that begins late on the last day can be held after its end.
        done = compute_entries(self._journal.switches(span.start, span.end + ONE_DAY), self._now, rules.entries)
        found = one_to_ones(
            [one for one in planned if span.covers(one.meeting.start)],
            done,
            said_from(self._journal.entries("answers")),
            people,
            rules.modes,
            rules.days,
            self._now,
        )
        return tuple(one for one in found if one.day <= last)

    def standings(self, week: Week) -> "tuple[OneToOneStanding, ...]":
        """Say how one stands with everybody at the end of a week, or now in a week that is not over."""
        people, rules = self.people(), self._rules
        if not people:
            return ()
        from tltimer.domain.balance.one_to_ones import standings

        until = min(week.sunday, max(rules.days.day_of(self._now), week.monday))
        found = self.one_to_ones(week.monday, week.sunday)
        latest = self._last_held(people, found, week, until)
        its = [one for one in found if one.day in week.days]
        return standings(people, its, latest, until, rules.hours.days_off, rules.days)

    def _last_held(self, people: People, found: "tuple[OneToOne, ...]", week: Week, until: date) -> dict[Person, date]:
        """Look back for everybody's last 1:1, no further than needed."""
        from tltimer.domain.balance.one_to_ones import last_held

        known = last_held(found, until)
        within = {person for person, day in known.items() if day >= week.monday}
        first = week.monday
        began = self._journal.first_at()
        for _look in range(LOOKS):
            # Before the log began, nothing tells that a 1:1 was held but what the user said, which is known already.
            over = began is None or first <= self._rules.days.day_of(began)
            if over or all(person in within for person in people):
                break
            last, first = first - ONE_DAY, first - A_LOOK
            for person, day in last_held(self.one_to_ones(first, last), until).items():
                known[person] = max(day, known.get(person, day))
                if day >= first:
                    within.add(person)
        else:
            known |= self._met_long_ago([one for one in people if one not in known], people, first)
        return known

    def _met_long_ago(self, missing: list[Person], people: People, before: date) -> dict[Person, date]:
        """Look for the last 1:1 entry with people in the log alone, in the months that name them."""
        from tltimer.domain.balance.one_to_ones import MODE

        rules, found = self._rules, dict[Person, date]()
        if not missing:
            return found
        for start, end in self._journal.spans_naming(name for person in missing for name in person.names):
            if all(found.get(person, date.min) >= rules.days.day_of(end) for person in missing):
                break
            for one in compute_entries(self._journal.switches(start, end), self._now, rules.entries):
                person = people.named(one.switch.person) if one.mode == MODE and not one.unconfirmed else None
                if person in missing and one.day < before:
                    found[person] = max(one.day, found.get(person, one.day))
        return found
