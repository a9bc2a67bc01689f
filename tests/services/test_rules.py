"""The rules for reading the log, and the settings that they come from."""

import sys
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.journal import Journal
from tltimer.paths import Home, home_at
from tltimer.services.rules import RulesReader


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "settings.toml").write_text('day_start = "03:00"\n')
    return home_at(str(tmp_path))


@pytest.fixture
def rules(home: Home) -> RulesReader:
    journal = Journal(home, Clock(datetime(2026, 11, 16, 9, tzinfo=UTC), 1.0, lambda: 0.0))
    return RulesReader(home, journal, lambda _name: ZoneInfo("Europe/Berlin"))


def test_while_the_journal_cannot_be_read_the_settings_still_count(home: Home, rules: RulesReader) -> None:
    home.journal.touch()
    with pytest.raises(Refused):
        rules.rules()
    assert rules.day_rule().day_start == time(3)
    by_settings = rules.rules_without_journal()
    assert by_settings.days == rules.day_rule()
    assert [mode.label for mode in by_settings.modes] == ["Coding", "1:1", "Review", "Planning", "Meeting", "Break"]


@pytest.mark.skipif(sys.platform == "win32", reason="lowers the limit of open files")
@pytest.mark.parametrize("known", [False, True])
def test_settings_that_cannot_be_opened_now_are_read_again(home: Home, rules: RulesReader, known: bool) -> None:
    import resource

    if known:
        rules.settings()
        home.settings_file.touch()  # so that it is read again
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, most[1]))
    try:
        problems, start = rules.problems(), rules.day_rule().day_start
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, most)
    assert len(problems) == 1
    assert start == (time(3) if known else time(4))
    assert (rules.problems(), rules.day_rule().day_start) == ((), time(3))
