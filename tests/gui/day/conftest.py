"""The day window on a real journal."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.day.scene import DAY, Scene
from tests.gui.homes import House


@pytest.fixture
def scene(house: House, qtbot: QtBot) -> Scene:
    house.calendar(("11:00", "11:30", "Sync"), ("13:12", "14:00", "1:1 with Ana"), other="Ana")
    house.do(DAY)
    house.turn_to("18:00")
    return Scene(house, qtbot)
