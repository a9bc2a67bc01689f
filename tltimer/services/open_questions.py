"""The door for what a day leaves open: 1:1s held or skipped, people met again and again, promises, lunch."""

from datetime import date, timedelta
from itertools import pairwise

from tltimer.calendars.calendars import Calendars
from tltimer.domain.balance.new_contacts import Newcomer, newcomers_of
from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneOutcome
from tltimer.domain.balance.promises import waiting_on
from tltimer.domain.balance.records import looked_back, offered_from, strangers_from
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.spans import Span
from tltimer.journal.journal import Journal
from tltimer.reports.evening import EveningReport
from tltimer.reports.evening_questions import EveningQuestions, Unanswered, evening_questions
from tltimer.services.reports import Reports
from tltimer.services.schedule import Schedule

LOOK_BACK = timedelta(days=28)
"""For how long it is looked back for people who were met alone."""

LUNCHES_BACK = 14
"""How many days before are looked at for a pause about noon."""

PAUSE = "break"


class OpenQuestions:
    """Gives what is open of a day, and what of it is asked. Writes nothing.

    Args:
        overview: answers what is known.
        journal: holds the answers.
        calendars: tell whom one met.
        patient: whether to wait until a calendar that changed is read, which can take seconds.
    """

    def __init__(self, reports: Reports, journal: Journal, calendars: Calendars, patient: bool = False) -> None:
        self._reports = reports
        self._journal = journal
        self._calendars = calendars
        self._patient = patient

    def of(self, report: EveningReport) -> EveningQuestions:
        """Choose what is asked of a day."""
        rules = self._reports.rules()
        return evening_questions(report, self.unanswered(report.day.date), rules)

    def unanswered(self, day: date) -> Unanswered:
        """Give all that is open of a day but its gaps; whoever was offered for 1:1s in an evening is not again."""
        offered = offered_from(self._journal.entries("answers"))
        return Unanswered(
            unsure=self._unsure(day),
            newcomers=tuple(one for one in self.newcomers(day) if one.key not in offered),
            due=waiting_on(day, self._reports.promises()),
            pauses=tuple(self._pauses(day - ONE_DAY * back) for back in range(1, LUNCHES_BACK + 1)),
        )

    def newcomers(self, day: date) -> tuple[Newcomer, ...]:
        """Give the people who were met alone twice in the weeks up to a day, and are not in the 1:1 1:1 list."""
        now, rules = self._reports.now(), self._reports.rules()
        start = rules.days.start_of(day - LOOK_BACK)
        seen = Schedule(self._journal, self._calendars, now, rules, self._patient)
        met = [one for one in seen.meetings(Span(start, rules.days.span_of(day).end)) if start <= one.start < now]
        strangers = strangers_from(self._journal.entries("answers"))
        return newcomers_of(met, self._reports.people(), strangers, lambda one: rules.days.day_of(one.start))

    def _unsure(self, day: date) -> tuple[OneToOne, ...]:
        found = self._reports.one_to_ones(day, day)
        return tuple(one for one in found if one.day == day and one.outcome is OneToOneOutcome.UNKNOWN and one.meeting)

    def _pauses(self, day: date) -> tuple[Span, ...]:
        """Give when there was nothing, or a break, by the user's own word."""
        rules = self._reports.rules()
        _looked_at, nothing = looked_back(self._journal.entries("answers"), day)
        span = rules.days.span_of(day)
        switches = self._journal.switches(span.start, span.end)
        breaks = (
            Span(one.at, after.at)
            for one, after in pairwise(switches)
            if one.mode == PAUSE and one.source == "user" and one.at < after.at
        )
        return (*nothing, *breaks)
