import re
from datetime import date
from pathlib import Path

import pytest

from tltimer.errors import Refused
from tltimer.services.quiet_mode import QuietMode

TODAY, TOMORROW = date(2026, 11, 16), date(2026, 11, 17)


def test_it_is_quiet_for_one_day_and_told_to_whoever_asks(tmp_path: Path) -> None:
    QuietMode(tmp_path / "home" / "quiet").turn(TODAY, on=True)
    again = QuietMode(tmp_path / "home" / "quiet")
    assert again.is_on(TODAY)
    assert not again.is_on(TOMORROW)
    again.turn(TODAY, on=False)
    again.turn(TODAY, on=False)
    assert not again.is_on(TODAY)


def test_a_broken_file_is_no_wish(tmp_path: Path) -> None:
    (tmp_path / "quiet").write_bytes(b"\xff\xfe")
    assert not QuietMode(tmp_path / "quiet").is_on(TODAY)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    quiet = QuietMode(tmp_path / "home" / "quiet")
    with pytest.raises(Refused, match=f"^{re.escape(str(tmp_path / 'home' / 'quiet'))} cannot be written: "):
        quiet.turn(TODAY, on=True)
    quiet.turn(TODAY, on=False)
    assert not quiet.is_on(TODAY)
