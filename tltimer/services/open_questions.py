"""Finds the open questions of a day: timers, 1:1s, new people, promises, the intention, lunch."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from tltimer.domain.balance.intentions import intention_for
from tltimer.domain.balance.new_contacts import new_contacts_of, offered_from, strangers_from
from tltimer.domain.balance.one_to_ones import OneToOneOutcome
from tltimer.domain.balance.promises import stale_on, waiting_on
from tltimer.domain.presence.absences import looked_back
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.spans import Span
from tltimer.reports.evening_questions import (
    OpenItems,
    evening_questions,
    forgotten_timers,
)
from tltimer.services.schedule import Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tltimer.calendars.calendars import Calendars
    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.new_contacts import NewContact
    from tltimer.domain.balance.one_to_ones import OneToOne
    from tltimer.journal.journal import Journal
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.evening_questions import (
        EveningQuestions,
        ForgottenTimer,
    )
    from tltimer.reports.evidence import EvidenceReport
    from tltimer.services.reports import Reports

LOOK_BACK = timedelta(days=28)
"""The days back in which people who were met alone are searched for."""

LUNCHES_BACK = 14
"""The days back in which pauses around noon are searched for."""

PAUSE = "break"


class OpenQuestions:
    """Finds the open questions of a day, and chooses those to ask. Writes nothing.

    Args:
        reports: has the day.
        journal: holds the answers.
        calendars: have the meetings.
        patient: whether to wait until a calendar that changed is read, which can take seconds.
        noticed: returns the evidence of a day; None while none is kept.
    """

    def __init__(
        self,
        reports: Reports,
        journal: Journal,
        calendars: Calendars,
        patient: bool = False,
        noticed: Callable[[date], EvidenceReport | None] = lambda _day: None,
    ) -> None:
        self._reports = reports
        self._journal = journal
        self._calendars = calendars
        self._patient = patient
        self._noticed = noticed

    def of(self, report: EveningReport) -> EveningQuestions:
        """Choose the questions to ask about a day."""
        rules = self._reports.rules()
        return evening_questions(report, self.open_items(report.day.date), rules)

    def open_items(self, day: date) -> OpenItems:
        """Return all open questions of a day but its gaps; nobody is suggested for the 1:1s twice."""
        offered = offered_from(self._journal.entries("answers"))
        due = waiting_on(day, self._reports.promises())
        ends = self._reports.rules().hours.ends_week(day)
        return OpenItems(
            unsure=self._unsure(day),
            new_contacts=tuple(contact for contact in self.new_contacts(day) if contact.key not in offered),
            due=due,
            pauses=tuple(self._pauses(day - ONE_DAY * back) for back in range(1, LUNCHES_BACK + 1)),
            forgotten=self.forgotten(day),
            stale=stale_on(day, due) if ends else (),
            intention=self._intention(day) if ends else None,
            noticed=self._noticed(day),
        )

    def forgotten(self, day: date) -> tuple[ForgottenTimer, ...]:
        """Return the entries of a day that were never stopped and ran for implausibly long."""
        rules, span = self._reports.rules(), self._reports.rules().days.span_of(day)
        switches = self._journal.switches(span.start, span.end + ONE_DAY)
        entries = compute_entries(switches, self._reports.now(), rules.entries, as_logged=True)
        window = rules.hours.window(day)
        meetings = self._reports.day(day).meetings
        of_day = [entry for entry in entries if entry.day == day]
        return forgotten_timers(
            of_day, [window.end] if window else [], [meeting for meeting in meetings if meeting.busy]
        )

    def _intention(self, day: date) -> Intention | None:
        intention = intention_for(self._reports.rules().days.week_of(day), self._reports.intentions())
        return intention if intention is not None and intention.done is None else None

    def new_contacts(self, day: date) -> tuple[NewContact, ...]:
        """Return the people who were met alone twice in the weeks up to a day and are not in the 1:1 list."""
        now, rules = self._reports.now(), self._reports.rules()
        start = rules.days.start_of(day - LOOK_BACK)
        seen = Schedule(self._journal, self._calendars, now, rules, self._patient)
        met = [
            meeting
            for meeting in seen.meetings(Span(start, rules.days.span_of(day).end))
            if start <= meeting.start < now
        ]
        strangers = strangers_from(self._journal.entries("answers"))
        return new_contacts_of(met, self._reports.people(), strangers, lambda meeting: rules.days.day_of(meeting.start))

    def _unsure(self, day: date) -> tuple[OneToOne, ...]:
        outcomes = self._reports.one_to_ones(day, day)
        return tuple(
            one_to_one
            for one_to_one in outcomes
            if one_to_one.day == day and one_to_one.outcome is OneToOneOutcome.UNKNOWN and one_to_one.meeting
        )

    def _pauses(self, day: date) -> tuple[Span, ...]:
        """Return the spans that the user said were breaks, or nothing."""
        rules = self._reports.rules()
        _looked_at, nothing = looked_back(self._journal.entries("answers"), day)
        span = rules.days.span_of(day)
        switches = self._journal.switches(span.start, span.end)
        breaks = (
            Span(switch.at, after.at)
            for switch, after in pairwise(switches)
            if switch.mode == PAUSE and switch.source == "user" and switch.at < after.at
        )
        return (*nothing, *breaks)
