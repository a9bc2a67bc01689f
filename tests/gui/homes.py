"""A real home in a temporary folder, with a clock that tests turn on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tltimer.calendars.calendars import Calendars
from tltimer.clock import Clock
from tltimer.gui.notifications.history import NotificationHistory
from tltimer.gui.notifications.policy import NotificationPolicy, never_silent
from tltimer.journal.journal import Journal
from tltimer.paths import Home, home_at
from tltimer.services.bootstrap import Program
from tltimer.services.quiet_mode import QuietMode
from tltimer.services.reports import Reports

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 16, tzinfo=BERLIN)


def on(clock: str, day: datetime = MONDAY) -> datetime:
    hour, minute = clock.split(":")
    return day.replace(hour=int(hour), minute=int(minute)).astimezone(UTC)


class House:
    """A program in a folder; ``turn_to`` sets its clock."""

    def __init__(self, folder: Path, clock: str = "09:00") -> None:
        self._begin = on(clock)
        self._passed = 0.0
        self.home: Home = home_at(str(folder))
        self.clock = Clock(self._begin, 1.0, lambda: self._passed)
        self.journal = Journal(self.home, self.clock)
        self.calendars = Calendars(self.home, self.clock)
        self.reports = Reports(self.home, self.clock, self.journal, self.calendars, lambda _name: BERLIN)
        self.program = Program(self.home, self.clock, self.journal, self.calendars, self.reports)
        self.tracker = self.program.tracker
        self.undo_redo = self.program.undo_redo

    def turn_to(self, clock: str, days: int = 0) -> "House":
        self._passed = (on(clock) + timedelta(days=days) - self._begin).total_seconds()
        return self

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass."""
        self._passed += seconds

    def do(self, line: str) -> "House":
        """Play a day: ``9:00 coding 10:00 1:1/Ana 11:00 off``."""
        words = line.split()
        for clock, what in zip(words[::2], words[1::2], strict=True):
            mode, _slash, person = what.partition("/")
            self.turn_to(clock).tracker.switch(mode, person=person or None)
        return self

    def log(self) -> list[tuple[str, str]]:
        """Return the switches of the clock's day as times and modes."""
        today = self.reports.today()
        switches = self.reports.log(today, today)
        return [(switch.at.astimezone(BERLIN).strftime("%H:%M"), switch.mode) for switch in switches]

    def policy(self, do_not_disturb: Callable[[], bool] = never_silent) -> NotificationPolicy:
        """Return the notification policy, for a desktop that may be in do-not-disturb."""
        return NotificationPolicy(
            self.reports,
            NotificationHistory(self.home.data / "sent.json"),
            QuietMode(self.home.quiet_file),
            do_not_disturb,
        )

    def settings(self, text: str) -> None:
        """Write the settings file."""
        self.home.config.mkdir(parents=True, exist_ok=True)
        self.home.settings_file.write_text(text, "utf-8")

    def calendar(self, *events: tuple[str, str, str], other: str = "") -> None:
        """Add a calendar whose events are from, to and title of Monday; ``other`` is invited to all of them."""
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
        for number, (start, end, title) in enumerate(events):
            lines += ["BEGIN:VEVENT", f"UID:{number}@test", "DTSTAMP:20261101T000000Z"]
            lines += [f"DTSTART:{on(start):%Y%m%dT%H%M%SZ}", f"DTEND:{on(end):%Y%m%dT%H%M%SZ}", f"SUMMARY:{title}"]
            lines += [f"ATTENDEE;CN={other}:mailto:{other.lower()}@test"] if other else []
            lines += ["END:VEVENT"]
        file = self.home.data / "calendar.ics"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8")
        self.calendars.add("work", str(file), BERLIN)
