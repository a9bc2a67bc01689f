"""The day window on a real journal."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.day.desk import DAY, Desk
from tests.gui.homes import House


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> Desk:
    house.calendar(("11:00", "11:30", "Sync"), ("13:12", "14:00", "1:1 with Ana"), other="Ana")
    house.do(DAY)
    house.turn_to("18:00")
    return Desk(house, qtbot)
