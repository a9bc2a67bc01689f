"""Of several starts at once one becomes the app."""

import os
from pathlib import Path

import pytest

from tltimer.paths import home_at
from tltimer.system.start_lock import StartLock

pytestmark = pytest.mark.skipif(os.name != "posix", reason="flock")


def test_the_second_of_two_starts_hands_its_request_over(tmp_path: Path) -> None:
    home = home_at(str(tmp_path))
    first, second = StartLock(home), StartLock(home)
    assert first.is_first(lambda: False)
    answers = [False, False, True]
    assert not second.is_first(lambda: answers.pop(0))
    assert answers == [], "an app that does not listen yet is asked again"
    first.release()


def test_a_start_whose_predecessor_ends_becomes_the_app(tmp_path: Path) -> None:
    home = home_at(str(tmp_path))
    first, second, third = StartLock(home), StartLock(home), StartLock(home)
    assert first.is_first(lambda: False)

    def ended() -> bool:
        first.release()
        return False

    assert second.is_first(ended)
    assert not third.is_first(lambda: True)
    second.release()


def test_two_homes_have_an_app_each(tmp_path: Path) -> None:
    starts = [StartLock(home_at(str(tmp_path / name))) for name in ("one", "other")]
    assert all(start.is_first(lambda: False) for start in starts)
    for start in starts:
        start.release()


def test_where_no_lock_can_be_made_the_app_starts(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    assert StartLock(home_at(str(tmp_path / "home"))).is_first(lambda: False)
