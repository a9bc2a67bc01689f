"""Requests to the child process that reads calendars, and its answers: lines of JSON with these fields."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal, NotRequired


class Problem(TypedDict):
    """A problem with an event or a file; ``messages`` words it."""

    code: str
    detail: str
    title: NotRequired[str]


class Failure(TypedDict):
    """The reason why a source has no calendar."""

    code: str
    detail: str


class Origin(TypedDict):
    """The place of a calendar.

    ``kind`` is file, folder, desktop, url or caldav; ``location`` the path of the first two and the uid of the third,
    ``address``, ``user`` and ``password`` are for the others. ``tag`` and ``modified`` came with the last good copy.
    ``untitled``: titles are not to be kept. ``surveyed``: it is known what the copy holds.
    """

    kind: str
    location: str
    address: str
    user: str
    password: str
    tag: str
    modified: str
    untitled: bool
    surveyed: bool


class ReadRequest(TypedDict):
    """Refresh a source, if one is named, and return the occurrences of months.

    ``copy`` is the last good copy, ``new`` where to put a better one; ``months`` are as ``2026-11``, ``zone`` is the
    user's time zone, ``now`` in seconds since 1970.
    """

    source: Origin | None
    copy: str
    new: str
    months: list[str]
    zone: str
    now: int


class ReadSource(TypedDict):
    """The outcome of reading a source: ``new`` and ``same`` are good ones; the rest is there as far as it is known."""

    outcome: Literal["new", "same", "failed"]
    code: NotRequired[str]
    detail: NotRequired[str]
    tag: NotRequired[str]
    modified: NotRequired[str]
    left_out: NotRequired[list[Problem]]
    events: NotRequired[int]
    addresses: NotRequired[list[str]]
    inferred: NotRequired[str]
    tells_others: NotRequired[bool]
    problems: NotRequired[list[Problem]]


class ReadAnswer(TypedDict):
    """Rows by month, and problems of the events in them; ``failed`` alone if nothing was read."""

    taken: NotRequired[ReadSource | None]
    months: NotRequired[dict[str, list[dict[str, Any]]]]
    problems: NotRequired[list[Problem]]
    failed: NotRequired[str]


class ServerRequest(TypedDict):
    """Do something at a CalDAV server; ``uid`` and ``text`` are those of an event."""

    server: Literal["find", "put", "delete"]
    address: str
    user: str
    password: str
    uid: str
    text: str


class FoundCalendar(TypedDict):
    """A calendar that a server offers."""

    address: str
    title: str


class ServerAnswer(TypedDict):
    """The calendars that were found, or why it did not work."""

    calendars: NotRequired[list[FoundCalendar]]
    failure: NotRequired[Failure]
    failed: NotRequired[str]


class DesktopRequest(TypedDict):
    """List the calendars of the desktop's accounts; ``language`` is the one to name them in."""

    desktop: Literal["find"]
    language: str


class DesktopCalendar(TypedDict):
    """A calendar of the desktop's accounts; ``account`` is "" for one of this machine."""

    uid: str
    title: str
    account: str
    by_gnome: bool


class DesktopAnswer(TypedDict):
    """The calendars that were found, or why there are none."""

    calendars: NotRequired[list[DesktopCalendar]]
    failure: NotRequired[Failure]
    failed: NotRequired[str]
