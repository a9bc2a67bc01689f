"""HTTP requests to servers that cannot be trusted: bounded in size, careful with passwords.

Passwords and cookies go to the server that they are for and to no other, whatever it redirects to; nothing leads from
https to http. The child's time limit bounds the whole.
"""

from __future__ import annotations

import socket
import ssl
import zlib
from contextlib import contextmanager, suppress
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

import httpx

from tltimer import __version__
from tltimer.calendars.ics.decoding import SIZE_LIMIT
from tltimer.calendars.ics.loading import NoCalendar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from typing import BinaryIO

STALLED = 10.0
"""Seconds without a byte after which a server counts as gone; the child's time limit bounds the whole."""

UNQUOTED = "/%:@!$&'()*+,;=?~-._"
"""Characters of an address that are not encoded: those that it may contain, and what was encoded already."""

REDIRECTS = 5
_GZIP = b"\x1f\x8b\x08"
_TO_ANOTHER = (301, 302, 303, 307, 308)
_PIECE = 1 << 16

Origin = tuple[str, str, int]


class HttpResponse(NamedTuple):
    """An answer whose body was written elsewhere; ``address`` is where it came from, after redirects."""

    status: int
    headers: Mapping[str, str]
    address: str

    @property
    def tag(self) -> str:
        """The ETag; "" without one."""
        return self.headers.get("ETag", "")[:500]

    @property
    def modified(self) -> str:
        """The time of the last change as the server tells it; "" if it does not."""
        return self.headers.get("Last-Modified", "")[:100]

    @property
    def charset(self) -> str:
        """The charset that the server names; "" if it names none."""
        named = self.headers.get("Content-Type", "").lower().partition("charset=")[2]
        return named.partition(";")[0].strip("\"' ")


class HttpClient:
    """Makes requests one after the other, as a user with a password if there is one. A context manager.

    Args:
        user: "" for nobody.
        password: the user's.
        stalled: seconds without a byte after which a server counts as gone.
    """

    def __init__(self, user: str = "", password: str = "", stalled: float = STALLED) -> None:
        self._login = _Login(user, password) if user else None
        self._cookies: dict[Origin, httpx.Cookies] = {}
        # The system's store of certificates; proxies are the system's, too.
        self._client = httpx.Client(
            verify=ssl.create_default_context(),
            timeout=stalled,
            follow_redirects=False,
            headers={"User-Agent": f"tltimer/{__version__}", "Accept-Encoding": "gzip"},
        )

    def __enter__(self) -> HttpClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def request(
        self,
        method: str,
        address: str,
        into: BinaryIO,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        elsewhere: bool = False,
        limit: int = SIZE_LIMIT,
        patient: bool = False,
    ) -> HttpResponse:
        """Make a request, follow redirects as far as they are allowed, and write the body of the answer.

        Args:
            method: GET, PROPFIND, …
            address: http or https, without a user.
            into: where the body is written, unpacked.
            body: what to send.
            headers: more headers.
            elsewhere: whether redirects may lead to another server; then without password and cookies.
            limit: the bytes that the answer may have, before and after unpacking.
            patient: wait for the answer as long as the child may take.

        Raises:
            NoCalendar: there is no whole answer; the reason holds nothing of the address.
        """
        home, place = _typed_origin(address), address
        for _hop in range(REDIRECTS + 1):
            origin = origin_of(place)
            self._client.cookies = self._cookies.setdefault(origin, httpx.Cookies())
            login = self._login if origin == home or is_upgrade(home, origin) else None
            with _own_words(), self._stream(method, place, login, body, headers, patient) as response:
                # The jar that the answer was stored in, for requests to this server only.
                self._cookies[origin] = self._client.cookies
                location = response.headers.get("Location", "")
                if response.status_code not in _TO_ANOTHER or not location:
                    _copy(response, into, limit)
                    return HttpResponse(response.status_code, response.headers, place)
            place = _next_place(place, location, elsewhere)
            if response.status_code == 303 and method != "HEAD":
                method, body = "GET", None
        raise NoCalendar("redirected")

    def redirect_of(self, address: str) -> str | None:
        """Return the address that this one redirects to; None if it does not."""
        try:
            with _own_words(), self._stream("GET", address, self._login, None, None, False) as response:
                location = response.headers.get("Location", "")
                return location if response.status_code in _TO_ANOTHER and location else None
        except NoCalendar:
            return None

    @contextmanager
    def _stream(
        self,
        method: str,
        place: str,
        login: _Login | None,
        body: bytes | None,
        headers: Mapping[str, str] | None,
        patient: bool,
    ) -> Iterator[httpx.Response]:
        timeout = httpx.Timeout(STALLED, read=None) if patient else self._client.timeout
        # None would let httpx look for a password in ~/.netrc.
        auth = login or _NOBODY
        with self._client.stream(method, place, content=body, headers=headers, auth=auth, timeout=timeout) as response:
            yield response


def fetch(
    address: str, into: BinaryIO, tag: str = "", modified: str = "", stalled: float = STALLED
) -> HttpResponse | None:
    """Ask for a calendar, if it changed since ``tag`` and ``modified``; None if it did not.

    Raises:
        NoCalendar: the server returned none; the reason holds nothing of the address.
    """
    place, user, password = _without_login(address)
    headers = {"Accept": "text/calendar, */*;q=0.5"}
    if tag:
        headers["If-None-Match"] = tag
    if modified:
        headers["If-Modified-Since"] = modified
    try:
        with HttpClient(user, password, stalled) as client:
            response = client.request("GET", place, into, headers=headers, elsewhere=True)
    except NoCalendar as reason:
        if reason.code == "no tls" and not address.lower().startswith("webcal"):
            raise NoCalendar("certificate") from None
        raise
    if response.status == 304:
        return None
    if response.status in _TO_ANOTHER:
        raise NoCalendar("redirected")
    if response.status >= 300:
        raise NoCalendar("status", str(response.status))
    return response


def _without_login(address: str) -> tuple[str, str, str]:
    """Return an address as it is asked for, and the user and password that stand in it.

    Raises:
        NoCalendar: it is not an address.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        raise NoCalendar("no host") from None
    scheme = {"webcal": "https", "webcals": "https"}.get(parts.scheme.lower(), parts.scheme.lower())
    login, _, host = parts.netloc.rpartition("@")
    # People copy addresses as they read them; what is encoded in them already stays so.
    path, query = (quote(part, safe=UNQUOTED) for part in (parts.path or "/", parts.query))
    user, _, password = login.partition(":")
    return urlunsplit((scheme, host, path, query, "")), unquote(user), unquote(password)


def origin_of(address: str) -> Origin:
    """Return the server of an address: scheme, host and port.

    Raises:
        NoCalendar: it is not an address.
    """
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        raise NoCalendar("redirected") from None
    return parts.scheme, (parts.hostname or "").lower(), port


def _typed_origin(address: str) -> Origin:
    """Return the server of an address that no server named.

    Raises:
        NoCalendar: it names no server, or an impossible one.
    """
    try:
        httpx.URL(address)
        origin = origin_of(address)
    except (httpx.InvalidURL, NoCalendar):
        raise NoCalendar("no host") from None
    if not origin[1]:
        raise NoCalendar("no host")
    return origin


def is_upgrade(old: Origin, new: Origin) -> bool:
    """Return whether a server leads to itself over https."""
    return (old[0], old[2], new[0], new[2]) == ("http", 80, "https", 443) and old[1] == new[1]


def _next_place(place: str, location: str, elsewhere: bool) -> str:
    """Return the target of a redirect, without a user that it may name.

    Raises:
        NoCalendar: it leads where it must not.
    """
    # Servers mean UTF-8, and headers are read as Latin-1.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    try:
        url, _user, _password = _without_login(urljoin(place, location))
    except ValueError:
        raise NoCalendar("redirected") from None
    old, new = origin_of(place), origin_of(url)
    downgrade = old[0] == "https" and new[0] != "https"
    if new[0] not in ("http", "https") or not new[1] or downgrade:
        raise NoCalendar("redirected")
    if not elsewhere and old != new and not is_upgrade(old, new):
        raise leads_away(old, new)
    return url


def without_user(address: str) -> str:
    """Return an address without the user and password that may stand in it."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def leads_away(old: Origin, new: Origin) -> NoCalendar:
    """Return the refusal to follow a server to another one: only its user can say whether the password may go there."""
    if new[0] != "https" or old[1] == new[1] or not new[1]:
        return NoCalendar("redirected")
    return NoCalendar("elsewhere", new[1][:100])


class _Login(httpx.Auth):
    """Basic, or Digest where the server asks for it; a password goes over http only when asked for."""

    requires_request_body = True

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._uses_digest = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._uses_digest:
            yield from self._digest.auth_flow(request)
            return
        if request.url.scheme == "https":
            response = yield next(self._basic.auth_flow(request))
        else:
            response = yield request
        if response.status_code != 401:
            return
        offers = ", ".join(response.headers.get_list("www-authenticate")).lower()
        if "digest" in offers:
            self._uses_digest = True
            request.headers.pop("Authorization", None)
            yield from self._digest.auth_flow(request)
        elif "basic" in offers and "Authorization" not in request.headers:
            yield next(self._basic.auth_flow(request))


class _Nobody(httpx.Auth):
    """Sends no password, even if one could be found."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        yield request


_NOBODY = _Nobody()


def _copy(response: httpx.Response, into: BinaryIO, limit: int) -> None:
    """Write the body of an answer, unpacked twice if need be: by the server, and if it is a packed file."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise NoCalendar("status", encoding[:20])
    chunks = _limited(response.iter_raw(_PIECE), limit)
    if "gzip" in encoding:
        chunks = _limited(_unzipped(chunks), limit)
    for chunk in _limited(_unpacked_file(chunks), limit):
        into.write(chunk)


def _limited(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    for chunk in chunks:
        limit -= len(chunk)
        if limit < 0:
            raise NoCalendar("large")
        yield chunk


def _unzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack gzip into small pieces, however much a packed one holds."""
    unzip = zlib.decompressobj(31)
    received = False
    for packed in chunks:
        received, full = True, False
        # A full piece can leave more inside, though all of the packed one is taken.
        while packed or full:
            if unzip.eof:  # another part can follow, as if files had been put together
                if packed[:1] != _GZIP[:1]:
                    return
                unzip = zlib.decompressobj(31)
            plain = unzip.decompress(packed, _PIECE)
            yield plain
            full = len(plain) == _PIECE and not unzip.eof
            packed = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
    if received and not unzip.eof:
        raise NoCalendar("cut off")


def _unpacked_file(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack a file that is packed itself; anything else stays as it is."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= len(_GZIP):
            break
    whole_body = chain((head,), chunks)
    return _unzipped(whole_body) if head.startswith(_GZIP) else whole_body


@contextmanager
def _own_words() -> Iterator[None]:
    """Turn the errors of a request into reasons; their own texts can hold the address, which can be secret."""
    try:
        yield
    except NoCalendar:
        raise
    except httpx.TimeoutException:
        raise NoCalendar("slow server") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError, zlib.error) as error:
        raise _reason(error) from None


def _reason(error: BaseException) -> NoCalendar:
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and len(causes) < 20:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return NoCalendar("certificate")
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return NoCalendar("no tls")
    if any(isinstance(cause, (socket.gaierror, UnicodeError)) for cause in causes):
        return NoCalendar("no host")
    if isinstance(error, httpx.InvalidURL):  # httpx looks at what it is not to follow, too
        return NoCalendar("redirected")
    if isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError, zlib.error)):
        return NoCalendar("cut off")
    words = next((cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror), "")
    return NoCalendar("unreachable", words)
