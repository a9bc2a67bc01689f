"""A small real http server on loopback that answers as servers do on bad days."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CALENDAR = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261123T090000Z\r\nDTEND:20261123T093000Z\r\n"
    b"SUMMARY:From afar\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


class Server(ThreadingHTTPServer):
    """``answer`` names how the next requests are answered; ``requests`` are those that came, as header fields."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = "calendar"
        self.requests: list[dict[str, str]] = []
        self.target = ""
        self.stopped = threading.Event()

    def address(self, path: str = "/secret-token/basic.ics") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.requests.append({"path": self.path, **{key.lower(): value for key, value in self.headers.items()}})
        self.close_connection = True
        self.rfile.read(int(self.headers.get("Content-Length") or 0))  # closed with it unread, the answer could be lost
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, self.server.answer)()

    do_REPORT = do_PUT = do_PROPFIND = do_GET  # noqa: N815 - the name that http.server gives it

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server gives it
        pass

    def say(self, status: int, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")  # it does; who is not told sends the next request into a closed door
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def calendar(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.say(304)
        else:
            self.say(200, CALENDAR, ETag='"1"', Last_Modified="Sun, 22 Nov 2026 08:00:00 GMT")

    def unchanged(self) -> None:
        self.say(304)

    def zipped(self) -> None:
        self.say(200, gzip.compress(CALENDAR), Content_Encoding="gzip")

    def zipped_bomb(self) -> None:
        self.say(200, gzip.compress(b"\n" * (70 << 20)), Content_Encoding="gzip")

    def zipped_cut_off(self) -> None:
        self.say(200, gzip.compress(CALENDAR)[:-20], Content_Encoding="gzip")

    def login(self) -> None:
        self.say(401)

    def broken(self) -> None:
        self.say(500, b"oops")

    def gone(self) -> None:
        self.say(404)

    def page(self) -> None:
        self.say(200, b"<!DOCTYPE html><html><body>Sign in</body></html>")

    def nothing(self) -> None:
        self.say(200)

    def no_events(self) -> None:
        self.say(200, b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")

    def wrong_length(self) -> None:
        self.say(200, CALENDAR, length=len(CALENDAR) + 100)

    def cut_off(self) -> None:
        self.say(200, CALENDAR[:-40])

    def loop(self) -> None:
        self.say(302, Location=self.path + "x")

    def circle(self) -> None:
        self.say(302, Location=self.path)

    def to_a_file(self) -> None:
        self.say(302, Location="file:///etc/passwd")

    def to_a_script(self) -> None:
        self.say(302, Location="javascript:alert(1)")

    def to_no_address(self) -> None:
        self.say(302, Location="http://[bad/x.ics")

    def moved(self) -> None:
        if self.path == "/new":
            self.calendar()
        else:
            self.say(301, Location="/new")

    def elsewhere(self) -> None:
        self.say(302, Location=self.server.target)

    def with_a_cookie(self) -> None:
        if "seen=1" in self.headers.get("Cookie", ""):
            self.calendar()
        else:
            self.say(302, Location=self.path, Set_Cookie="seen=1; Path=/")

    def asks_for_basic(self) -> None:
        if self.headers.get("Authorization"):
            self.calendar()
        else:
            self.say(401, WWW_Authenticate='Basic realm="calendars"')

    def asks_for_digest(self) -> None:
        if self.headers.get("Authorization", "").startswith("Digest "):
            self.calendar()
        else:
            self.say(401, WWW_Authenticate='Digest realm="calendars", nonce="7", qop="auth"')

    def asks_then_elsewhere(self) -> None:
        if self.headers.get("Authorization"):
            self.say(302, Location=self.server.target, Set_Cookie="session=secret; Path=/")
        else:
            self.say(401, WWW_Authenticate='Basic realm="calendars"')

    def principal_elsewhere(self) -> None:
        """Answer as a CalDAV server whose user is to be found at another place."""
        user = f"<current-user-principal><href>{self.server.target}</href></current-user-principal>"
        response = f"<response><href>/</href><propstat><prop>{user}</prop></propstat></response>"
        self.say(207, f'<multistatus xmlns="DAV:">{response}</multistatus>'.encode())

    def two_homes(self) -> None:
        """Answer as a CalDAV server whose user has two homes with a calendar each."""
        calendar = '<resourcetype><C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/></resourcetype>'
        homes = '<C:calendar-home-set xmlns:C="urn:ietf:params:xml:ns:caldav"><href>/a/</href><href>/b/</href>'
        properties = calendar if self.path in ("/a/", "/b/") else f"{homes}</C:calendar-home-set>"
        response = f"<response><href>{self.path}</href><propstat><prop>{properties}</prop></propstat></response>"
        self.say(207, f'<multistatus xmlns="DAV:">{response}</multistatus>'.encode())

    def packed(self) -> None:
        self.say(200, gzip.compress(CALENDAR), Content_Type="application/gzip")

    def packed_twice(self) -> None:
        self.say(200, gzip.compress(gzip.compress(CALENDAR)), Content_Encoding="gzip")

    def packed_in_parts(self) -> None:
        self.say(
            200, gzip.compress(CALENDAR[:60]) + gzip.compress(CALENDAR[60:]) + b"\0", Content_Type="application/gzip"
        )

    def packed_bomb(self) -> None:
        self.say(200, gzip.compress(gzip.compress(b"\n" * (70 << 20))), Content_Encoding="gzip")

    def silence(self) -> None:
        self.server.stopped.wait()

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(CALENDAR[:-20])
        while not self.server.stopped.wait(0.05):
            self.wfile.write(b"X-SLOW:1\r\n")

    def flood(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.stopped.is_set():
            self.wfile.write(b"X-MORE:" + b"x" * (1 << 20) + b"\r\n")
