"""Reads, adds and deletes the events of a calendar on a CalDAV server; in the child process only."""

from typing import Any

from tltimer.calendars.caldav_client import CAL, DAV, CalDavClient, event_place, find_calendars, responses
from tltimer.calendars.ics.decoding import SIZE_LIMIT, is_complete
from tltimer.calendars.ics.loading import NoCalendar, checked

# Servers are never asked to expand: they take a hundred times as long, and each does it in its own way.
_EVENTS = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
</C:calendar-query>"""

_NONE = b"\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"


def answer_to(request: dict[str, Any]) -> dict[str, Any]:
    """Do what a request asks for at a server.

    Args:
        request: ``server`` (``find``, ``put``, ``delete``), ``address``, ``user``, ``password``; to put or delete also
            ``uid`` and ``text``.

    Returns:
        ``calendars`` (those found, each ``address`` and ``title``), or ``failure`` (``code``, ``detail``), or nothing.
    """
    try:
        server = CalDavClient.of(request)
        if request["server"] == "find":
            found = find_calendars(server)
            return {"calendars": [{"address": address, "title": title[:500]} for address, title in found]}
        if request["server"] == "put":
            _put(server, request["uid"], request["text"])
        else:
            _delete(server, request["uid"])
    except NoCalendar as reason:
        return {"failure": {"code": reason.code, "detail": reason.detail[:200]}}
    return {}


def read_events(server: CalDavClient, tag: str) -> tuple[bytes | None, list[dict[str, Any]], str]:
    """Read all events of a calendar, if it changed since ``tag``.

    Returns:
        their plain lines, None if it did not change; what is no calendar among them; the tag for the next time.

    Raises:
        NoCalendar: the server does not give them, or not all of them.
    """
    known = server.properties(server.address)
    if known is None:
        raise NoCalendar("status", "404")
    new_tag = next((one.tag for one in known.values()), "")
    if tag and tag == new_tag:
        return None, [], tag
    status, tree = server.report(server.address, _EVENTS)
    if status != 207 or tree is None:
        raise NoCalendar("no server" if status < 400 else "status", str(status))
    texts: list[bytes] = []
    problems: list[dict[str, Any]] = []
    size = 0
    for href, found in sorted(responses(tree), key=lambda one: one[0]):
        name = href.rpartition("/")[2][:100]
        content = found.findtext(f".//{CAL}calendar-data")
        if content is None:
            _refuse_part(found)
            continue
        size += len(content)
        if size > SIZE_LIMIT:
            raise NoCalendar("large")
        try:
            lines = checked(content.encode())
        except NoCalendar as reason:
            problems.append({"code": "file", "title": name, "detail": reason.code})
            continue
        if not is_complete(lines):
            problems.append({"code": "incomplete", "title": name})
        texts.append(lines)
    return b"".join(texts) or _NONE, problems, new_tag


def _refuse_part(found: Any) -> None:
    """A server that stops in the middle says so in a response of its own (507)."""
    status = found.findtext(f"{DAV}status") or ""
    if " 507" in status:
        raise NoCalendar("cut off")


def _put(server: CalDavClient, uid: str, text: str) -> None:
    # "*": there must be nothing yet, so nobody's event can be overwritten.
    headers = {"If-None-Match": "*", "Content-Type": "text/calendar; charset=utf-8"}
    status, _tree = server.ask("PUT", event_place(server, uid), text, headers)
    if status not in (200, 201, 204):
        raise NoCalendar("status", str(status))


def _delete(server: CalDavClient, uid: str) -> None:
    status, _tree = server.ask("DELETE", event_place(server, uid))
    if status not in (200, 202, 204, 404, 410):
        raise NoCalendar("status", str(status))
