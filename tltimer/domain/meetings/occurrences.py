"""What a calendar says about one happening of an event, before anything is judged."""

from datetime import datetime

from tltimer.frozen import frozen


@frozen
class Attendee:
    """Somebody or something invited, or the organiser.

    ``kind`` is the CUTYPE in capitals (INDIVIDUAL, GROUP, ROOM, RESOURCE, UNKNOWN), ``answer`` the PARTSTAT in
    capitals or None where the calendar says nothing. ``address`` is in small letters and without ``mailto:``.
    """

    address: str
    name: str
    kind: str
    answer: str | None


@frozen
class Occurrence:
    """One happening of an event; ``start`` and ``end`` are aware UTC datetimes in whole seconds.

    ``all_day`` covers events from midnight to midnight that Outlook marks as such; they begin and end at midnights of
    the user's zone. ``busy_status`` is Outlook's word in capitals (FREE, BUSY, OOF, TENTATIVE, WORKINGELSEWHERE) or "";
    ``status`` is TENTATIVE, CONFIRMED, CANCELLED or "". ``calendar`` is the name of the source.
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
