"""Which occurrences of a calendar take time, and for what."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from tltimer.domain.meetings.occurrences import Attendee, Occurrence
from tltimer.domain.timeline.spans import Span
from tltimer.frozen import frozen

LONGEST = timedelta(hours=12)
MANY = 100
"""As how many people a group counts: too many for anything that depends on their number."""


class Plan(StrEnum):
    """What an occurrence means for the day."""

    MEETING = "meeting"
    CODING = "coding"
    LEADING = "leading"


@frozen
class Meeting:
    """An occurrence that counts: a meeting, planned coding or planned leading.

    ``others`` counts the people besides the user; ``other`` is the one other if there is exactly one.
    ``mine`` says that the user organises it.
    """

    uid: str
    start: datetime
    end: datetime
    title: str
    calendar: str
    plan: Plan
    tentative: bool
    others: int
    other: Attendee | None
    mine: bool

    @property
    def span(self) -> Span:
        """When it is."""
        return Span(self.start, self.end)

    @property
    def busy(self) -> bool:
        """Say whether it keeps one from coding; planned coding does not."""
        return self.plan is not Plan.CODING


@frozen
class EventReading:
    """How to read calendars: the user's own addresses, and the words that mark time planned for oneself."""

    addresses: frozenset[str]
    focus_words: tuple[str, ...]
    leading_words: tuple[str, ...]


def matches(title: str, words: Iterable[str]) -> bool:
    """Say whether a title holds one of the words, whole and in any case."""
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", title, re.IGNORECASE) for word in words if word)


def others_of(occurrence: Occurrence, own: frozenset[str]) -> tuple[Attendee, ...]:
    """Give organiser and attendees, each address once, less the user, rooms and resources."""
    # The organiser's line bears no CUTYPE and no answer; the attendee's line of the same address does.
    people = [*occurrence.attendees, *([occurrence.organizer] if occurrence.organizer else [])]
    things = {person.address for person in people if person.kind in ("ROOM", "RESOURCE")}
    groups = {person.address for person in people if person.kind == "GROUP"}
    found: dict[str, Attendee] = {}
    for person in people:
        if not person.address or person.address in own or person.address in things:
            continue
        known = found.get(person.address, person)
        kind = "GROUP" if person.address in groups else known.kind
        found[person.address] = Attendee(person.address, known.name or person.name, kind, known.answer)
    return tuple(found.values())


def _answers(occurrence: Occurrence, own: frozenset[str]) -> list[str | None]:
    return [person.answer for person in occurrence.attendees if person.address in own]


def _mine(occurrence: Occurrence, own: frozenset[str]) -> bool:
    return occurrence.organizer is not None and occurrence.organizer.address in own


def lasts(occurrence: Occurrence) -> bool:
    """Say whether an occurrence would take time if it takes place: it is not free, all-day, endless or empty."""
    free = occurrence.busy_status in ("FREE", "WORKINGELSEWHERE") if occurrence.busy_status else occurrence.transparent
    return not free and not occurrence.all_day and timedelta(0) < occurrence.end - occurrence.start <= LONGEST


def declined(occurrence: Occurrence, own: frozenset[str]) -> bool:
    """Say whether the user declined."""
    answers = _answers(occurrence, own)
    return bool(answers) and all(answer == "DECLINED" for answer in answers)


def ignored(occurrence: Occurrence, own: frozenset[str]) -> bool:
    """Say whether an occurrence takes no time: cancelled, free, all-day, endless, empty or declined by the user."""
    return occurrence.status == "CANCELLED" or not lasts(occurrence) or declined(occurrence, own)


def _tentative(occurrence: Occurrence, own: frozenset[str]) -> bool:
    if occurrence.status == "TENTATIVE" or occurrence.busy_status == "TENTATIVE":
        return True
    answers = _answers(occurrence, own)
    if "ACCEPTED" in answers:
        return False
    # An answer that is not stated is one that has not been given, except by who organises.
    return any(
        answer in ("TENTATIVE", "NEEDS-ACTION") or (answer is None and not _mine(occurrence, own)) for answer in answers
    )


def meeting_of(occurrence: Occurrence, reading: EventReading) -> Meeting | None:
    """Judge one occurrence; None if it is ignored."""
    if ignored(occurrence, reading.addresses):
        return None
    others = others_of(occurrence, reading.addresses)
    plan = Plan.MEETING
    if not others:
        if matches(occurrence.title, reading.focus_words):
            plan = Plan.CODING
        elif matches(occurrence.title, reading.leading_words):
            plan = Plan.LEADING
    return Meeting(
        uid=occurrence.uid,
        start=occurrence.start,
        end=occurrence.end,
        title=occurrence.title,
        calendar=occurrence.calendar,
        plan=plan,
        tentative=_tentative(occurrence, reading.addresses),
        others=sum(MANY if person.kind == "GROUP" else 1 for person in others),
        other=others[0] if len(others) == 1 and others[0].kind != "GROUP" else None,
        mine=_mine(occurrence, reading.addresses),
    )


def meetings_of(occurrences: Iterable[Occurrence], reading: EventReading) -> tuple[Meeting, ...]:
    """Judge occurrences of any number of calendars; the same UID and start in two of them is one.

    Returns:
        what counts, ordered by start, end and title.
    """
    found: dict[tuple[str, datetime], Meeting] = {}
    for occurrence in sorted(occurrences, key=lambda one: (one.calendar, one.start, one.end, one.title)):
        meeting = meeting_of(occurrence, reading)
        if meeting:
            found.setdefault((meeting.uid, meeting.start), meeting)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.title, one.uid)))
