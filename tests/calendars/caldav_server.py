"""A real CalDAV server on loopback: Radicale, with one user and a password."""

import base64
import ssl
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import radicale
import radicale.config

USER, PASSWORD = "ana", "p ä:ss"


class CaldavServer:
    """``calendar(...)`` makes a calendar, ``put(...)`` puts an event into it; ``requests`` are methods and paths."""

    def __init__(self, server: WSGIServer, folder: Path) -> None:
        self.address = f"http://127.0.0.1:{server.server_port}/"
        self.folder = folder
        self.requests: list[tuple[str, str]] = []

    def calendar(self, name: str, title: str, component: str = "VEVENT") -> str:
        """Make a calendar; gives its address."""
        body = (
            '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
            f"<D:displayname>{title}</D:displayname><C:supported-calendar-component-set>"
            f'<C:comp name="{component}"/></C:supported-calendar-component-set></D:prop></D:set></C:mkcalendar>'
        )
        self._ask("MKCALENDAR", f"{USER}/{name}/", body)
        return f"{self.address}{USER}/{name}/"

    def put(self, name: str, uid: str, *events: str) -> None:
        """Put an event, or a series with its changes, into a calendar."""
        inside = "".join(
            f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T000000Z\r\n{event}END:VEVENT\r\n" for event in events
        )
        text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{inside}END:VCALENDAR\r\n"
        self._ask("PUT", f"{USER}/{name}/{uid}.ics", text)

    def delete(self, name: str, uid: str) -> None:
        self._ask("DELETE", f"{USER}/{name}/{uid}.ics")

    def events(self, name: str) -> dict[str, str]:
        """Return the events of a calendar by file name, as they are on the server's disk."""
        folder = self.folder / "data" / "collection-root" / USER / name
        return {path.stem: path.read_text("utf-8") for path in folder.glob("*.ics")}

    def _ask(self, method: str, path: str, body: str = "") -> None:
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        request = urllib.request.Request(self.address + path, body.encode(), {"Authorization": f"Basic {login}"})
        request.method = method
        with urllib.request.urlopen(request) as answer:
            answer.read()


@contextmanager
def serving_caldav(folder: Path, certificate: Path | None = None) -> Iterator[CaldavServer]:
    """Run the server as long as the context lasts, over https with a certificate."""
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    configuration = radicale.config.load()
    configuration.update(
        {
            "auth": {
                "type": "htpasswd",
                "htpasswd_filename": str(folder / "users"),
                "htpasswd_encryption": "plain",
                "delay": "0",
            },
            "storage": {"filesystem_folder": str(folder / "data")},
            "logging": {"level": "critical"},
        },
        "test",
    )
    application = radicale.Application(configuration)
    with make_server("127.0.0.1", 0, application, handler_class=_Quiet) as server:
        running = CaldavServer(server, folder)
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            running.address = running.address.replace("http:", "https:")

        def noted(environ, start):
            running.requests.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
            return application(environ, start)

        server.set_app(noted)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        pass
