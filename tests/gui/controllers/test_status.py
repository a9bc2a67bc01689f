"""The tray's knowledge of the last weeks."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.gui.homes import House
from tltimer.gui.controllers.status import RECENT, StatusController
from tltimer.gui.data_changes import DataChanges


def people(present: StatusController) -> list[str]:
    offer = present.menu()
    assert offer is not None
    return [person.name for person in offer.people]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.mark.parametrize("days", [0, 1, 13, 14, 15, 30, RECENT.days])
def test_who_was_met_within_eight_weeks_is_offered(house: House, days: int):
    house.do("9:00 1:1/Ana 10:00 off").turn_to("11:00", days)
    present = StatusController(house.reports, DataChanges())
    present.look()
    assert people(present) == ["Ana"]


def test_who_was_met_longer_ago_is_not_offered(house: House):
    house.do("9:00 1:1/Ana 10:00 off").turn_to("11:00", RECENT.days + 1)
    present = StatusController(house.reports, DataChanges())
    present.look()
    assert people(present) == []


def test_a_switch_of_the_last_days_is_known_at_the_next_look(house: House):
    present = StatusController(house.reports, DataChanges())
    present.look()
    assert people(present) == []
    house.do("9:00 1:1/Ana 10:00 off").turn_to("11:00", 2)
    present.look()
    assert people(present) == ["Ana"]
    house.tracker.switch("1:1", person="Bo", at=house.clock.now() - timedelta(days=1))
    present.look()
    assert people(present) == ["Bo", "Ana"]
