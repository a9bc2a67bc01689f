"""A real Evolution Data Server on a bus and in a home of its own."""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.system.bus import INSTALLED, private_bus
from tltimer.calendars.evolution import BUS, calendar_factory, opened_calendar, service
from tltimer.system.dbus import DBusConnection, DBusRefusal

PROGRAM = Path("/usr/libexec/evolution-source-registry")
LOCAL = "system-calendar"
"""The calendar that the server has from the beginning."""

ACCOUNT = """[Data Source]
DisplayName=Example
Enabled=true
Parent=

[Collection]
BackendName=none
CalendarEnabled=true
Identity=ana@example.org
"""

ON_SERVER = """[Data Source]
DisplayName=Work
Enabled=true
Parent=account

[Authentication]
Host=127.0.0.1
Method=plain/password
Port={port}

[Calendar]
BackendName=caldav

[Security]
Method=none

[WebDAV Backend]
ResourcePath={path}
"""


class EvolutionServer:
    """``put`` puts an event into the local calendar."""

    def __init__(self, address: str) -> None:
        self.address = address

    def put(self, uid: str, *lines: str, zone: str = "") -> None:
        """Put an event into the calendar that lies on this machine, with the definition of a time zone first."""
        event = "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261101T000000Z", *lines, "END:VEVENT", ""))
        with closing(DBusConnection(self.address)) as bus:
            name = service(bus, "Calendar")
            path, owner = _patient(bus, lambda: bus.ask(calendar_factory(name), "OpenCalendar", "s", LOCAL))
            calendar = opened_calendar(path, owner)
            _patient(bus, lambda: bus.ask(calendar, "Open"))
            if zone:
                _patient(bus, lambda: bus.ask(calendar, "AddTimezone", "s", zone))
            _patient(bus, lambda: bus.ask(calendar, "CreateObjects", "asu", [event], 0))


def _patient(bus, call):
    """Call until it is answered: starting the server takes longer than a connection waits."""
    for _attempt in range(30):
        with suppress(TimeoutError):
            return call()
    raise AssertionError("the server did not answer")


@contextmanager
def serving_evolution(folder: Path, sources: dict[str, str]) -> Iterator[EvolutionServer]:
    """Run the server with these accounts and calendars, by uid; yield it, and end it with all that it started."""
    if not PROGRAM.exists():
        pytest.skip("evolution-data-server is not installed")
    places = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}
    environ = {name: str(folder / place) for name, place in places.items()}
    for place in environ.values():
        Path(place).mkdir(mode=0o700)
    kept = folder / "config/evolution/sources"
    kept.mkdir(parents=True)
    for uid, text in sources.items():
        (kept / f"{uid}.source").write_text(text)
    environ |= {"PATH": os.environ["PATH"], "HOME": str(folder), "GSETTINGS_BACKEND": "memory", "GIO_USE_VFS": "local"}
    with private_bus(environ, INSTALLED) as address:
        try:
            yield EvolutionServer(address)
        finally:
            _end_services(address)


def _end_services(address: str) -> None:
    """End every program on the bus, and wait until it is gone."""
    handles = []
    with closing(DBusConnection(address)) as bus:
        for name in bus.ask(BUS, "ListNames")[0]:
            if name.startswith(":"):
                with suppress(DBusRefusal, OSError):
                    process = bus.ask(BUS, "GetConnectionUnixProcessID", "s", name)[0]
                    if process != os.getpid():
                        handles.append(os.pidfd_open(process))
                        os.kill(process, signal.SIGTERM)
    for handle in handles:
        if not select.select([handle], [], [], 10)[0]:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        os.close(handle)
