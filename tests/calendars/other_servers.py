"""Real CalDAV servers of other makers on loopback: xandikos, and sabre/dav with Digest."""

import hashlib
import select
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.calendars.caldav_server import USER

PASSWORD = "p:ss word"
SABRE = Path("/usr/share/php/Sabre")
_TABLES = Path("/usr/share/doc/php-sabre-dav/examples/sql")


@contextmanager
def serving_xandikos(folder: Path) -> Iterator[str]:
    """Run xandikos, which asks nobody for a password; yield its address."""
    port = _free_port()
    command = [sys.executable, "-m", "xandikos", "serve", "-d", str(folder), "--defaults", "--no-detect-systemd"]
    command += ["-l", "127.0.0.1", "-p", str(port), "--current-user-principal", f"/{USER}/", "--state-dir", str(folder)]
    with _running(command, port, {}):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def serving_sabre(folder: Path) -> Iterator[str]:
    """Run sabre/dav with one user, who has the calendar Job; yield its address."""
    database = sqlite3.connect(folder / "db.sqlite")
    for name in ("calendars", "principals", "users", "locks"):
        database.executescript((_TABLES / f"sqlite.{name}.sql").read_text("utf-8"))
    digest = hashlib.md5(f"{USER}:SabreDAV:{PASSWORD}".encode()).hexdigest()
    database.execute("delete from users")
    database.execute("delete from principals")
    database.execute("insert into users (username, digesta1) values (?, ?)", (USER, digest))
    database.execute("insert into principals (uri, displayname) values (?, 'Ana')", (f"principals/{USER}",))
    database.execute(
        "insert into calendars (principaluri, displayname, uri, components, ctag) values (?, 'Job', 'job', ?, 1)",
        (f"principals/{USER}", "VEVENT,VTODO"),
    )
    database.commit()
    database.close()
    port = _free_port()
    script = str(Path(__file__).with_name("sabre_server.php"))
    command = ["php", "-d", f"include_path={SABRE.parent}", "-S", f"127.0.0.1:{port}", script]
    with _running(command, port, {"SABRE_DATABASE": str(folder / "db.sqlite")}):
        yield f"http://127.0.0.1:{port}/"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], port: int, environ: dict[str, str]) -> Iterator[None]:
    import os

    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=os.environ | environ, stdout=quiet, stderr=quiet) as process:
        try:
            while process.poll() is None and not _answers(port):
                select.select([], [], [], 0.05)
            assert process.poll() is None, "the server did not start"
            yield
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
