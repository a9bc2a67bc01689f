"""What the answers of the evening do, and how each is taken back."""

from datetime import date, datetime

from tltimer.domain.balance.new_contacts import Newcomer
from tltimer.domain.balance.one_to_ones import OneToOne
from tltimer.domain.balance.promises import Promise
from tltimer.domain.balance.records import said_entry
from tltimer.domain.timeline.entries import Entry
from tltimer.errors import Refused
from tltimer.reports.attendance import bookings_of, by_name
from tltimer.reports.evening import Gap
from tltimer.reports.evening_questions import HELD, LUNCH, NO, NOTHING, SAME, usual_lunch
from tltimer.services.bootstrap import Program
from tltimer.services.open_questions import OpenQuestions
from tltimer.services.reports import Reports
from tltimer.settings.toml_file import write_setting

LUNCH_HOURS = "work.lunch"


class EveningAnswers:
    """Carries out answers about one day. Each is a step of undo, and remembered so that it can be taken back alone.

    All of it raises Refused, with nothing changed, for what cannot be done.
    """

    def __init__(self, program: Program, reports: Reports) -> None:
        self._program = program
        self._reports = reports
        self.open = OpenQuestions(reports, program.journal, program.calendars)
        self._day: date | None = None
        self._nothing: list[Gap] = []
        self._steps: dict[object, tuple[int, str] | None] = {}
        self._lunch: Gap | None = None

    @property
    def nothing(self) -> tuple[tuple[datetime, datetime], ...]:
        """The spans that were nothing, to be remembered when the day was looked back at."""
        return tuple((gap.span.start, gap.span.end) for gap in self._nothing)

    def turn_to(self, day: date) -> None:
        """Take answers about a day; those about another are forgotten."""
        self._day, self._nothing, self._steps, self._lunch = day, [], {}, None

    def take(self, subject: object, answer: str) -> None:
        """Carry out an answer about a Gap, a OneToOne or a Newcomer."""
        before = self._program.tracker.mark()
        if isinstance(subject, Gap):
            self._take_gap(subject, answer)
        elif isinstance(subject, OneToOne):
            self._take_one_to_one(subject, answer == HELD)
        elif isinstance(subject, Newcomer):
            self._take_newcomer(subject, answer)
        self._remember(subject, before)

    def keep(self, promise: Promise) -> None:
        """Remember that a promise was kept."""
        before = self._program.tracker.mark()
        self._program.decisions.promise_done(promise.id, promise.text)
        self._remember(promise.id, before)

    def note(self, text: str, entry: Entry | None) -> None:
        """Note what came of an entry, or of the day; an entry that is gone by now leaves the line to its day."""
        assert self._day is not None
        if entry is not None:
            try:
                self._program.tracker.change(entry.switch.id, note=text)
            except Refused:
                self._program.tracker.note(text, self._day)
        else:
            self._program.tracker.note(text, self._day)

    def withdraw(self, subject: object) -> None:
        """Take the answer about something back."""
        if subject in self._nothing:
            self._nothing.remove(subject)
        if self._lunch is not None and subject == self._lunch:
            write_setting(self._program.home.settings_file, LUNCH_HOURS, "")
            self._lunch = None
        step = self._steps.pop(subject, None)
        if step is not None:
            self._program.tracker.take_back(step)

    def _remember(self, subject: object, before: tuple[int, str] | None) -> None:
        after = self._program.tracker.mark()
        self._steps[subject] = after if after != before else None

    def _take_gap(self, gap: Gap, answer: str) -> None:
        if answer == LUNCH:
            assert self._day is not None
            hours = usual_lunch(gap, self.open.unanswered(self._day).pauses, self._reports.rules())
            write_setting(self._program.home.settings_file, LUNCH_HOURS, hours)
            self._lunch = gap
        if answer in (LUNCH, NOTHING):
            self._nothing.append(gap)
        else:
            self._program.tracker.paint(gap.span.start, gap.span.end, answer)

    def _take_one_to_one(self, one: OneToOne, held: bool) -> None:
        """Remember whether it was held; one that was is put into the log too, where it was planned."""
        if not held or one.meeting is None:
            self._program.decisions.say_held(one.person, one.day, held)
            return
        now, modes = self._reports.now(), self._reports.rules().modes
        planned = by_name([one.meeting], self._reports.people())
        bookings = bookings_of(planned, self._reports.day(one.day), modes, now)
        self._program.tracker.book(bookings, [said_entry(one.person, one.day, held=True)])

    def _take_newcomer(self, one: Newcomer, answer: str) -> None:
        decisions = self._program.decisions
        if answer == NO:
            decisions.no_one_to_one(one.key, one.name)
        elif answer == SAME and one.like is not None:
            decisions.also_called(one.like, one.name, one.address)
        else:
            decisions.add_person(one.name, [one.address] if one.address else (), int(answer))
