"""1:1s: which were planned, which were held, and how long ago the last one was."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.balance.people import holds_word
from tltimer.domain.meetings.changes import changes_of
from tltimer.domain.meetings.event_classes import meetings_of
from tltimer.domain.meetings.meetings import Occurrence, Plan
from tltimer.domain.timeline.documents import values_from
from tltimer.domain.timeline.instants import parse_date
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.spans import seconds_within, union
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from tltimer.domain.balance.people import People, Person
    from tltimer.domain.meetings.meetings import EventReading, Meeting
    from tltimer.domain.meetings.snapshots import Snapshot
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.spans import Span

WORDS = ("1:1", "1-1", "1on1", "one on one")
"""The title of a 1:1 holds one of these."""

MODE = "1:1"

DECLINED = "DECLINED"

LATE = 1.5
"""Somebody is overdue after so many times the days that should lie between 1:1s."""


class OneToOneOutcome(StrEnum):
    """The outcome of a 1:1."""

    HELD = "held"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class UserAnswer(Value):
    """The user's answer whether a day's 1:1 with somebody was held."""

    person: str
    day: date
    held: bool


class OneToOne(Value):
    """A 1:1 with somebody on a day; ``meeting`` is None if it was not planned."""

    person: Person
    day: date
    outcome: OneToOneOutcome
    meeting: Meeting | None = None


class PlannedOneToOne(Value):
    """A planned 1:1; ``off``: it was cancelled, or the other declined."""

    person: Person
    meeting: Meeting
    off: bool


class OneToOneStanding(Value):
    """Somebody's last 1:1, and the outcomes of the 1:1s of a week.

    ``days_since`` leaves the user's days off out; where no 1:1 was ever held it counts from the day on which the
    person was added, and is None if that is not known either.
    """

    person: Person
    last_held: date | None
    days_since: int | None
    held: int
    skipped: int
    cancelled: int
    unknown: int

    @property
    def overdue(self) -> bool:
        """Whether much more time has passed than should lie between 1:1s."""
        cadence = self.person.every_days
        return cadence is not None and self.days_since is not None and self.days_since > LATE * cadence


def whom(meeting: Meeting, people: People) -> Person | None:
    """Return with whom of the 1:1 list a meeting is a 1:1; None if it is none."""
    if meeting.plan is not Plan.MEETING:
        return None
    other = meeting.other
    person = (people.at(other.address) or people.named(other.name)) if other else None
    return person or named_by_title(meeting.title, people)


def named_by_title(title: str, people: People) -> Person | None:
    """Return the person whom the title of a 1:1 names: it holds ``1:1``, or the like, and a name of the 1:1 list."""
    text = folded(title)
    return people.in_title(title) if any(holds_word(text, word) for word in WORDS) else None


def planned_of(
    alive: Iterable[Meeting],
    occurrences: Iterable[Occurrence],
    snapshots: Iterable[Snapshot],
    people: People,
    reading: EventReading,
) -> tuple[PlannedOneToOne, ...]:
    """Return the planned 1:1s, including those that were cancelled or are gone from their day.

        first look     |Ana|   |Bo|   |Chi|   |Ed, cancelled|
        calendar now   |Ana|   |Bo, cancelled|                 |Dana, who declined|
        planned         Ana     Bo, off    Chi, off   Ed, off    Dana, off

    Args:
        alive: the meetings among the occurrences.
        occurrences: as they are seen; of days that are over, as they were.
        snapshots: the first ones tell what is gone.
        people: the 1:1 list.
        reading: how to read calendars.
    """
    occurrences, alive = tuple(occurrences), tuple(alive)
    present = {(meeting.uid, meeting.start) for meeting in alive}
    cancelled = list(
        meetings_of((_revived(occurrence) for occurrence in occurrences if occurrence.status == "CANCELLED"), reading)
    )
    for day, first in _by_day(snapshots).items():
        todays = [occurrence for occurrence in occurrences if day.covers(occurrence.start)]
        changes = changes_of(day, first, todays, reading).items
        before = [change.before for change in changes if change.before is not None and change.after is None]
        cancelled += _others(before, [meeting for meeting in cancelled if day.covers(meeting.start)])
        # Some calendars show a cancelled event for a while, and then no more.
        still = {occurrence.uid for occurrence in todays}
        shown_off = [copy for snapshot in first for copy in snapshot.occurrences if copy.status == "CANCELLED"]
        cancelled += meetings_of((_revived(copy) for copy in shown_off if copy.uid not in still), reading)
    off = {
        (meeting.uid, meeting.start): meeting for meeting in cancelled if (meeting.uid, meeting.start) not in present
    }
    meetings_and_off = [(meeting, False) for meeting in alive] + [(meeting, True) for meeting in off.values()]
    planned = [
        PlannedOneToOne(person, meeting, is_off or (meeting.other is not None and meeting.other.answer == DECLINED))
        for meeting, is_off in meetings_and_off
        if (person := whom(meeting, people)) is not None
    ]
    return tuple(sorted(planned, key=lambda planned: (planned.meeting.start, planned.meeting.uid)))


def _others(before: Iterable[Meeting], cancelled: Iterable[Meeting]) -> list[Meeting]:
    """Leave out what was moved and then cancelled: it is one meeting, and is cancelled at its new time.

    first look           |Ana|
    calendar now                 |Ana, cancelled|
    cancelled                     Ana
    """
    cancelled = list(cancelled)
    cancelled_starts = {(meeting.uid, meeting.start) for meeting in cancelled}
    remaining = [meeting for meeting in before if (meeting.uid, meeting.start) not in cancelled_starts]
    named = {(meeting.uid, meeting.start) for meeting in before}
    for meeting in cancelled:
        if (meeting.uid, meeting.start) in named:
            continue
        moved = next((kept for kept in remaining if kept.uid == meeting.uid), None)
        if moved is not None:
            remaining.remove(moved)
    return remaining


def _by_day(snapshots: Iterable[Snapshot]) -> dict[Span, list[Snapshot]]:
    days: dict[Span, list[Snapshot]] = {}
    for snapshot in snapshots:
        if snapshot.is_first:
            days.setdefault(snapshot.span, []).append(snapshot)
    return days


def _revived(occurrence: Occurrence) -> Occurrence:
    """Return a cancelled occurrence as it was before."""
    fields = {name: getattr(occurrence, name) for name in Occurrence.__slots__}  # type: ignore[attr-defined]
    return Occurrence(**fields | {"status": ""})


def one_to_ones(
    planned: Iterable[PlannedOneToOne],
    done: Iterable[Entry],
    answers: Iterable[UserAnswer],
    people: People,
    modes: ModeList,
    days: DayRule,
    now: datetime,
) -> tuple[OneToOne, ...]:
    """Return the 1:1s that were planned with their outcomes, and those that were held without a plan.

        planned    |--Ana--|     |--Bo--|      |--Chi--|
        done       |1:1----|  |coding---|   |coding--------|   |1:1 with Dana|
        outcome     held         unknown       skipped (answer)  held

    The user's answer for a day applies to all planned 1:1s of that day with that person, and to one that nothing else
    tells of. Entries of 1:1 with somebody are one held 1:1 a day, unless a planned one of that day was held or the user
    gave an answer.

    Args:
        planned: the planned ones.
        done: the entries of their time.
        answers: the user's answers; the last for a person and a day counts.
        people: the 1:1 list.
        modes: the modes, some of which meet.
        days: the rule by which days begin.
        now: planned ones that end later are left out, unless their outcome is known already.

    Returns:
        The 1:1s, in order of their days and names.
    """
    confirmed = [entry for entry in done if not entry.unconfirmed and entry.start < entry.end]
    met = union(entry.span for entry in confirmed if modes.meets(entry.mode))
    answered = {
        (person, answer.day): answer.held for answer in answers if (person := people.named(answer.person)) is not None
    }
    outcomes: list[OneToOne] = []
    for plan in planned:
        person, span = plan.person, plan.meeting.span
        day = days.day_of(span.start)
        if (person, day) in answered:
            outcome = OneToOneOutcome.HELD if answered[person, day] else OneToOneOutcome.SKIPPED
        elif seconds_within(span, met) * 2 >= span.seconds:
            outcome = OneToOneOutcome.HELD
        elif plan.off:
            outcome = OneToOneOutcome.CANCELLED
        elif span.end <= now:
            outcome = OneToOneOutcome.UNKNOWN
        else:
            continue
        outcomes.append(OneToOne(person, day, outcome, plan.meeting))
    with_plan = {(outcome.person, outcome.day) for outcome in outcomes}
    outcomes += [
        OneToOne(person, day, OneToOneOutcome.HELD if held else OneToOneOutcome.SKIPPED)
        for (person, day), held in answered.items()
        if (person, day) not in with_plan
    ]
    held_on = {(outcome.person, outcome.day) for outcome in outcomes if outcome.outcome is OneToOneOutcome.HELD}
    logged = {
        (person, entry.day)
        for entry in confirmed
        if entry.mode == MODE and (person := people.named(entry.switch.person)) is not None
    }
    outcomes += [OneToOne(person, day, OneToOneOutcome.HELD) for person, day in logged - held_on - answered.keys()]
    return tuple(sorted(outcomes, key=lambda one_to_one: (one_to_one.day, one_to_one.person.name, one_to_one.outcome)))


def last_held(outcomes: Iterable[OneToOne], until: date) -> dict[Person, date]:
    """Return the last day up to one on which a 1:1 was held, by person."""
    latest: dict[Person, date] = {}
    for one_to_one in outcomes:
        if one_to_one.outcome is OneToOneOutcome.HELD and one_to_one.day <= until:
            latest[one_to_one.person] = max(one_to_one.day, latest.get(one_to_one.person, one_to_one.day))
    return latest


def standings(
    people: People,
    outcomes: Iterable[OneToOne],
    latest: Mapping[Person, date],
    until: date,
    days_off: Iterable[date],
    days: DayRule,
) -> tuple[OneToOneStanding, ...]:
    """Return everybody's standing, those who are overdue first, the longest time in front.

    Args:
        people: the 1:1 list.
        outcomes: the 1:1s of the week.
        latest: the last day on which one was held, by person.
        until: the day to which time is counted.
        days_off: those of the user; they are not counted.
        days: the rule by which days begin.
    """
    outcomes, off = tuple(outcomes), frozenset(days_off)
    made = []
    for person in people:
        counts = dict.fromkeys(OneToOneOutcome, 0)
        for one_to_one in outcomes:
            if one_to_one.person == person:
                counts[one_to_one.outcome] += 1
        last = latest.get(person)
        since = last if last is not None else days.day_of(person.added_at) if person.added_at else None
        made.append(
            OneToOneStanding(
                person,
                last,
                None if since is None else _days_between(since, until, off),
                counts[OneToOneOutcome.HELD],
                counts[OneToOneOutcome.SKIPPED],
                counts[OneToOneOutcome.CANCELLED],
                counts[OneToOneOutcome.UNKNOWN],
            )
        )
    return tuple(
        sorted(
            made, key=lambda standing: (not standing.overdue, -(standing.days_since or 0) if standing.overdue else 0)
        )
    )


def _days_between(since: date, until: date, off: frozenset[date]) -> int:
    """Count the dates after one up to another, days off left out; 0 for one that lies later."""
    return max(0, (until - since).days - sum(since < day <= until for day in off))


def _said(document: Document) -> UserAnswer:
    return UserAnswer(str(document["one_to_one"]), parse_date(document["day"]), bool(document["held"]))


def said_from(documents: Iterable[Document]) -> tuple[UserAnswer, ...]:
    """Read from the collection ``answers`` which 1:1s were held or skipped; later answers come last."""
    statements = (document for document in documents if "one_to_one" in document)
    return values_from(sorted(statements, key=lambda document: str(document.get("edited_at", ""))), _said)


def said_entry(person: Person, day: date, held: bool) -> Document:
    """Return the answer whether a day's 1:1 was held, as a document of the collection ``answers``."""
    # Found by its name, so that it stays theirs when two documents become one person.
    answer = {"one_to_one": person.name, "day": day.isoformat(), "held": held}
    return {"id": f"one-to-one-{day.isoformat()}-{person.id}", **answer}
