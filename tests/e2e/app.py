"""The program as a person and a script use it: started on a desktop, asked on the command line."""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.e2e.desktop import VirtualDesktop
from tests.e2e.tray_client import Item
from tests.e2e.waiting import wait_until

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)


def on_monday(clock: str) -> datetime:
    """Return an instant of the Monday on which these tests play; their zone is UTC."""
    return datetime.fromisoformat(f"{MONDAY.date()}T{clock}+00:00")


class App:
    """tltimer with a home of its own on a desktop.

    Args:
        desktop: where it is shown.
        command: what starts it.
        home: its settings and data.
        new: whether the first steps are to be shown.
    """

    def __init__(self, desktop: VirtualDesktop, command: tuple[str, ...], home: Path, *, new: bool = False) -> None:
        self.desktop = desktop
        self.home = home
        if not new:
            # A home that somebody has set something in: the first steps are not shown.
            home.mkdir(parents=True, exist_ok=True)
            (home / "settings.toml").touch()
        self._command = command
        self._starts = 0

    def start(self, now: datetime, speed: float = 1.0, arguments: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
        """Start the tray app with a clock that begins at an instant."""
        self._starts += 1
        return self.desktop.start(
            *self._command,
            "--home",
            str(self.home),
            *arguments,
            environ=_environ(f"{_text(now)}*{speed:g}"),
            name=self.name,
        )

    @property
    def name(self) -> str:
        """The name under which the desktop keeps what the last started app said."""
        return f"tltimer-{self._starts}"

    def icon(self, program: subprocess.Popen[bytes]) -> Item:
        """Wait for the app's icon in the tray."""
        return self.desktop.item_of(program, self.name)

    def do(self, now: datetime, *arguments: str) -> str:
        """Carry out a command at an instant and give what it printed."""
        return self.desktop.run(*self._command, "--home", str(self.home), *arguments, environ=_environ(_text(now)))

    def log(self, now: datetime = MONDAY + timedelta(hours=27)) -> list[dict[str, Any]]:
        """Return the switches of Monday, oldest first."""
        log: list[dict[str, Any]] = json.loads(self.do(now, "log", f"{MONDAY.date()}", "--json"))["switches"]
        return log

    def modes(self) -> list[str]:
        """Return the modes of Monday's switches in their order."""
        return [switch["mode"] for switch in self.log()]

    def wait_for_modes(self, *modes: str) -> None:
        """Wait until Monday's switches are these."""
        wait_until(lambda: self.modes() == list(modes), f"the switches {modes}")


def _text(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def _environ(now: str) -> dict[str, str]:
    return {"TLTIMER_NOW": now, "TZ": "UTC", "LC_ALL": "C.UTF-8"}


def calendar_file(file: Path, *events: tuple[str, datetime, datetime]) -> Path:
    """Write an .ics file with events that have an attendee, as a calendar program would."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN"]
    for number, (title, start, end) in enumerate(events):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@example.org",
            "DTSTAMP:20261101T000000Z",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{end:%Y%m%dT%H%M%SZ}",
            f"SUMMARY:{title}",
            "ORGANIZER:mailto:ana@example.org",
            "ATTENDEE:mailto:ana@example.org",
            "ATTENDEE:mailto:ben@example.org",
            "END:VEVENT",
        ]
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8")
    return file
