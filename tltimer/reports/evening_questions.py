"""Chooses the questions about a day at its end: three at most, however much is open."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.one_to_ones import OneToOne
from tltimer.domain.timeline.spans import Span, overlap, without
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.reports.evening import MOST_QUESTIONS, Gap, is_long
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.entries import Entry
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.evidence import EvidenceReport

NOTHING, LUNCH, OTHER_TIMES = "nothing", "lunch", "other"
HELD, SKIPPED = "held", "skipped"
SAME, NO = "same", "no"
DONE, NOT_DONE = "done", "not_done"
ALL_OF_IT = "all"
LATER_DAY, DROP = "later", "drop"
ACCEPT, KEEP = "accept", "keep"
"""Keys of answers besides modes, instants (``STOPPED`` and a number) and numbers of days."""

STOPPED = "stopped "

CADENCES = (7, 14, 28)

MOST_MODES = 7
"""The number of modes that are offered as answers; the day window offers all."""

MOST_STOPS = 3

A_QUARTER = 15 * 60

LONGEST_LUNCH = timedelta(hours=2)

LUNCHES = 2
"""The days before on which there was nothing, or a break, around that time."""


class ForgottenTimer(Value):
    """An entry that ran for implausibly long; ``until`` is where the log ends it, ``stops`` when it can have ended."""

    switch_id: str
    mode: str
    start: datetime
    until: datetime
    stops: tuple[datetime, ...]


class NoticedDifferences(Value):
    """The places where the log and the evidence disagree, in order of time."""

    places: tuple[Disagreement, ...]


class UnloggedMeetings(Value):
    """Meetings of the calendar that the log does not have."""

    meetings: tuple[Meeting, ...]


class DuePromises(Value):
    """Promises to keep by the day, oldest first."""

    promises: tuple[Promise, ...]


class StalePromise(Value):
    """A promise that has been overdue for long: is it still true?"""

    promise: Promise


Subject = (
    NoticedDifferences
    | ForgottenTimer
    | UnloggedMeetings
    | Gap
    | OneToOne
    | NewContact
    | Intention
    | StalePromise
    | DuePromises
)


class OpenItems(Value):
    """Everything that a day leaves open besides its gaps.

    ``forgotten`` are entries that ran for too long, ``unsure`` planned 1:1s of which nobody knows whether they were
    held, ``new_contacts`` people who may belong to the 1:1s, ``due`` the promises to keep, ``stale`` those that have
    been overdue for long, ``intention`` what was meant for the week that ends, ``pauses`` when there was nothing or a
    break on days before, a tuple a day; ``noticed`` is the day's evidence, None while none is kept.
    """

    unsure: tuple[OneToOne, ...] = ()
    new_contacts: tuple[NewContact, ...] = ()
    due: tuple[Promise, ...] = ()
    pauses: tuple[tuple[Span, ...], ...] = ()
    forgotten: tuple[ForgottenTimer, ...] = ()
    stale: tuple[Promise, ...] = ()
    intention: Intention | None = None
    noticed: EvidenceReport | None = None

    @property
    def differences(self) -> tuple[Disagreement, ...]:
        """The places where the log and the evidence disagree, without an answer."""
        return self.noticed.open if self.noticed is not None else ()


class EveningQuestion(Value):
    """A question and the keys of its answers, none for lists that are ticked.

    ``mode`` is what the log has at the time of a 1:1, None where that is unknown.
    """

    subject: Subject
    answers: tuple[str, ...] = ()
    mode: str | None = None

    @property
    def span(self) -> Span | None:
        """The time that it is about."""
        if isinstance(self.subject, NoticedDifferences):
            return self.subject.places[0].span if len(self.subject.places) == 1 else None
        if isinstance(self.subject, Gap):
            return self.subject.span
        if isinstance(self.subject, ForgottenTimer):
            return Span(self.subject.start, self.subject.until)
        meeting = self.subject.meeting if isinstance(self.subject, OneToOne) else None
        return meeting.span if meeting else None


class EveningQuestions(Value):
    """The questions in their order, and all that is ``left`` open."""

    questions: tuple[EveningQuestion, ...]
    open_items: OpenItems


def evening_questions(report: EveningReport, open_items: OpenItems, rules: Rules) -> EveningQuestions:
    """Choose the questions about a day.

    Where log and evidence disagree comes first, then other corrections, then meetings that were not logged; then 1:1s
    and the longest gaps in turns. One place is for the intention of a week that ends, one for promises; new people take
    what room is left. A 1:1 for which there is no room stays among the meetings to log.
    """
    last: list[EveningQuestion] = []
    if open_items.intention is not None:
        last.append(EveningQuestion(open_items.intention, (DONE, NOT_DONE)))
    if open_items.stale:
        last.append(EveningQuestion(StalePromise(open_items.stale[0]), (DONE, LATER_DAY, DROP)))
    elif open_items.due:
        last.append(EveningQuestion(DuePromises(open_items.due)))
    last = last[: MOST_QUESTIONS - 1]
    first = [EveningQuestion(timer, _stop_answers(timer)) for timer in open_items.forgotten]
    if open_items.differences:
        answers = (ACCEPT, KEEP, OTHER_TIMES) if len(open_items.differences) == 1 else ()
        first.insert(0, EveningQuestion(NoticedDifferences(open_items.differences), answers))
    doubtful = {
        (one_to_one.meeting.uid, one_to_one.meeting.start)
        for one_to_one in open_items.unsure
        if one_to_one.meeting is not None
    }
    plain = [meeting for meeting in report.unlogged if (meeting.uid, meeting.start) not in doubtful]
    room = max(0, MOST_QUESTIONS - len(last) - len(first) - bool(plain))
    forgotten = [Span(timer.start, timer.until) for timer in open_items.forgotten]
    open_gaps = [
        gap for gap in _unexplained(report, open_items) if not any(overlap(gap.span, span) for span in forgotten)
    ]
    gaps = sorted(open_gaps, key=lambda gap: (-gap.span.seconds, gap.span.start))
    chosen = [*_in_turns(open_items.unsure, gaps), *open_items.new_contacts][:room]
    unsure = [subject for subject in chosen if isinstance(subject, OneToOne)]
    asked = {
        (one_to_one.meeting.uid, one_to_one.meeting.start) for one_to_one in unsure if one_to_one.meeting is not None
    }
    if plain:
        unlogged = tuple(meeting for meeting in report.unlogged if (meeting.uid, meeting.start) not in asked)
        first.append(EveningQuestion(UnloggedMeetings(unlogged)))
    questions = (
        *first,
        *(
            EveningQuestion(gap, _gap_answers(gap, open_items, rules))
            for gap in sorted(
                (subject for subject in chosen if isinstance(subject, Gap)), key=lambda gap: gap.span.start
            )
        ),
        *(
            EveningQuestion(one_to_one, (HELD, SKIPPED), _mode_in(report.day.entries, one_to_one))
            for one_to_one in unsure
        ),
        *(
            EveningQuestion(subject, _new_contact_answers(subject))
            for subject in chosen
            if isinstance(subject, NewContact)
        ),
        *last,
    )
    return EveningQuestions(questions[:MOST_QUESTIONS], open_items)


def _unexplained(report: EveningReport, open_items: OpenItems) -> tuple[Gap, ...]:
    """Return the gaps without what evidence explains, which is asked about already.

    gaps       |-----------|   |--|
    noticed        |---|
    left       |--|     |--|   |--|
    """
    asked = [difference.span for difference in open_items.differences]
    gaps = (Gap(span, gap.unknown) for gap in report.open_gaps for span in without(gap.span, asked))
    return tuple(gap for gap in gaps if is_long(gap))


def is_open(subject: Subject, report: EveningReport, open_items: OpenItems) -> bool:
    """Return whether something that was asked about is still open."""
    if isinstance(subject, NoticedDifferences):
        still = [difference.span for difference in open_items.differences]
        return any(disagreement.span in still for disagreement in subject.places)
    if isinstance(subject, ForgottenTimer):
        return subject.switch_id in [timer.switch_id for timer in open_items.forgotten]
    if isinstance(subject, UnloggedMeetings):
        open_ones = {(meeting.uid, meeting.start) for meeting in report.unlogged}
        return any((meeting.uid, meeting.start) in open_ones for meeting in subject.meetings)
    if isinstance(subject, Gap):
        return subject.span in [gap.span for gap in _unexplained(report, open_items)]
    if isinstance(subject, OneToOne):
        return (subject.person.id, subject.day) in [
            (one_to_one.person.id, one_to_one.day) for one_to_one in open_items.unsure
        ]
    if isinstance(subject, NewContact):
        return subject.key in [contact.key for contact in open_items.new_contacts]
    if isinstance(subject, Intention):
        return open_items.intention is not None
    if isinstance(subject, StalePromise):
        return subject.promise.id in [promise.id for promise in open_items.stale]
    waiting = {promise.id for promise in open_items.due}
    return any(promise.id in waiting for promise in subject.promises)


def forgotten_timers(
    entries: Iterable[Entry], ends: Sequence[datetime], meetings: Iterable[Meeting]
) -> tuple[ForgottenTimer, ...]:
    """Return the entries of a day that ran for implausibly long, and when each can have ended.

    entry      |coding·····································| the log's end
    offered            |meeting ended   |working hours ended

    Args:
        entries: those of the day, as the log has them.
        ends: the likely ends of such a day, the working hours' end among them.
        meetings: the day's meetings.
    """
    meetings = tuple(meetings)
    timers = []
    for entry in entries:
        if not entry.unconfirmed or entry.running or entry.mode == UNKNOWN:
            continue
        inside = [end for end in ends if entry.start < end < entry.end]
        edges = sorted(
            (edge for meeting in meetings for edge in (meeting.start, meeting.end) if entry.start < edge < entry.end),
            reverse=True,
        )
        stops = tuple(sorted(list(dict.fromkeys((*inside, *edges)))[:MOST_STOPS]))
        timers.append(ForgottenTimer(entry.switch.id, entry.mode, entry.start, entry.end, stops))
    return tuple(timers)


def _stop_answers(timer: ForgottenTimer) -> tuple[str, ...]:
    return (*(f"{STOPPED}{int(stop.timestamp())}" for stop in timer.stops), OTHER_TIMES, ALL_OF_IT)


def _in_turns(unsure: Iterable[OneToOne], gaps: Iterable[Gap]) -> list[OneToOne | Gap]:
    first, second = list(unsure), list(gaps)
    turns: list[OneToOne | Gap] = []
    for index in range(max(len(first), len(second))):
        turns += [*first[index : index + 1], *second[index : index + 1]]
    return turns


def _gap_answers(gap: Gap, open_items: OpenItems, rules: Rules) -> tuple[str, ...]:
    lunch = (LUNCH,) if usual_lunch(gap, open_items.pauses, rules) else ()
    return (*[mode.key for mode in rules.modes.offered][:MOST_MODES], NOTHING, *lunch, OTHER_TIMES)


def usual_lunch(gap: Gap, pauses: Iterable[tuple[Span, ...]], rules: Rules) -> str:
    """Return the hours of lunch, as the setting has them, if a gap around noon was one on days before too; "" if not.

    noon            |
    two days ago  |---|      nothing
    yesterday    |-----|     break
    today         |---|      is asked about
    """
    zone = rules.days.zone
    start, end = gap.span.start.astimezone(zone), gap.span.end.astimezone(zone)
    noon = start.replace(hour=12, minute=30, second=0)
    alike = sum(any(_mostly(gap.span, span, rules) for span in day) for day in pauses)
    if rules.hours.lunch or alike < LUNCHES or not start <= noon <= end or end - start > LONGEST_LUNCH:
        return ""
    begin = start - timedelta(seconds=start.timestamp() % A_QUARTER)
    until = end + timedelta(seconds=-end.timestamp() % A_QUARTER)
    return f"{begin:%H:%M}-{until:%H:%M}"


def _mostly(gap: Span, pause: Span, rules: Rules) -> bool:
    """Return whether a pause of another day lies at about the same time on the wall."""
    zone = rules.days.zone
    days = (gap.start.astimezone(zone).date() - pause.start.astimezone(zone).date()).days
    moved = Span(pause.start + timedelta(days=days), pause.end + timedelta(days=days))
    shared = overlap(gap, moved)
    return shared is not None and shared.seconds * 2 >= gap.seconds


def _mode_in(entries: Iterable[Entry], one_to_one: OneToOne) -> str | None:
    """Return the mode that took most of the time of a 1:1; None where none was known."""
    if one_to_one.meeting is None:
        return None
    shared: dict[str, int] = {}
    for entry in entries:
        both = None if entry.unconfirmed else overlap(entry.span, one_to_one.meeting.span)
        if both is not None:
            shared[entry.mode] = shared.get(entry.mode, 0) + both.seconds
    return max(shared, key=lambda mode: (shared[mode], mode)) if shared else None


def _new_contact_answers(contact: NewContact) -> tuple[str, ...]:
    return (*((SAME,) if contact.like else ()), *map(str, CADENCES), NO)
