"""Do-not-disturb around a mode: whatever happens, the desktop ends as the user had it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tltimer.services.do_not_disturb import DoNotDisturbHold


class KilledError(Exception):
    """Stands for SIGKILL in the middle of an operation."""


class Desktop:
    """A desktop's one switch, on which the user has a hand as well."""

    name = "GNOME"
    ends_with_connection = False

    def __init__(self, *, on: bool) -> None:
        self.value = on
        self.dies_at_turn = ""

    def is_on(self) -> bool | None:
        return self.value

    def turn(self, on: bool) -> bool:
        if self.dies_at_turn == "before":
            raise KilledError
        self._set(on)
        if self.dies_at_turn == "after":
            raise KilledError
        return True

    def _set(self, on: bool) -> None:
        self.value = on

    def set_by_user(self, on: bool) -> None:
        self.value = on

    def program_ended(self) -> None:
        """See the program's connection close."""

    @contextmanager
    def lent(self) -> Iterator["Desktop"]:
        yield self
        self.program_ended()


class Inhibiting(Desktop):
    """A desktop that lets programs inhibit notifications beside the user's switch; the user can end that."""

    ends_with_connection = True
    is_inhibited = False

    def is_on(self) -> bool | None:
        return self.value or self.is_inhibited

    def _set(self, on: bool) -> None:
        self.is_inhibited = on

    def set_by_user(self, on: bool) -> None:
        self.value, self.is_inhibited = on, False

    def program_ended(self) -> None:
        self.is_inhibited = False


STEPS = st.lists(
    st.sampled_from(("coding", "review", "", "again", "user", "kill", "kill and user", "before", "after")), max_size=20
)


@settings(max_examples=1000, deadline=None)
@given(STEPS, st.booleans(), st.sampled_from((Desktop, Inhibiting)))
def test_the_desktop_ends_as_the_user_had_it(steps: list[str], on: bool, kind: type[Desktop]) -> None:
    """The user acts on what is to be seen: turns off what is on, and on what is off."""
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        path = Path(folder, "notes.json")
        desktop = kind(on=on)
        hold = DoNotDisturbHold(path, desktop.lent)
        users, stay = on, ""
        for number, step in enumerate(steps):
            if step in ("coding", "review", ""):
                stay = step and f"{step} {number}"
            if step in ("before", "after"):
                desktop.dies_at_turn, stay = step, f"killed {number}"
                with suppress(KilledError):
                    hold.follow(stay)
                desktop.dies_at_turn = ""
            if step in ("kill", "kill and user", "before", "after"):
                desktop.program_ended()
                hold = DoNotDisturbHold(path, desktop.lent)
            if step in ("user", "kill and user"):
                users = not desktop.is_on()
                desktop.set_by_user(users)
            hold.follow(stay or None)
        hold.follow(None)
        assert desktop.is_on() == users
        assert not path.exists()


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
