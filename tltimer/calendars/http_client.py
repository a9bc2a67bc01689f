"""Fetches a calendar over http, as much as a server that cannot be trusted is allowed."""

import base64
import http.client
import ssl
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from tltimer import __version__
from tltimer.calendars.ics.decoding import SIZE_LIMIT
from tltimer.calendars.ics.loading import NoCalendar
from tltimer.errors import reason_of

STALLED = 10
"""Seconds without a byte after which a server counts as gone; the whole is bounded by the child's time limit."""

UNQUOTED = "/%:@!$&'()*+,;=?~-._"
"""What stays as it is in an address: what may stand in one, and what was encoded already."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """What a server said; ``body`` is None if the calendar is the same as before."""

    body: bytes | None
    tag: str
    modified: str


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5
    max_repeats = 2

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.scheme not in ("http", "https") or (old.scheme == "https" and new.scheme == "http"):
            raise NoCalendar("redirected")
        request = super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]
        if request is not None and old.netloc != new.netloc:
            request.remove_header("Authorization")
        return request


def fetch(address: str, tag: str = "", modified: str = "", stalled: float = STALLED) -> HttpResponse:
    """Ask for a calendar, if it changed since ``tag`` and ``modified``.

    Raises:
        NoCalendar: the server gave none; nothing of the address is in the reason.
    """
    try:
        with _opened(_request(address, tag, modified), stalled) as response:
            body = _body(response)
            headers = response.headers
            return HttpResponse(body, headers.get("ETag", "")[:500], headers.get("Last-Modified", "")[:100])
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 304:
            return HttpResponse(None, tag, modified)
        if error.code in (301, 302, 303, 307, 308):
            raise NoCalendar("redirected") from None
        raise NoCalendar("status", str(error.code)) from None
    except urllib.error.URLError as error:
        raise _reason(error.reason) from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise _reason(error) from None


def _reason(error: object) -> NoCalendar:
    # Texts of errors can hold the address, which can be secret: only the system's own words are passed on.
    if isinstance(error, TimeoutError):
        return NoCalendar("slow server")
    if isinstance(error, ssl.SSLError):
        return NoCalendar("certificate")
    if isinstance(error, (http.client.IncompleteRead, zlib.error)):
        return NoCalendar("cut off")
    if isinstance(error, OSError) and error.strerror:
        return NoCalendar("unreachable", reason_of(error))
    return NoCalendar("unreachable")


def _request(address: str, tag: str, modified: str) -> urllib.request.Request:
    parts = urlsplit(address)
    scheme = {"webcal": "https", "webcals": "https"}.get(parts.scheme.lower(), parts.scheme.lower())
    login, _, host = parts.netloc.rpartition("@")
    # People copy addresses as they read them; what is encoded in them already stays so.
    path, query = (quote(part, safe=UNQUOTED) for part in (parts.path or "/", parts.query))
    headers = {
        "User-Agent": f"tltimer/{__version__}",
        "Accept": "text/calendar, */*;q=0.5",
        "Accept-Encoding": "gzip",
    }
    if login:
        headers["Authorization"] = "Basic " + base64.b64encode(unquote(login).encode()).decode()
    if tag:
        headers["If-None-Match"] = tag
    if modified:
        headers["If-Modified-Since"] = modified
    return urllib.request.Request(urlunsplit((scheme, host, path, query, "")), headers=headers)


def _opened(request: urllib.request.Request, stalled: float) -> Any:
    # Without the handlers for file: and ftp:, no redirect can lead there. Proxies are the system's.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener.open(request, timeout=stalled)


def _body(response: Any) -> bytes:
    unzip = zlib.decompressobj(31) if response.headers.get("Content-Encoding", "").lower() == "gzip" else None
    pieces: list[bytes] = []
    size = received = 0
    while piece := response.read1(1 << 16):
        received += len(piece)
        if unzip is not None:
            # Bounded: a small answer can unpack to anything.
            piece = unzip.decompress(piece, SIZE_LIMIT + 1 - size)
        size += len(piece)
        if size > SIZE_LIMIT or received > SIZE_LIMIT:
            raise NoCalendar("large")
        pieces.append(piece)
    promised = response.headers.get("Content-Length", "")
    if (promised.isdecimal() and received < int(promised)) or (unzip is not None and received and not unzip.eof):
        raise NoCalendar("cut off")
    return b"".join(pieces)
