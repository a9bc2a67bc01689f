"""Days as drawings: one letter for a quarter of an hour.

    day("CCCCMM..C")     from 9:00 an hour of coding, half an hour of meeting, half an hour off, a quarter of coding

``|`` takes no time and puts a switch where the mode stays the same; ``>`` at the end lets the last mode run on.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tltimer.domain.focus.blocks import BlockSizes
from tltimer.domain.meetings.meetings import Attendee, EventReading, Meeting, Occurrence, Plan
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.entries import Entry, EntryRule, compute_entries
from tltimer.domain.timeline.instants import wall_instant
from tltimer.domain.timeline.modes_and_kinds import ModeList, shipped_modes
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.settings import calendar_words, schema

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 16)
LETTERS = {
    "C": "coding",
    "O": "1:1",
    "R": "review",
    "P": "planning",
    "M": "meeting",
    "B": "break",
    "?": UNKNOWN,
    ".": OFF,
}
QUARTER = timedelta(minutes=15)
DAYS = DayRule(BERLIN)
MODES = ModeList(shipped_modes())
SIZES = BlockSizes()
RUNAWAY = timedelta(hours=5)
HOURS = WorkingHours(DAYS, dict.fromkeys(range(5), (time(9), time(17, 30))))
READING = EventReading(
    frozenset({"me@example.org"}),
    schema.FOCUS_WORDS.default,
    schema.LEADING_WORDS.default,
    schema.AWAY_WORDS.default,
    schema.PRIVATE_WORDS.default,
    calendar_words.LUNCH,
)
RULES = Rules(
    zone_name="Europe/Berlin",
    days=DAYS,
    modes=MODES,
    runaway_after=RUNAWAY,
    bridge=timedelta(minutes=5),
    sizes=SIZES,
    hours=HOURS,
    reading=READING,
)


def rules(**changed: Any) -> Rules:
    """The rules of the tests with some of them changed."""
    names = ("zone_name", "days", "modes", "runaway_after", "bridge", "sizes", "hours", "reading")
    return Rules(**({name: getattr(RULES, name) for name in names} | changed))


def at(wall: str, day: date = MONDAY) -> datetime:
    """The instant at which a clock in Berlin shows a time; ``24:00`` and more go on into the next date."""
    hour, minute, *second = (int(part) for part in wall.split(":"))
    days, hour = divmod(hour, 24)
    return wall_instant(day + timedelta(days=days), time(hour, minute, *second), BERLIN)


def span(start: str, end: str, day: date = MONDAY) -> Span:
    """From one wall time to another."""
    return Span(at(start, day), at(end, day))


def switch(wall: str, letter: str, day: date = MONDAY, **fields: Any) -> Switch:
    """A switch; its id is its wall time unless another is given."""
    return Switch(**({"id": f"{day} {wall}", "at": at(wall, day), "mode": LETTERS.get(letter, letter)} | fields))


def day(drawing: str, begin: str = "09:00", date_: date = MONDAY) -> tuple[Switch, ...]:
    """The switches that make a drawing."""
    drawn, runs_on = drawing.removesuffix(">"), drawing.endswith(">")
    switches: list[Switch] = []
    now, last, forced = at(begin, date_), ".", False
    for letter in drawn:
        if letter == "|":
            forced = True
            continue
        if letter != last or forced:
            switches.append(Switch(f"{now:%Y%m%d%H%M}", now, LETTERS[letter]))
        now, last, forced = now + QUARTER, letter, False
    if not runs_on and last != ".":
        switches.append(Switch(f"{now:%Y%m%d%H%M}", now, OFF))
    return tuple(switches)


def done(
    switches: Iterable[Switch], until: datetime | None = None, runaway_after: timedelta = RUNAWAY
) -> tuple[Entry, ...]:
    """The entries of switches, seen at the end of the week unless said otherwise."""
    return compute_entries(
        switches, until or at("12:00", date(2026, 11, 30)), EntryRule(DAYS, runaway_after, HOURS.end_of)
    )


def drawn(entries: Iterable[Entry]) -> list[tuple[str, str, str]]:
    """Entries as (from, to, letter), on Berlin's walls; time that nobody knows of is in small letters."""
    letters = {mode: letter for letter, mode in LETTERS.items()}

    def wall(instant: datetime) -> str:
        return f"{instant.astimezone(BERLIN):%H:%M}"

    return [
        (
            wall(entry.start),
            wall(entry.end),
            letters.get(entry.mode, entry.mode).lower() if entry.unconfirmed else letters.get(entry.mode, entry.mode),
        )
        for entry in entries
    ]


def meeting(
    start: str | datetime, end: str | datetime, title: str = "Sync", date_: date = MONDAY, **fields: Any
) -> Meeting:
    """A meeting with three others."""
    default: dict[str, Any] = {
        "uid": f"{title}@example.org",
        "start": at(start, date_) if isinstance(start, str) else start,
        "end": at(end, date_) if isinstance(end, str) else end,
        "title": title,
        "calendar": "work",
        "plan": Plan.MEETING,
        "tentative": False,
        "others": 3,
        "other": None,
        "mine": False,
    }
    return Meeting(**(default | fields))


def person(address: str, name: str = "", kind: str = "INDIVIDUAL", answer: str | None = None) -> Attendee:
    """Somebody invited."""
    return Attendee(address, name, kind, answer)


def occurrence(
    start: str | datetime = "10:00", end: str | datetime = "11:00", title: str = "Sync", **fields: Any
) -> Occurrence:
    """Return an occurrence from a calendar, of an event that nobody else attends."""
    default: dict[str, Any] = {
        "uid": f"{title}@example.org",
        "start": at(start) if isinstance(start, str) else start,
        "end": at(end) if isinstance(end, str) else end,
        "title": title,
        "calendar": "work",
        "all_day": False,
        "status": "",
        "transparent": False,
        "busy_status": "",
        "organizer": None,
        "attendees": (),
    }
    return Occurrence(**(default | fields))


def instants(first: str, last: str) -> st.SearchStrategy[datetime]:
    """Any instant in whole seconds from the beginning of one date to that of another."""
    start, end = utc(first), utc(last)
    return st.integers(0, int((end - start).total_seconds())).map(lambda seconds: start + timedelta(seconds=seconds))


def utc(text: str) -> datetime:
    """An instant written without its Z."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
