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


@pytest.mark.parametrize("is_there", [True, False])
def test_settings_are_kept_in_the_cache_and_missing_ones_make_no_folder(
    home: Home, rules: RulesReader, is_there: bool
) -> None:
    if not is_there:
        home.settings_file.unlink()
    rules.settings()
    assert home.cache.exists() is home.parsed_settings_file.exists() is is_there


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_settings_in_the_cache_are_the_users_alone(home: Home, rules: RulesReader) -> None:
    home.settings_file.chmod(0o644)
    rules.settings()
    assert [path.stat().st_mode & 0o777 for path in (home.cache, home.parsed_settings_file)] == [0o700, 0o600]


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
