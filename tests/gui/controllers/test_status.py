"""The tray's knowledge of the last weeks."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.gui.homes import House
from tltimer.gui.controllers.status import RECENT, StatusController


def people(present: StatusController) -> list[str]:
    offer = present.menu()
    return [person.name for person in offer.people]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.mark.parametrize("days", [0, 1, 13, 14, 15, 30, RECENT.days])
def test_who_was_met_within_eight_weeks_is_offered(house: House, days: int):
    house.do("9:00 1:1/Ana 10:00 off").turn_to("11:00", days)
    present = StatusController(house.reports, house.undo_redo.undo_label)
    present.look()
    assert people(present) == ["Ana"]


def test_who_was_met_longer_ago_is_not_offered(house: House):
    house.do("9:00 1:1/Ana 10:00 off").turn_to("11:00", RECENT.days + 1)
    present = StatusController(house.reports, house.undo_redo.undo_label)
    present.look()
    assert people(present) == []


def test_a_switch_of_the_last_days_is_known_at_the_next_look(house: House):
    present = StatusController(house.reports, house.undo_redo.undo_label)
    present.look()
    assert people(present) == []
    house.do("9:00 1:1/Ana 10:00 off").turn_to("11:00", 2)
    present.look()
    assert people(present) == ["Ana"]
    house.tracker.switch("1:1", person="Bo", at=house.clock.now() - timedelta(days=1))
    present.look()
    assert people(present) == ["Bo", "Ana"]


def test_while_the_log_cannot_be_read_the_menu_tells_so_and_keeps_the_modes(tmp_path: Path):
    file = tmp_path / "file"
    file.touch()
    house = House(file / "home")
    present = StatusController(house.reports, house.undo_redo.undo_label)
    reasons: list[str] = []
    present.unread.connect(reasons.append)
    present.look()
    present.read_more()
    (reason,) = reasons
    assert reason.startswith(f"{file} is not a folder, so your data cannot be in it. Move it elsewhere")
    menu = present.menu()
    assert (menu.header, menu.tooltip, menu.running) == (*["Your log cannot be read"] * 2, False)
    assert [mode.label for mode in menu.modes] == ["Coding", "1:1", "Review", "Planning", "Meeting", "Break"]

    file.unlink()
    house.do("9:00 coding")
    present.look()
    assert (present.problem, present.menu().header) == ("", "Coding, just started")


def test_modes_that_were_known_stay_in_the_menu_when_the_log_cannot_be_read_any_more(house: House):
    house.program.modes.change_mode("break", hidden=True)
    present = StatusController(house.reports, house.undo_redo.undo_label)
    present.look()
    house.home.journal.rename(house.home.data / "away")
    house.home.journal.symlink_to("nowhere")
    present.look()
    assert present.problem.startswith(f"{house.home.journal} is a link to ")
    assert [mode.label for mode in present.menu().modes] == ["Coding", "1:1", "Review", "Planning", "Meeting"]


def test_the_menu_names_the_change_that_undoing_takes_back(house: House):
    house.do("9:00 coding").turn_to("11:00")
    present = StatusController(house.reports, house.undo_redo.undo_label)
    present.look()
    offer = present.menu()
    assert offer.undo == house.undo_redo.undo_label() == "Coding at 09:00"
