"""Occurrences of events as a calendar has them, before anything is judged."""

from __future__ import annotations

from tltimer.frozen import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime


@frozen
class Attendee:
    """A person or thing that is invited, or the organiser.

    ``kind`` is the CUTYPE in capitals (INDIVIDUAL, GROUP, ROOM, RESOURCE, UNKNOWN), ``answer`` the PARTSTAT in
    capitals or None where the calendar has none. ``address`` is in small letters and without ``mailto:``; where the
    calendar has no address it is the name.
    """

    address: str
    name: str
    kind: str
    answer: str | None


@frozen
class Occurrence:
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
    role: str = "mine"
    tells_others: bool = False
    recurring: bool = False
    remembered_as: str = ""
    only_on: tuple[date, ...] | None = None
