"""Talks to a CalDAV server, as much as one that cannot be trusted is allowed; in the child process only."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from caldav.davclient import DAVClient
from caldav.lib.error import AuthorizationError, DAVError, RateLimitError
from lxml import etree  # type: ignore[import-untyped]
from niquests import exceptions

from tltimer import __version__
from tltimer.calendars.http_client import STALLED
from tltimer.calendars.ics.loading import NoCalendar

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_WELL_KNOWN = "/.well-known/caldav"
_WANTED = """<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"><D:prop>
<D:resourcetype/><D:displayname/><D:current-user-principal/><C:calendar-home-set/>
<C:supported-calendar-component-set/><S:getctag/><D:sync-token/>
</D:prop></D:propfind>"""


class CalDavClient:
    """A CalDAV server, or one calendar on it.

    Args:
        address: where to begin to look, or where the calendar is.
        user: who asks; "" for nobody.
        password: the user's.
    """

    def __init__(self, address: str, user: str = "", password: str = "") -> None:
        self.address = address
        # Where a server is found by asking DNS is not looked for: an address was given, and is meant.
        self._client = DAVClient(
            address,
            username=user or None,
            password=password if user else None,
            timeout=STALLED,
            enable_rfc6764=False,
            headers={"User-Agent": f"tltimer/{__version__}"},
        )

    @classmethod
    def of(cls, request: dict[str, Any]) -> "CalDavClient":
        """Make the server that a request names."""
        return cls(request["address"], request["user"], request["password"])

    def properties(self, address: str, depth: int = 0) -> "dict[str, DavProperties] | None":
        """Ask what is at an address, and right below it with a depth of 1; None if nothing is.

        Raises:
            NoCalendar: the server does not tell.
        """
        status, tree = self.ask("PROPFIND", address, _WANTED, {"Depth": str(depth)})
        if status in (404, 405, 410, 501):
            return None
        if status != 207 or tree is None:
            raise NoCalendar("no server" if status < 400 else "status", str(status))
        return {self.below(address, href): DavProperties(found) for href, found in responses(tree)}

    def report(self, address: str, query: str) -> tuple[int, Any]:
        """Ask for what a query finds below an address; as long as it takes, which the child's time limit bounds.

        Raises:
            NoCalendar: as ``ask``.
        """
        self._client.timeout = None
        try:
            return self.ask("REPORT", address, query, {"Depth": "1"})
        finally:
            self._client.timeout = STALLED

    def ask(self, method: str, address: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[int, Any]:
        """Make one request; gives status and XML, None if it came with none.

        Raises:
            NoCalendar: there was no answer, or none to this user; nothing of the address is in the reason.
        """
        try:
            answer = self._client.request(address, method, body, headers or {})
            return int(answer.status), answer.tree
        except AuthorizationError as error:
            if "forbidden" in str(error.reason).lower():
                raise NoCalendar("status", "403") from None
            raise NoCalendar("login" if self._client.username else "user") from None
        except RateLimitError:
            raise NoCalendar("status", "429") from None
        except exceptions.Timeout:
            raise NoCalendar("slow server") from None
        except exceptions.SSLError:
            raise NoCalendar("certificate") from None
        except exceptions.TooManyRedirects:
            raise NoCalendar("redirected") from None
        except exceptions.ConnectionError as error:
            raise NoCalendar("no host" if "NameResolutionError" in str(error) else "unreachable") from None
        except exceptions.RequestException:
            raise NoCalendar("unreachable") from None
        except (DAVError, etree.LxmlError, ValueError, AssertionError):
            raise NoCalendar("no server") from None

    def well_known(self) -> str | None:
        """Give where the server says that its calendars begin; None if it does not say."""
        place = urljoin(self.address, _WELL_KNOWN)
        try:
            answer = self._client.session.request("GET", place, allow_redirects=False, timeout=STALLED)
        except exceptions.RequestException:
            return None
        target = answer.headers.get("Location")
        return self.below(place, str(target)) if answer.is_redirect and target else None

    def below(self, address: str, href: str) -> str:
        """Give the address that a server means by a reference.

        Raises:
            NoCalendar: it leads where a password must not go.
        """
        found = urljoin(address, href)
        old, new = urlsplit(address), urlsplit(found)
        if new.scheme != "https" and (new.scheme, new.netloc) != (old.scheme, old.netloc):
            raise NoCalendar("redirected")
        return found


class DavProperties:
    """What a server tells of one address."""

    def __init__(self, found: Any) -> None:
        self._found = found

    @property
    def is_calendar(self) -> bool:
        """Say whether it is a calendar that can hold events."""
        components = [one.get("name") for one in self._found.iterfind(f".//{CAL}comp")]
        return self._found.find(f".//{DAV}resourcetype/{CAL}calendar") is not None and (
            not components or "VEVENT" in components
        )

    def reference(self, name: str) -> str | None:
        """Give the address that a property holds, as the server writes it."""
        text = self._found.findtext(f".//{name}/{DAV}href")
        return text.strip() or None if text else None

    def title(self, address: str) -> str:
        """Give how the calendar is called; one without a name by the end of its address."""
        named = (self._found.findtext(f".//{DAV}displayname") or "").strip()
        return named or unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2])

    @property
    def tag(self) -> str:
        """Give what changes whenever the calendar does; "" if the server does not tell."""
        tag = self._found.findtext(".//{http://calendarserver.org/ns/}getctag")
        return (tag or self._found.findtext(f".//{DAV}sync-token") or "")[:500]


def responses(tree: Any) -> Iterator[tuple[str, Any]]:
    """Give each response of an answer with its reference."""
    for one in tree.iter(f"{DAV}response"):
        href = one.findtext(f"{DAV}href")
        if href:
            yield href.strip(), one


def find_calendars(server: CalDavClient) -> list[tuple[str, str]]:
    """Look for the calendars of the user: address and title of each, by title.

    An address may be that of a calendar, of a user, or of the server.

    Raises:
        NoCalendar: there are none, or the server does not tell.
    """
    found = _calendars_from(server, server.address)
    if found is None:
        start = server.well_known()
        found = _calendars_from(server, start) if start else None
    if found is None:
        raise NoCalendar("no server")
    if not found:
        raise NoCalendar("no calendars")
    return sorted(found, key=lambda one: (one[1].casefold(), one[0]))


def _calendars_from(server: CalDavClient, address: str) -> list[tuple[str, str]] | None:
    """Follow user and home from an address; None if nothing there leads to calendars."""
    here = server.properties(address)
    homes = []
    for place, known in (here or {}).items():
        if known.is_calendar:
            return [(_as_folder(place), known.title(place))]
        home, user = known.reference(f"{CAL}calendar-home-set"), known.reference(f"{DAV}current-user-principal")
        if home is None and user is not None:
            for where, of_user in (server.properties(server.below(place, user)) or {}).items():
                own = of_user.reference(f"{CAL}calendar-home-set")
                homes += [server.below(where, own)] if own else []
        elif home is not None:
            homes.append(server.below(place, home))
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
    """Give the address of an event of ours in the calendar."""
    return urljoin(_as_folder(server.address), quote(uid, safe="") + ".ics")
