"""Undo and redo of changes, on a real journal."""

import shutil
from pathlib import Path

import pytest

from tests.gui.homes import House, on
from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.journal import Journal
from tltimer.paths import home_at
from tltimer.services.tracker import Tracker
from tltimer.services.undo_redo import UndoRedo


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "home")


def test_an_empty_log_has_nothing_to_undo_or_redo(house: House) -> None:
    history = house.undo_redo
    assert (history.undo_label(), history.redo_label(), history.mark()) == (None, None, None)
    with pytest.raises(Refused, match="nothing to undo"):
        history.undo()
    with pytest.raises(Refused, match="nothing to redo"):
        history.redo()


def test_a_new_change_forgets_what_could_be_redone(house: House) -> None:
    house.do("9:00 coding 10:00 review")
    assert house.undo_redo.undo() == house.undo_redo.redo_label() == "Review at 10:00"
    house.do("11:00 planning")
    assert house.undo_redo.redo_label() is None
    with pytest.raises(Refused, match="nothing to redo"):
        house.undo_redo.redo()
    assert house.log() == [("09:00", "coding"), ("11:00", "planning")]


def test_a_marked_change_is_taken_back_after_others(house: House) -> None:
    house.do("9:00 coding 10:00 review")
    mark = house.undo_redo.mark()
    assert mark is not None
    house.do("11:00 planning")
    assert house.undo_redo.undo_change(mark) == "Review at 10:00"
    assert house.log() == [("09:00", "coding"), ("11:00", "planning")]
    with pytest.raises(Refused, match="can no longer be undone"):
        house.undo_redo.undo_change(mark)


def test_in_a_home_that_was_moved_to_another_device_only_its_own_changes_are_offered(house: House) -> None:
    house.do("9:00 coding").turn_to("10:00")
    moved = Journal(house.home, house.clock, "another machine")
    history = UndoRedo(moved, house.reports.rules)
    Tracker(moved, house.clock, house.reports.rules, house.reports.day_rule).switch("review")
    assert history.undo() == "Review at 10:00"
    assert history.undo_label() is None
    with pytest.raises(Refused, match="nothing to undo"):
        history.undo()


def test_a_change_that_another_device_built_on_is_named_in_words(house: House, tmp_path: Path) -> None:
    house.do("12:00 coding")
    (switch,) = house.reports.log(house.reports.today(), house.reports.today())
    elsewhere = home_at(str(tmp_path / "elsewhere"))
    shutil.copytree(house.home.journal, elsewhere.journal)
    other = Journal(elsewhere, Clock(on("13:00")), "other")
    with other.edit("correct") as edit:
        edit.change_switch(switch.id, mode="review")
    shutil.copytree(elsewhere.journal / other.device, house.home.journal / other.device)
    with pytest.raises(Refused) as refusal:
        house.undo_redo.undo()
    assert str(refusal.value) == (
        f'"Coding at 12:00" cannot be undone: {other.device} has since changed the same item. Correct it by hand.'
    )
