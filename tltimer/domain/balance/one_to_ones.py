"""1:1s: which were planned, and whether they were held."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from tltimer.domain.balance.people import People, Person
from tltimer.domain.meetings.changes import changes_of
from tltimer.domain.meetings.meetings import EventReading, Meeting, Plan, matches, meetings_of
from tltimer.domain.meetings.occurrences import Occurrence
from tltimer.domain.meetings.snapshots import FIRST, Snapshot
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.entries import Entry
from tltimer.domain.timeline.modes import ModeList
from tltimer.domain.timeline.spans import Span, shared_seconds, union
from tltimer.frozen import frozen

WORDS = ("1:1", "1-1", "1on1", "one on one")
"""What the title of a 1:1 holds."""

MODE = "1:1"

DECLINED = "DECLINED"

LATE = 1.5
"""Somebody is overdue after so many times the days that were meant to lie between 1:1s."""


class OneToOneOutcome(StrEnum):
    """What became of a 1:1."""

    HELD = "held"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@frozen
class UserAnswer:
    """What the user said of a day's 1:1 with somebody."""

    person: str
    day: date
    held: bool


@frozen
class OneToOne:
    """A 1:1 with somebody on a day; ``meeting`` is how it was planned, None if it was not."""

    person: Person
    day: date
    outcome: OneToOneOutcome
    meeting: Meeting | None = None


@frozen
class PlannedOneToOne:
    """A planned 1:1; ``off`` says that it was cancelled."""

    person: Person
    meeting: Meeting
    off: bool


@frozen
class OneToOneStanding:
    """How one stands with somebody: since when there was no 1:1, and what became of those of a week.

    ``days_since`` leaves the user's days off out; it and ``last_held`` are None if none is known to have been held.
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
        """Say whether much more time has passed than was meant to."""
        every = self.person.every_days
        return every is not None and self.days_since is not None and self.days_since > LATE * every


def whom(meeting: Meeting, people: People) -> Person | None:
    """Say with whom of the 1:1 list a meeting is a 1:1; None if it is none."""
    if meeting.plan is not Plan.MEETING:
        return None
    other = meeting.other
    found = (people.at(other.address) or people.named(other.name)) if other else None
    return found or (people.in_title(meeting.title) if matches(meeting.title, WORDS) else None)


def planned_of(
    occurrences: Iterable[Occurrence], snapshots: Iterable[Snapshot], people: People, reading: EventReading
) -> tuple[PlannedOneToOne, ...]:
    """Find the planned 1:1s, those that were cancelled or are gone from their day included.

        first look     |Ana|   |Bo|   |Chi|
        calendar now   |Ana|   |Bo, cancelled|     |Dana, who declined|
        planned         Ana     Bo, off    Chi, off    Dana, off

    Args:
        occurrences: as they are seen; of days that are over, as they were.
        snapshots: the first ones tell what is gone.
        people: the 1:1 list.
        reading: how to read calendars.
    """
    occurrences = tuple(occurrences)
    alive = meetings_of(occurrences, reading)
    there = {(one.uid, one.start) for one in alive}
    gone = list(meetings_of((_revived(one) for one in occurrences if one.status == "CANCELLED"), reading))
    for day, first in _by_day(snapshots).items():
        todays = [one for one in occurrences if day.covers(one.start)]
        found = changes_of(day, first, todays, reading).found
        before = [change.before for change in found if change.before is not None and change.after is None]
        gone += _others(before, [one for one in gone if day.covers(one.start)])
    off = {(one.uid, one.start): one for one in gone if (one.uid, one.start) not in there}
    both = [(one, False) for one in alive] + [(one, True) for one in off.values()]
    planned = [
        PlannedOneToOne(person, one, is_off or (one.other is not None and one.other.answer == DECLINED))
        for one, is_off in both
        if (person := whom(one, people)) is not None
    ]
    return tuple(sorted(planned, key=lambda one: (one.meeting.start, one.meeting.uid)))


def _others(before: Iterable[Meeting], cancelled: Iterable[Meeting]) -> list[Meeting]:
    """Leave out of what is gone what was moved and then cancelled: it is one meeting, and stands there cancelled.

    first look           |Ana|
    calendar now                 |Ana, cancelled|
    cancelled                     Ana
    """
    cancelled = list(cancelled)
    places = {(one.uid, one.start) for one in cancelled}
    left = [one for one in before if (one.uid, one.start) not in places]
    named = {(one.uid, one.start) for one in before}
    for one in cancelled:
        if (one.uid, one.start) in named:
            continue
        moved = next((each for each in left if each.uid == one.uid), None)
        if moved is not None:
            left.remove(moved)
    return left


def _by_day(snapshots: Iterable[Snapshot]) -> dict[Span, list[Snapshot]]:
    found: dict[Span, list[Snapshot]] = {}
    for one in snapshots:
        if one.snapshot == FIRST:
            found.setdefault(one.span, []).append(one)
    return found


def _revived(one: Occurrence) -> Occurrence:
    """Give a cancelled occurrence as it was meant."""
    fields = {name: getattr(one, name) for name in Occurrence.__slots__}  # type: ignore[attr-defined]
    return Occurrence(**fields | {"status": ""})


def one_to_ones(
    planned: Iterable[PlannedOneToOne],
    done: Iterable[Entry],
    said: Iterable[UserAnswer],
    people: People,
    modes: ModeList,
    days: DayRule,
    now: datetime,
) -> tuple[OneToOne, ...]:
    """Say what became of the planned 1:1s, and which were held without a plan.

        planned    |--Ana--|     |--Bo--|      |--Chi--|
        done       |1:1----|  |coding---|   |coding--------|   |1:1 with Dana|
        outcome     held         unknown       skipped (said)   held

    What the user says of a day goes for all of its 1:1s with that person, and for one that nothing else tells of.
    An entry of 1:1 with somebody is a planned 1:1 if it touches one, else one of its own; entries that follow each
    other without a gap are one.

    Args:
        planned: the planned ones.
        done: the entries of their time.
        said: what the user said.
        people: the 1:1 list.
        modes: say which modes meet.
        days: when days begin.
        now: planned ones that end later are left out, unless it is known already what becomes of them.

    Returns:
        the 1:1s, in order of their days and names.
    """
    known = [one for one in done if not one.unconfirmed and one.start < one.end]
    met = union(one.span for one in known if modes.meets(one.mode))
    words = {(person, one.day): one.held for one in said if (person := people.named(one.person)) is not None}
    own = [(one.span, person) for one in known if one.mode == MODE and (person := people.named(one.switch.person))]
    found: list[OneToOne] = []
    for one in planned:
        person, span = one.person, one.meeting.span
        day = days.day_of(span.start)
        if (person, day) in words:
            outcome = OneToOneOutcome.HELD if words[person, day] else OneToOneOutcome.SKIPPED
        elif shared_seconds([span], met) * 2 >= span.seconds or any(
            with_whom == person and _touch(span, entry) for entry, with_whom in own
        ):
            outcome = OneToOneOutcome.HELD
        elif one.off:
            outcome = OneToOneOutcome.CANCELLED
        elif span.end <= now:
            outcome = OneToOneOutcome.UNKNOWN
        else:
            continue
        found.append(OneToOne(person, day, outcome, one.meeting))
    told = {(one.person, one.day) for one in found}
    found += [
        OneToOne(person, day, OneToOneOutcome.HELD if held else OneToOneOutcome.SKIPPED)
        for (person, day), held in words.items()
        if (person, day) not in told
    ]
    for person, its in _by_person(own).items():
        spans = [one.meeting.span for one in found if one.person == person and one.meeting is not None]
        for span in union(its):
            day = days.day_of(span.start)
            if (person, day) not in words and not any(_touch(span, one) for one in spans):
                found.append(OneToOne(person, day, OneToOneOutcome.HELD))
    return tuple(sorted(found, key=lambda one: (one.day, one.person.name, one.outcome)))


def _by_person(own: Iterable[tuple[Span, Person]]) -> Mapping[Person, list[Span]]:
    found: dict[Person, list[Span]] = {}
    for span, person in own:
        found.setdefault(person, []).append(span)
    return found


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def last_held(found: Iterable[OneToOne], until: date) -> dict[Person, date]:
    """Give the last day up to one on which a 1:1 was held, by person."""
    latest: dict[Person, date] = {}
    for one in found:
        if one.outcome is OneToOneOutcome.HELD and one.day <= until:
            latest[one.person] = max(one.day, latest.get(one.person, one.day))
    return latest


def standings(
    people: People,
    found: Iterable[OneToOne],
    latest: Mapping[Person, date],
    until: date,
    days_off: Iterable[date],
) -> tuple[OneToOneStanding, ...]:
    """Say how one stands with everybody, those who are overdue first, the longest time in front.

    Args:
        people: the 1:1 list.
        found: the 1:1s of the week.
        latest: the last day on which one was held, by person.
        until: the day to which time is counted.
        days_off: those of the user; they are not counted.
    """
    found, off = tuple(found), tuple(days_off)
    made = []
    for person in people:
        counts = dict.fromkeys(OneToOneOutcome, 0)
        for one in found:
            if one.person == person:
                counts[one.outcome] += 1
        last = latest.get(person)
        since = None if last is None else (until - last).days - sum(last < day <= until for day in off)
        made.append(
            OneToOneStanding(
                person,
                last,
                since,
                counts[OneToOneOutcome.HELD],
                counts[OneToOneOutcome.SKIPPED],
                counts[OneToOneOutcome.CANCELLED],
                counts[OneToOneOutcome.UNKNOWN],
            )
        )
    return tuple(sorted(made, key=lambda one: (not one.overdue, -(one.days_since or 0) if one.overdue else 0)))
