"""Reads, adds and deletes the events of a calendar on a CalDAV server; in the child process only."""

from __future__ import annotations

from tltimer.calendars.caldav_client import CalDavClient, event_place, find_calendars
from tltimer.calendars.ics.decoding import SIZE_LIMIT, is_complete
from tltimer.calendars.ics.loading import NoCalendar, checked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

    from tltimer.calendars.worker_messages import Problem, ServerAnswer, ServerRequest

# Servers are never asked to expand: they take a hundred times as long, and each does it in its own way.
_EVENTS = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
</C:calendar-query>"""

_NONE = b"\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"


def answer_to(request: ServerRequest) -> ServerAnswer:
    """Carry out a request at a server."""
    try:
        with CalDavClient(request["address"], request["user"], request["password"]) as server:
            if request["server"] == "find":
                calendars = find_calendars(server)
                return {"calendars": [{"address": address, "title": title[:500]} for address, title in calendars]}
            if request["server"] == "put":
                _put(server, request["uid"], request["text"])
            else:
                _delete(server, request["uid"])
    except NoCalendar as reason:
        return {"failure": {"code": reason.code, "detail": reason.detail[:200]}}
    return {}


def read_events(server: CalDavClient, tag: str, into: BinaryIO) -> tuple[bool, list[Problem], str]:
    """Write the plain lines of all events of a calendar, if it changed since ``tag``.

    Returns:
        whether it changed; the entries that are not calendars; the tag for the next time.

    Raises:
        NoCalendar: the server does not return them, or not all of them.
    """
    known = server.properties(server.address)
    if known is None:
        raise NoCalendar("status", "404")
    new_tag = next((properties.tag for properties in known.values()), "")
    if tag and tag == new_tag:
        return False, [], tag
    texts: dict[str, bytes] = {}
    problems: list[Problem] = []
    size = 0
    for href, answer in server.report(server.address, _EVENTS):
        if answer.breaks_off:
            raise NoCalendar("cut off")
        name, content = href.rpartition("/")[2][:100], answer.data
        if content is None:
            continue
        size += len(content)
        if size > SIZE_LIMIT:
            raise NoCalendar("large")
        try:
            lines = checked(content.encode("utf-8", "replace"))
        except NoCalendar as reason:
            problems.append({"code": "file", "title": name, "detail": reason.code})
            continue
        if not is_complete(lines):
            problems.append({"code": "incomplete", "title": name, "detail": ""})
        texts[href] = lines
    # In their order, as servers tell them in any: unchanged events are the same text.
    for href in sorted(texts):
        into.write(texts[href])
    if not texts:
        into.write(_NONE)
    return True, problems, new_tag


def _put(server: CalDavClient, uid: str, text: str) -> None:
    # "*": there must be nothing yet, so nobody's event can be overwritten.
    headers = {"If-None-Match": "*", "Content-Type": "text/calendar; charset=utf-8"}
    status = server.change("PUT", event_place(server, uid), text, headers)
    if status not in (200, 201, 204):
        raise NoCalendar("status", str(status))


def _delete(server: CalDavClient, uid: str) -> None:
    status = server.change("DELETE", event_place(server, uid))
    if status not in (200, 202, 204, 404, 410):
        raise NoCalendar("status", str(status))
