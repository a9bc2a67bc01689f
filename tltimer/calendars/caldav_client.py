"""Talks to a CalDAV server without trusting it; in the child process only."""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import cast
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tltimer.calendars.http_client import HttpClient, is_upgrade, leads_away, origin_of, without_user
from tltimer.calendars.ics.decoding import SIZE_LIMIT
from tltimer.calendars.ics.loading import NoCalendar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO
    from xml.etree.ElementTree import Element

    from tltimer.calendars.http_client import Origin

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
PROPERTIES_LIMIT = 8 << 20
"""The most bytes of an answer that lists calendars."""

REPORT_LIMIT = 2 * SIZE_LIMIT
"""The most bytes of an answer that holds events: the XML around them is as long again."""

SEVERAL_SERVERS = ("icloud.com",)
"""Domains of providers whose servers lead to each other, with one password for all of them."""

_WELL_KNOWN = "/.well-known/caldav"
_WANTED = """<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"><D:prop>
<D:resourcetype/><D:displayname/><D:current-user-principal/><C:calendar-home-set/>
<C:supported-calendar-component-set/><S:getctag/><D:sync-token/>
</D:prop></D:propfind>"""


class CalDavClient:
    """A CalDAV server, or one calendar on it.

    Args:
        address: where the search begins, or where the calendar is.
        user: the name of the user; "" for none.
        password: the user's.
    """

    def __init__(self, address: str, user: str = "", password: str = "") -> None:
        self.address = address
        self._user = user
        self._http = HttpClient(user, password)

    def __enter__(self) -> CalDavClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.__exit__()

    def properties(self, address: str, depth: int = 0) -> dict[str, DavProperties] | None:
        """Request the properties at an address, and right below it with a depth of 1; None if there is nothing.

        Raises:
            NoCalendar: the server does not answer.
        """
        answer = BytesIO()
        status, place = self._ask("PROPFIND", address, answer, _WANTED, {"Depth": str(depth)}, limit=PROPERTIES_LIMIT)
        if status in (404, 405, 410, 501):
            return None
        if status != 207:
            raise NoCalendar("no server" if status < 400 else "status", str(status))
        return {self.below(place, href): DavProperties(element) for href, element in responses(answer)}

    def report(self, address: str, query: str) -> Iterator[tuple[str, DavProperties]]:
        """Run a query below an address, bounded only by the child's time limit.

        Yields:
            the reference and the properties of each result, one after the other, as all together can be large.

        Raises:
            NoCalendar: the server does not answer.
        """
        with cast("BinaryIO", TemporaryFile()) as answer:
            status, _place = self._ask("REPORT", address, answer, query, {"Depth": "1"}, limit=REPORT_LIMIT)
            if status != 207:
                raise NoCalendar("no server" if status < 400 else "status", str(status))
            for href, element in responses(answer):
                yield href, DavProperties(element)

    def change(self, method: str, address: str, body: str = "", headers: dict[str, str] | None = None) -> int:
        """Make a request that changes something; return its status.

        Raises:
            NoCalendar: there was no answer, or the user was refused.
        """
        return self._ask(method, address, BytesIO(), body, headers, limit=PROPERTIES_LIMIT)[0]

    def _ask(
        self, method: str, address: str, into: BinaryIO, body: str, headers: dict[str, str] | None, limit: int
    ) -> tuple[int, str]:
        sent = {"Content-Type": "application/xml; charset=utf-8"} | (headers or {})
        response = self._http.request(
            method, address, into, body=body.encode(), headers=sent, limit=limit, patient=method == "REPORT"
        )
        into.seek(0)
        if response.status == 401:
            raise NoCalendar("login" if self._user else "user")
        if response.status in (301, 302, 303, 307, 308):
            raise NoCalendar("redirected")
        return response.status, response.address

    def well_known(self) -> str | None:
        """Return the address at which the server says that its calendars begin; None if it names none."""
        place = urljoin(self.address, _WELL_KNOWN)
        target = self._http.redirect_of(place)
        return self.below(place, target) if target else None

    def below(self, address: str, href: str) -> str:
        """Return the address that a server means by a reference.

        Raises:
            NoCalendar: it leads where a password must not go.
        """
        try:
            url = without_user(urljoin(address, href))
        except ValueError:
            raise NoCalendar("redirected") from None
        old, new = origin_of(address), origin_of(url)
        if old != new and not is_upgrade(old, new) and not _is_of_one_account(old, new):
            raise leads_away(old, new)
        return url


def _is_of_one_account(old: Origin, new: Origin) -> bool:
    """Return whether two servers are of one provider that keeps one account on several of them."""
    return old[0] == new[0] == "https" and any(
        old[1].endswith(f".{domain}") and new[1].endswith(f".{domain}") for domain in SEVERAL_SERVERS
    )


class DavProperties:
    """The properties of one address on a server."""

    def __init__(self, element: Element) -> None:
        self._element = element

    @property
    def is_calendar(self) -> bool:
        """Whether it is a calendar that can hold events."""
        components = [component.get("name") for component in self._element.iterfind(f".//{CAL}comp")]
        return self._element.find(f".//{DAV}resourcetype/{CAL}calendar") is not None and (
            not components or "VEVENT" in components
        )

    def references(self, name: str) -> list[str]:
        """Return the addresses that a property holds, as the server writes them; a user can have several homes."""
        texts = (href.text for href in self._element.iterfind(f".//{name}/{DAV}href"))
        return [text.strip() for text in texts if text and text.strip()]

    def title(self, address: str) -> str:
        """Return the name of the calendar, or the end of its address if it has none."""
        named = (self._element.findtext(f".//{DAV}displayname") or "").strip()
        return named or unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2])

    @property
    def tag(self) -> str:
        """A text that changes whenever the calendar does; "" if the server names none."""
        tag = self._element.findtext(".//{http://calendarserver.org/ns/}getctag")
        return (tag or self._element.findtext(f".//{DAV}sync-token") or "")[:500]

    @property
    def data(self) -> str | None:
        """The text of an event; None without one."""
        return self._element.findtext(f".//{CAL}calendar-data")

    @property
    def breaks_off(self) -> bool:
        """Return whether the server stops short, which it reports in a response of its own (507)."""
        return " 507" in (self._element.findtext(f"{DAV}status") or "")


def responses(answer: BinaryIO) -> Iterator[tuple[str, Element]]:
    """Yield each response of an answer with its reference.

    Raises:
        NoCalendar: it is not XML, or larger than any answer needs to be.
    """
    root: Element | None = None
    try:
        for event, element in iterparse(answer, events=("start", "end"), forbid_dtd=True):
            if root is None:
                root = element
            if event == "end" and element.tag == f"{DAV}response":
                href = element.findtext(f"{DAV}href")
                if href and href.strip():
                    yield href.strip(), element
                root.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise NoCalendar("no server") from None


def find_calendars(server: CalDavClient) -> list[tuple[str, str]]:
    """Find the calendars of the user: address and title of each, by title.

    An address may be that of a calendar, of a user, or of the server.

    Raises:
        NoCalendar: there are none, or the server does not list them.
    """
    calendars = _calendars_from(server, server.address)
    if calendars is None:
        start = server.well_known()
        calendars = _calendars_from(server, start) if start else None
    if calendars is None:
        raise NoCalendar("no server")
    if not calendars:
        raise NoCalendar("no calendars")
    return sorted(calendars, key=lambda calendar: (calendar[1].casefold(), calendar[0]))


def _calendars_from(server: CalDavClient, address: str) -> list[tuple[str, str]] | None:
    """Follow user and home from an address; None if nothing there leads to calendars."""
    resources = server.properties(address)
    homes = []
    for place, known in (resources or {}).items():
        if known.is_calendar:
            return [(_as_folder(place), known.title(place))]
        result = known.references(f"{CAL}calendar-home-set")
        homes += [server.below(place, home) for home in result]
        for user in known.references(f"{DAV}current-user-principal")[: 0 if result else 1]:
            for where, of_user in (server.properties(server.below(place, user)) or {}).items():
                homes += [server.below(where, home) for home in of_user.references(f"{CAL}calendar-home-set")]
    if not homes:
        return None
    calendars = {
        _as_folder(place): known.title(place)
        for home in homes
        for place, known in (server.properties(home, 1) or {}).items()
        if known.is_calendar
    }
    return list(calendars.items())


def _as_folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def event_place(server: CalDavClient, uid: str) -> str:
    """Return the address of an event of ours in the calendar."""
    return urljoin(_as_folder(server.address), quote(uid, safe="") + ".ics")
