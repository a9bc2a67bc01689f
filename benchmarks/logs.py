"""Logs to measure on: working days of switches, as many weeks as wanted, ending now; the same ones each time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from tltimer.clock import Clock
from tltimer.journal.journal import Journal
from tltimer.paths import home_at
from tltimer.settings.toml_changes import write_setting

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
"""A Friday afternoon: the log ends here, and the clock stands here."""

TWELVE_WEEKS = 12
TEN_YEARS = 520
A_WEEK = 100
"""Switches of a week; ten years make 52,000."""

MODES = ("coding", "review", "planning", "meeting", "1:1", "coding", "review", "break", "coding", "meeting")


@dataclass(frozen=True)
class Entry:
    """One switch of a made-up log."""

    at: datetime
    mode: str


def entries(weeks: int) -> Iterator[Entry]:
    """Go through the switches of so many weeks up to now: twenty a working day, the last one of each to off."""
    chance = random.Random(weeks)
    monday = datetime(2026, 11, 16, tzinfo=UTC)
    for week in range(weeks - 1, -1, -1):
        for day in range(5):
            at = monday - timedelta(weeks=week) + timedelta(days=day, hours=8, minutes=chance.randrange(30, 59))
            for number in range(A_WEEK // 5 - 1):
                yield Entry(at, MODES[(number + day) % len(MODES)])
                at += timedelta(seconds=chance.randrange(8 * 60, 40 * 60))
            yield Entry(at, "off")


def documents(weeks: int) -> Iterator[dict[str, object]]:
    """Go through the switches as the journal keeps them."""
    for number, entry in enumerate(entries(weeks)):
        if entry.at <= NOW:
            at = entry.at.strftime("%Y-%m-%dT%H:%M:%SZ")
            yield {"id": f"{number:09}-log1", "at": at, "mode": entry.mode, "edited_at": at, "device": "log-log1"}


def make_log(folder: Path, weeks: int) -> None:
    """Write a log into an empty home, which has settings like that of everybody who has started the app."""
    write_setting(home_at(str(folder)).settings_file, "work.lunch", "12:00-13:00")
    with Journal(home_at(str(folder)), Clock(NOW)).edit(None) as edit:
        edit.take_in("switches", documents(weeks))


def watson_frames(weeks: int) -> list[list[object]]:
    """Return the same log as Watson keeps it in its file of frames: start, stop, project, id, tags, changed."""
    return [
        [int(start.timestamp()), int(end.timestamp()), mode, f"{number:032x}", [], int(end.timestamp())]
        for number, (start, end, mode) in enumerate(_spans(weeks))
    ]


def timewarrior_lines(weeks: int) -> dict[str, list[str]]:
    """Return the same log as timewarrior keeps it: by the name of the month's file, its lines."""
    months: dict[str, list[str]] = {}
    for start, end, mode in _spans(weeks):
        line = f"inc {start:%Y%m%dT%H%M%SZ} - {end:%Y%m%dT%H%M%SZ} # {mode.replace(':', '-')}"
        months.setdefault(f"{start:%Y-%m}.data", []).append(line)
    return months


def _spans(weeks: int) -> Iterator[tuple[datetime, datetime, str]]:
    known = [entry for entry in entries(weeks) if entry.at <= NOW]
    for entry, following in pairwise(known):
        if entry.mode != "off":
            yield entry.at, following.at, entry.mode
