"""Journals in throw-away homes."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tltimer.clock import Clock
from tltimer.journal.journal import Journal
from tltimer.paths import Home, home_at

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)

Open = Callable[..., Journal]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home that does not exist yet."""
    return home_at(str(tmp_path / "home"))


@pytest.fixture
def other_home(tmp_path: Path) -> Home:
    """The home of a second device."""
    return home_at(str(tmp_path / "other"))


@pytest.fixture
def open_journal(home: Home) -> Open:
    """Opens journals with a frozen clock, on a machine that the test names."""

    def open_(home: Home = home, now: datetime = NINE, machine: str = "here", timeout: float = 10.0) -> Journal:
        return Journal(home, Clock(now), machine, timeout)

    return open_


@pytest.fixture
def synchronise() -> Callable[[Journal, Home, Home], None]:
    """Carries the folder of a journal's own device to another home, as a synchroniser would."""

    def carry(journal: Journal, source: Home, target: Home) -> None:
        shutil.copytree(source.journal / journal.device, target.journal / journal.device, dirs_exist_ok=True)

    return carry
