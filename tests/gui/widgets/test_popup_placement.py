"""The part of a screen in which popups are placed."""

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen

from tltimer.gui.widgets.popup_placement import clear_place, free_area

SCREEN = QRect(0, 0, 1600, 1300)


@pytest.mark.parametrize(
    ("available", "free"),
    [
        pytest.param(QRect(0, 31, 1600, 1269), QRect(0, 31, 1600, 1269), id="a panel above"),
        pytest.param(QRect(0, 62, 1600, 1269), QRect(0, 62, 1600, 1238), id="beyond the screen, as Qt has it scaled"),
        pytest.param(QRect(0, 0, 1600, 1269), QRect(0, 0, 1600, 1269), id="a panel below"),
    ],
)
def test_popups_have_the_part_that_no_panel_covers(available: QRect, free: QRect) -> None:
    screen = cast(QScreen, SimpleNamespace(geometry=lambda: SCREEN, availableGeometry=lambda: available))
    assert free_area(screen) == free


@pytest.mark.parametrize(
    ("popups", "left"),
    [
        pytest.param([], 550, id="in the middle"),
        pytest.param([QRect(1060, 700, 520, 400)], 550, id="beside a popup that does not reach so far"),
        pytest.param([QRect(900, 400, 690, 800)], 388, id="left of one that does"),
        pytest.param([QRect(900, 400, 690, 800), QRect(1000, 100, 590, 290)], 388, id="left of two"),
    ],
)
def test_a_window_of_its_own_lies_under_no_popup(popups: list[QRect], left: int) -> None:
    place = clear_place(QSize(500, 220), SCREEN, popups)
    assert place is not None
    assert place.x() == left
    assert not any(QRect(place, QSize(500, 220)).intersects(popup) for popup in popups)


def test_a_window_without_room_beside_the_popups_goes_where_the_desktop_puts_it() -> None:
    assert clear_place(QSize(500, 220), SCREEN, [QRect(400, 100, 1190, 1100)]) is None
