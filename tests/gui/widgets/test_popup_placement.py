"""The part of a screen in which popups are placed."""

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen

from tltimer.gui.widgets.popup_placement import free_area

SCREEN = QRect(0, 0, 1600, 1300)


@pytest.mark.parametrize(
    ("told", "free"),
    [
        pytest.param(QRect(0, 31, 1600, 1269), QRect(0, 31, 1600, 1269), id="a panel above"),
        pytest.param(QRect(0, 62, 1600, 1269), QRect(0, 62, 1600, 1238), id="beyond the screen, as Qt has it scaled"),
        pytest.param(QRect(0, 0, 1600, 1269), QRect(0, 0, 1600, 1269), id="a panel below"),
    ],
)
def test_popups_have_the_part_that_no_panel_covers(told: QRect, free: QRect) -> None:
    screen = cast(QScreen, SimpleNamespace(geometry=lambda: SCREEN, availableGeometry=lambda: told))
    assert free_area(screen) == free
