"""Do-not-disturb around a mode: whatever happens, the desktop ends as the user had it."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.pretended_desktops import STEPS, Desktop, Inhibiting, KilledError, play
from tltimer.services.do_not_disturb import DoNotDisturbHold


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(STEPS), max_size=20), st.booleans(), st.sampled_from((Desktop, Inhibiting)))
def test_the_desktop_ends_as_the_user_had_it(steps: list[str], on: bool, kind: type[Desktop]) -> None:
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        ends, users, is_noted = play(steps, on, kind, Path(folder))
    assert (ends, is_noted) == (users, False)


def test_a_desktop_that_is_inhibited_stays_so_for_the_whole_stay(path: Path) -> None:
    desktop = Inhibiting(on=False)
    hold = DoNotDisturbHold(path, desktop.lent)
    for _minute in range(3):
        hold.follow("coding")
        assert desktop.is_on()
    desktop.program_ended()
    hold = DoNotDisturbHold(path, desktop.lent)
    hold.follow("coding")
    assert desktop.is_on()
    hold.follow(None)
    assert not desktop.is_on()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


def test_what_was_found_is_on_disk_before_anything_is_set(path: Path) -> None:
    desktop = Desktop(on=False)
    desktop.dies_at_turn = "before"
    with pytest.raises(KilledError):
        DoNotDisturbHold(path, desktop.lent).follow("coding")
    assert json.loads(path.read_text()) == {"GNOME": {"stay": "coding", "ours": True}}


def test_a_stay_is_set_and_restored(path: Path) -> None:
    desktop = Desktop(on=False)
    hold = DoNotDisturbHold(path, desktop.lent)
    hold.follow("coding")
    assert desktop.is_on()
    hold.follow(None)
    assert not desktop.is_on()


def test_a_kill_is_made_good_at_the_next_start(path: Path) -> None:
    desktop = Desktop(on=False)
    DoNotDisturbHold(path, desktop.lent).follow("coding")
    assert desktop.is_on()
    DoNotDisturbHold(path, desktop.lent).follow(None)
    assert not desktop.is_on()


def test_the_choice_of_the_user_meanwhile_wins(path: Path) -> None:
    desktop = Desktop(on=False)
    hold = DoNotDisturbHold(path, desktop.lent)
    hold.follow("coding")
    desktop.set_by_user(False)
    hold.follow("coding")
    assert not desktop.is_on()
    desktop.set_by_user(True)
    hold.follow("coding")
    hold.follow(None)
    assert desktop.is_on()


def test_nothing_is_set_that_cannot_be_noted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    desktop = Desktop(on=False)
    DoNotDisturbHold(tmp_path / "file" / "notes.json", desktop.lent).follow("coding")
    assert not desktop.is_on()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"GNOME": 1}', '{"GNOME": {"stay": 1, "ours": 2}}', "\0"])
def test_notes_that_make_no_sense_are_none(path: Path, text: str) -> None:
    path.write_text(text)
    desktop = Desktop(on=True)
    hold = DoNotDisturbHold(path, desktop.lent)
    hold.follow(None)
    hold.follow("coding")
    hold.follow(None)
    assert desktop.is_on()


class Unknown(Desktop):
    def is_on(self) -> bool | None:
        return None


class Unsettable(Desktop):
    def turn(self, _on: bool) -> bool:
        return False


@pytest.mark.parametrize("kind", [Unknown, Unsettable])
def test_where_nothing_can_be_set_no_note_is_left(path: Path, kind: type[Desktop]) -> None:
    hold = DoNotDisturbHold(path, kind(on=False).lent)
    hold.follow("coding")
    assert not path.exists()


def test_a_note_of_another_desktop_waits_for_it(path: Path) -> None:
    gnome, xfce = Desktop(on=False), Desktop(on=False)
    xfce.name = "XFCE"
    DoNotDisturbHold(path, gnome.lent).follow("coding")
    DoNotDisturbHold(path, xfce.lent).follow(None)
    assert gnome.is_on()
    DoNotDisturbHold(path, gnome.lent).follow(None)
    assert not gnome.is_on()
