"""Carries out the answers of the end-of-day review, each of which can be undone on its own."""

from __future__ import annotations

from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.one_to_ones import OneToOne, said_entry
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.errors import Refused
from tltimer.reports.attendance import bookings_of, by_name
from tltimer.reports.evening import Gap
from tltimer.reports.evening_questions import (
    ACCEPT,
    ALL_OF_IT,
    DONE,
    HELD,
    KEEP,
    LUNCH,
    NO,
    NOTHING,
    SAME,
    ForgottenTimer,
    NoticedDifferences,
    StalePromise,
    usual_lunch,
)
from tltimer.services.open_questions import OpenQuestions
from tltimer.settings.toml_changes import write_setting
from tltimer.wording.evening import stop_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.entries import Entry
    from tltimer.reports.evening_questions import (
        Subject,
        UnloggedMeetings,
    )
    from tltimer.services.bootstrap import Program
    from tltimer.services.evidence import Evidence
    from tltimer.services.reports import Reports

LUNCH_HOURS = "work.lunch"


class EveningAnswersController:
    """Carries out answers about one day. Each is one step of undo and can be undone on its own.

    All methods raise Refused, with nothing changed, for what cannot be done.
    """

    def __init__(self, program: Program, reports: Reports, evidence: Evidence) -> None:
        self._program = program
        self._reports = reports
        self._evidence = evidence
        self.open = OpenQuestions(reports, program.journal, program.calendars, noticed=evidence.noticed)
        self._day: date | None = None
        self._steps: dict[object, tuple[int, str] | None] = {}
        self._lunch: Gap | None = None

    def open_day(self, day: date) -> None:
        """Take answers about a day from now on."""
        self._day, self._steps, self._lunch = day, {}, None

    def take(self, subject: Subject | Disagreement, answer: str) -> None:
        """Carry out an answer."""
        before = self._program.undo_redo.mark()
        program = self._program
        if isinstance(subject, NoticedDifferences):
            self._take_noticed(subject.places[0], answer)
        elif isinstance(subject, Disagreement):
            self._take_noticed(subject, answer)
        elif isinstance(subject, ForgottenTimer):
            self._take_timer(subject, answer)
        elif isinstance(subject, Gap):
            self._take_gap(subject, answer)
        elif isinstance(subject, OneToOne):
            self._take_one_to_one(subject, answer == HELD)
        elif isinstance(subject, NewContact):
            self._take_new_contact(subject, answer)
        elif isinstance(subject, Intention):
            program.intentions.answer(subject, answer == DONE)
        elif isinstance(subject, StalePromise):
            program.promises.mark_done(subject.promise.id, subject.promise.text)
        self._remember(subject, before)

    @staticmethod
    def kept(subject: Subject | Disagreement, answer: str) -> Disagreement | None:
        """Return the disagreement against which an answer kept the log; None for every other answer."""
        if answer != KEEP:
            return None
        return subject.places[0] if isinstance(subject, NoticedDifferences) else _disagreement(subject)

    def add_meetings(self, subject: UnloggedMeetings, meetings: tuple[Meeting, ...]) -> None:
        """Put meetings into the log."""
        assert self._day is not None
        before = self._program.undo_redo.mark()
        day, modes = self._reports.evening(self._day).day, self._reports.rules().modes
        self._program.tracker.book(bookings_of(meetings, day, modes, self._reports.now()))
        self._remember(subject, before)

    def keep(self, promise: Promise) -> None:
        """Record that a promise was kept."""
        before = self._program.undo_redo.mark()
        self._program.promises.mark_done(promise.id, promise.text)
        self._remember(promise.id, before)

    def note(self, text: str, entry: Entry | None) -> None:
        """Note the outcome of an entry, or of the day; of an entry that is gone by now the day gets it."""
        assert self._day is not None
        if entry is not None:
            try:
                self._program.tracker.change(entry.switch.id, note=text)
            except Refused:
                self._program.tracker.note(text, self._day)
        else:
            self._program.tracker.note(text, self._day)

    def withdraw(self, subject: object) -> None:
        """Undo the answer about something."""
        if self._lunch is not None and subject == self._lunch:
            write_setting(self._program.home.settings_file, LUNCH_HOURS, "")
            self._lunch = None
        step = self._steps.pop(subject, None)
        if step is not None:
            self._program.undo_redo.undo_change(step)
        if isinstance(subject, NoticedDifferences | Disagreement):
            self._evidence.reopen(subject if isinstance(subject, Disagreement) else subject.places[0])

    def _remember(self, subject: object, before: tuple[int, str] | None) -> None:
        after = self._program.undo_redo.mark()
        self._steps[subject] = after if after != before else None

    def _take_noticed(self, disagreement: Disagreement, answer: str) -> None:
        if answer == ACCEPT:
            self._evidence.accept(disagreement)
        else:
            self._evidence.reject(disagreement)

    def _take_timer(self, timer: ForgottenTimer, answer: str) -> None:
        tracker = self._program.tracker
        if answer == ALL_OF_IT:
            tracker.change(timer.switch_id, confirmed=True)
        else:
            tracker.stop_earlier(timer.switch_id, stop_of(answer))

    def _take_gap(self, gap: Gap, answer: str) -> None:
        if answer == LUNCH:
            assert self._day is not None
            hours = usual_lunch(gap, self.open.open_items(self._day).pauses, self._reports.rules())
            write_setting(self._program.home.settings_file, LUNCH_HOURS, hours)
            self._lunch = gap
        if answer in (LUNCH, NOTHING):
            assert self._day is not None
            self._program.tracker.leave_empty(self._day, gap.span)
        else:
            self._program.tracker.fill(gap.span.start, gap.span.end, answer)

    def _take_one_to_one(self, one_to_one: OneToOne, held: bool) -> None:
        """Record whether it was held; one that was is put into the log too, where it was planned."""
        if not held or one_to_one.meeting is None:
            self._program.people.say_held(one_to_one.person, one_to_one.day, held)
            return
        now, modes = self._reports.now(), self._reports.rules().modes
        planned = by_name([one_to_one.meeting], self._reports.people())
        bookings = bookings_of(planned, self._reports.day(one_to_one.day), modes, now)
        self._program.tracker.book(bookings, [said_entry(one_to_one.person, one_to_one.day, held=True)])

    def _take_new_contact(self, contact: NewContact, answer: str) -> None:
        program = self._program
        if answer == NO:
            program.people.no_one_to_one(contact.key, contact.name)
        elif answer == SAME and contact.like is not None:
            program.people.also_called(contact.like, contact.name, contact.address)
        else:
            program.people.add(contact.name, [contact.address] if contact.address else (), int(answer))


def _disagreement(subject: object) -> Disagreement | None:
    return subject if isinstance(subject, Disagreement) else None
