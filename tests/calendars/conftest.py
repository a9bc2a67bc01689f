"""Fixtures of the tests of calendars: files of situations, a zone, a home with a clock that stands still."""

import runpy
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tltimer.calendars.calendars import Calendars
from tltimer.calendars.ics.loading import checked
from tltimer.calendars.ics.recurrence import occurrences
from tltimer.clock import Clock
from tltimer.paths import Home, home_at

ICS = Path(__file__).parent / "ics" / "situations"
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def ics() -> Path:
    return ICS


class Read:
    """A file of a situation as it was read: ``lines`` of "title start–end" in local time, ``rows``, ``codes``."""

    def __init__(self, rows: list[dict[str, Any]], problems: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.codes = [problem["code"] for problem in problems]
        self.lines = [_drawn(row) for row in rows]


def _drawn(row: dict[str, Any]) -> str:
    start, end = (datetime.fromtimestamp(row[field], BERLIN) for field in ("start", "end"))
    if row["all_day"]:
        return f"{row['title']} {start:%m-%d}…{end:%m-%d}"
    return f"{row['title']} {start:%m-%d %H:%M}–{end:%H:%M}"


@pytest.fixture
def read() -> Callable[..., Read]:
    """Read a file of a situation, in this process, from October to December 2026 or another span."""

    def reader(
        name: str,
        start: datetime = datetime(2026, 10, 1, tzinfo=UTC),
        end: datetime = datetime(2027, 1, 1, tzinfo=UTC),
    ) -> Read:
        lines = checked((ICS / f"{name}.ics").read_bytes())
        return Read(*occurrences(lines, start, end, BERLIN))

    return reader


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(str(tmp_path / "home"))


@pytest.fixture
def calendars(home: Home) -> Calendars:
    return Calendars(home, Clock(NOW))


@pytest.fixture
def server() -> Iterator[Any]:
    """A real server on loopback; the module beside this file says how it can answer."""
    path = Path(__file__).with_name("server.py")
    module = runpy.run_path(str(path))
    with module["serving"]() as running:
        yield running


@pytest.fixture
def caldav(tmp_path: Path) -> Iterator[Any]:
    """A real CalDAV server on loopback, without calendars yet."""
    from tests.calendars.caldav_server import serving_caldav

    folder = tmp_path / "caldav"
    folder.mkdir()
    with serving_caldav(folder) as running:
        yield running
