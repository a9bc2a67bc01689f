"""Events of calendars: occurrences as calendars have them, and meetings, which tell what these mean for a day."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.timeline.spans import Span
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime


ROLES = MINE, BUSY, TEAM, HOLIDAYS = ("mine", "busy", "team", "holidays")
"""The roles of calendars; of the copies of an event those of the first role count."""


class Attendee(Value):
    """A person or thing that is invited, or the organiser.

    ``kind`` is the CUTYPE in capitals (INDIVIDUAL, GROUP, ROOM, RESOURCE, UNKNOWN), ``answer`` the PARTSTAT in
    capitals or None where the calendar has none. ``address`` is in small letters and without ``mailto:``; where the
    calendar has no address it is the name.
    """

    address: str
    name: str
    kind: str
    answer: str | None


class Occurrence(Value):
    """One occurrence of an event; ``start`` and ``end`` are aware UTC datetimes in whole seconds.

    ``all_day`` covers DATE values, and events from midnight to midnight in their own time zone that Outlook marks as
    all-day; both begin and end at midnights of the user's time zone, so that they cover their dates. ``status`` is
    TENTATIVE, CONFIRMED, CANCELLED or ""; a METHOD:CANCEL for the occurrence in the same source makes it CANCELLED.
    ``busy_status`` is Outlook's word in capitals (FREE, BUSY, OOF, TENTATIVE, WORKINGELSEWHERE) or "".

    ``calendar`` is the name of the source, ``role`` its role (mine, busy, team, holidays); occurrences of a ``busy``
    calendar have no title. ``tells_others``: an event of that calendar, of whatever time, has an ATTENDEE.
    ``recurring``: the event has a rule or more dates than one, or changes an occurrence of one that has.
    ``remembered_as`` is the class that a snapshot holds, and ``only_on`` the days to which a long event is limited,
    since of its other days something else is remembered.
    """

    uid: str
    start: datetime
    end: datetime
    title: str
    calendar: str
    all_day: bool
    status: str
    transparent: bool
    busy_status: str
    organizer: Attendee | None
    attendees: tuple[Attendee, ...]
    role: str = MINE
    tells_others: bool = False
    recurring: bool = False
    remembered_as: str = ""
    only_on: tuple[date, ...] | None = None


class Plan(StrEnum):
    """The class of an event: what it means for the day."""

    MEETING = "meeting"
    CODING = "planned_coding"
    LEADING = "planned_leading"
    BLOCKED = "blocked"
    AWAY = "away"
    TEAM = "team"


class Meeting(Value):
    """An event that counts: a meeting, time planned for oneself, blocked time or an absence.

    ``others`` counts the people besides the user; ``other`` is the one other if there is exactly one. ``mine``: the
    user organises it. ``lunch``: blocked time that is lunch. ``all_day`` events, which can only be absences, cover
    their dates. ``only_on`` are the days for which an absence is known, None for all of its time.
    ``organizer`` is who organises it as the calendar calls them, "" where it does not tell. ``names`` are those of the
    others where they are few and all are named.
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
    lunch: bool = False
    all_day: bool = False
    only_on: tuple[date, ...] | None = None
    recurring: bool = False
    role: str = MINE
    organizer: str = ""
    names: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Its time."""
        return Span(self.start, self.end)

    @property
    def busy(self) -> bool:
        """Whether all of it keeps the user from coding; of an absence only parts of days do, see ``busy_spans``."""
        return self.plan in (Plan.MEETING, Plan.LEADING, Plan.BLOCKED)

    @property
    def blocks(self) -> bool:
        """Whether it takes off time planned for oneself."""
        return self.plan in (Plan.MEETING, Plan.BLOCKED)


def _never(_title: str) -> bool:
    return False


class EventReading(Value):
    """The rules for reading calendars.

    ``addresses`` are the user's own; the words are those at the beginning of titles. ``calendars`` are the names of
    the calendars, the first one first. ``names_one_to_one`` returns whether a title names a planned 1:1.
    """

    addresses: frozenset[str]
    focus_words: tuple[str, ...]
    leading_words: tuple[str, ...]
    away_words: tuple[str, ...] = ()
    private_words: tuple[str, ...] = ()
    lunch_words: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()
    names_one_to_one: Callable[[str], bool] = _never
