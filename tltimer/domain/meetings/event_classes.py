"""Classes of events: which occurrences of calendars take time, and for what."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.meetings.meetings import BUSY, HOLIDAYS, ROLES, TEAM, Attendee, Meeting, Plan
from tltimer.domain.meetings.title_words import begins_with
from tltimer.domain.timeline.names import folded
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tltimer.domain.meetings.meetings import EventReading, Occurrence

LONGEST = timedelta(hours=12)
GROUP_COUNTS_AS = 4

MOST_NAMES = 3
"""The most others whose names are known of a meeting: nobody is asked to move one with more."""

UNKNOWN_ORGANIZER = "unknownorganizer@calendar.google.com"
"""Google's organiser of events whose people it does not tell."""

_NO_PEOPLE = ("group.calendar.google.com", "import.calendar.google.com", "resource.calendar.google.com")

_THINGS = ("ROOM", "RESOURCE")

NO_ANSWER = "NEEDS-ACTION"


def others_of(occurrence: Occurrence, own: frozenset[str]) -> tuple[Attendee, ...]:
    """Return organiser and attendees, each address once, less the user and all that are not people.

    An organiser without any attendee does not count as another person.
    """
    if not occurrence.attendees:
        return ()
    # The organiser's line bears no CUTYPE and no answer; the attendee's line of the same address does.
    people = [*occurrence.attendees, *([occurrence.organizer] if occurrence.organizer else [])]
    rooms = {person.address for person in people if person.kind in _THINGS}
    groups = {person.address for person in people if person.kind == "GROUP"}
    people_by_address: dict[str, Attendee] = {}
    for person in people:
        address = person.address
        if not _is_person(address) or address in own or address in rooms:
            continue
        earlier = people_by_address.get(address, person)
        kind = "GROUP" if address in groups else earlier.kind
        if (earlier.name or not person.name) and kind == earlier.kind:
            people_by_address[address] = earlier
        else:
            people_by_address[address] = Attendee(address, earlier.name or person.name, kind, earlier.answer)
    return tuple(people_by_address.values())


def _is_person(address: str) -> bool:
    return "@" in address and address.rpartition("@")[2] not in _NO_PEOPLE


def answer_of(occurrence: Occurrence, own: frozenset[str]) -> str | None:
    """Return the user's answer, of several addresses the most willing; None where the user is not asked."""
    # An answer that is not stated is one that has not been given, except by who organises.
    unstated = "ACCEPTED" if _mine(occurrence, own) else NO_ANSWER
    answers = [person.answer or unstated for person in occurrence.attendees if person.address in own]
    willing = next((answer for answer in ("ACCEPTED", "TENTATIVE") if answer in answers), None)
    return willing or _first_answer(answers)


def _first_answer(answers: list[str]) -> str | None:
    return next((answer for answer in answers if answer != NO_ANSWER), answers[0] if answers else None)


def _mine(occurrence: Occurrence, own: frozenset[str]) -> bool:
    return occurrence.organizer is not None and occurrence.organizer.address in own


def is_free(occurrence: Occurrence) -> bool:
    """Return whether an occurrence is marked as taking no time; Outlook's word counts before TRANSP."""
    if occurrence.busy_status:
        return occurrence.busy_status in ("FREE", "WORKINGELSEWHERE")
    return occurrence.transparent


def is_too_long(occurrence: Occurrence) -> bool:
    """Return whether an occurrence is all-day or longer than twelve hours."""
    return occurrence.all_day or occurrence.end - occurrence.start > LONGEST


def declined(occurrence: Occurrence, own: frozenset[str]) -> bool:
    """Return whether the user declined or delegated."""
    return answer_of(occurrence, own) in ("DECLINED", "DELEGATED")


class JoinedOccurrence(Value):
    """One occurrence with the others and the answer of all of its copies; the rest is that of one ``copy``."""

    copy: Occurrence
    others: tuple[Attendee, ...]
    answer: str | None


def joined_copies(occurrences: Iterable[Occurrence], reading: EventReading) -> tuple[JoinedOccurrence, ...]:
    """Join the copies of each occurrence, in any calendar: those with the same UID and start.

        work     |sync: me, Ana, Bo|                      others: Ana, Bo, Cem
        private         |sync: me (declined), Cem|        answer: declined

    Copies in calendars that are not the user's own count only where no own calendar has one.
    """
    order = {folded(name): index for index, name in enumerate(reading.calendars)}
    groups: dict[tuple[object, ...], list[Occurrence]] = {}
    for occurrence in occurrences:
        groups.setdefault((occurrence.uid, occurrence.start, occurrence.only_on), []).append(occurrence)
    return tuple(_joined(copies, order, reading.addresses) for copies in groups.values())


def _joined(copies: list[Occurrence], order: Mapping[str, int], own: frozenset[str]) -> JoinedOccurrence:
    if len(copies) > 1:
        role = next(role for role in ROLES if any(copy.role == role for copy in copies))
        copies = [copy for copy in copies if copy.role == role]
        copies.sort(key=lambda copy: (-len(copy.attendees), order.get(folded(copy.calendar), len(order))))
    people_by_address: dict[str, Attendee] = {}
    for copy in copies:
        for other in others_of(copy, own):
            people_by_address.setdefault(other.address, other)
    answers = [answer for copy in copies if (answer := answer_of(copy, own)) is not None]
    return JoinedOccurrence(copies[0], tuple(people_by_address.values()), _first_answer(answers))


def is_ignored(joined: JoinedOccurrence) -> bool:
    """Return whether an occurrence takes no time whatever it is: cancelled, free, of no length, or declined."""
    copy = joined.copy
    return (
        copy.status == "CANCELLED"
        or is_free(copy)
        or copy.end <= copy.start
        or joined.answer in ("DECLINED", "DELEGATED")
    )


def class_of(joined: JoinedOccurrence, reading: EventReading) -> Plan | None:
    """Return the class of an occurrence; None if it is ignored.

    What was remembered of a past day keeps the class that it had then.
    """
    copy = joined.copy
    if copy.status == "CANCELLED":
        return None
    if copy.remembered_as:
        return Plan(copy.remembered_as)
    if copy.role == HOLIDAYS and copy.all_day:
        return Plan.AWAY
    if is_ignored(joined):
        return None
    if copy.role == TEAM:
        return Plan.TEAM
    if copy.role == BUSY:
        return None if is_too_long(copy) else Plan.BLOCKED
    return _class_by_people_and_words(joined, reading)


def _class_by_people_and_words(joined: JoinedOccurrence, reading: EventReading) -> Plan | None:
    copy, title = joined.copy, joined.copy.title
    meets = bool(joined.others) or _has_unknown_organizer(copy)
    if not meets and (copy.busy_status == "OOF" or begins_with(title, reading.away_words)):
        return Plan.AWAY
    if is_too_long(copy):
        return None
    if not meets and begins_with(title, reading.focus_words):
        return Plan.CODING
    if not meets and begins_with(title, reading.leading_words):
        return Plan.LEADING
    if meets or reading.names_one_to_one(title):
        return Plan.MEETING
    return Plan.BLOCKED if begins_with(title, reading.private_words) or copy.tells_others else Plan.MEETING


def _name_of(organizer: Attendee | None) -> str:
    if organizer is None or organizer.address == UNKNOWN_ORGANIZER:
        return ""
    return organizer.name or organizer.address


def _names_of(others: tuple[Attendee, ...]) -> tuple[str, ...]:
    if len(others) > MOST_NAMES or not all(person.name and person.kind != "GROUP" for person in others):
        return ()
    return tuple(person.name for person in others)


def _has_unknown_organizer(copy: Occurrence) -> bool:
    organizer = copy.organizer
    return not copy.attendees and organizer is not None and organizer.address == UNKNOWN_ORGANIZER


def events_of(occurrences: Iterable[Occurrence], reading: EventReading) -> tuple[Meeting, ...]:
    """Class occurrences of any number of calendars, the copies of one joined.

    Returns:
        all that counts, events of the team's calendars too, ordered by start, end and title.
    """
    events = []
    for joined in joined_copies(occurrences, reading):
        plan = class_of(joined, reading)
        if plan is not None:
            events.append(_event(joined, plan, reading))
    return tuple(sorted(events, key=lambda meeting: (meeting.start, meeting.end, meeting.title, meeting.uid)))


def meetings_of(occurrences: Iterable[Occurrence], reading: EventReading) -> tuple[Meeting, ...]:
    """Return the same without the events of the team's calendars, which are never busy."""
    return tuple(event for event in events_of(occurrences, reading) if event.plan is not Plan.TEAM)


def _event(joined: JoinedOccurrence, plan: Plan, reading: EventReading) -> Meeting:
    copy, others = joined.copy, joined.others
    return Meeting(
        uid=copy.uid,
        start=copy.start,
        end=copy.end,
        title=copy.title,
        calendar=copy.calendar,
        plan=plan,
        tentative="TENTATIVE" in (copy.status, copy.busy_status) or joined.answer in ("TENTATIVE", NO_ANSWER),
        others=sum(GROUP_COUNTS_AS if person.kind == "GROUP" else 1 for person in others),
        other=others[0] if len(others) == 1 and others[0].kind != "GROUP" else None,
        mine=_mine(copy, reading.addresses),
        lunch=plan is Plan.BLOCKED and begins_with(copy.title, reading.lunch_words),
        all_day=copy.all_day,
        only_on=copy.only_on,
        recurring=copy.recurring,
        role=copy.role,
        organizer=_name_of(copy.organizer),
        names=_names_of(others),
    )
