"""The slider with two ends, by keyboard and by pointer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.range_slider import RangeSlider
from tltimer.gui.widgets.theme import Theme


@pytest.fixture
def slider(qtbot: QtBot) -> RangeSlider:
    made = RangeSlider(Theme("light"))
    qtbot.addWidget(made)
    made.resize(400, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_arrows_move_an_end_and_the_ends_never_meet(slider: RangeSlider, qtbot: QtBot) -> None:
    slider.show_target(0.3, 0.4)
    slider.low.setFocus()
    qtbot.keyClick(slider.low, Qt.Key.Key_Left)
    assert slider.target == (0.25, 0.4)
    qtbot.keyClick(slider.low, Qt.Key.Key_End)
    assert slider.target == (0.35, 0.4)
    qtbot.keyClick(slider.low, Qt.Key.Key_Home)
    qtbot.keyClick(slider.high, Qt.Key.Key_PageUp)
    assert slider.target == (0.0, 0.5)
    qtbot.keyClick(slider.high, Qt.Key.Key_Home)
    assert slider.target == (0.0, 0.05)


def test_tab_goes_from_one_end_to_the_other(slider: RangeSlider, qtbot: QtBot) -> None:
    slider.low.setFocus()
    qtbot.keyClick(slider.low, Qt.Key.Key_Tab)
    assert slider.high.hasFocus()


def test_both_ends_have_names_and_values_for_those_who_hear_them(slider: RangeSlider) -> None:
    slider.show_target(0.2, 0.35)
    for end, word, number in ((slider.low, "Lowest", 20), (slider.high, "Highest", 35)):
        heard = QAccessible.queryAccessibleInterface(end)
        assert heard.text(QAccessible.Text.Name).startswith(word)
        assert heard.valueInterface().currentValue() == number


def test_the_pointer_pulls_an_end_and_a_click_brings_the_nearer_one(slider: RangeSlider, qtbot: QtBot) -> None:
    slider.show_target(0.3, 0.5)
    tenth = slider.high.x() + slider.high.width() // 2 - slider.low.x() - slider.low.width() // 2
    middle = slider.low.height() // 2
    qtbot.mousePress(slider.high, Qt.MouseButton.LeftButton, pos=QPoint(middle, middle))
    qtbot.mouseMove(slider.high, QPoint(middle + tenth // 2, middle))
    qtbot.mouseRelease(slider.high, Qt.MouseButton.LeftButton)
    assert slider.target == (0.3, 0.6)
    line = slider.low.y() + middle
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.low.x() - tenth // 2 + middle, line))
    assert slider.target == (0.2, 0.6)


def test_any_target_of_the_command_line_is_shown_as_it_is(slider: RangeSlider) -> None:
    for target in ((0.33, 0.33), (0.0, 1.0), (0.98, 1.0), (0.12, 0.29)):
        slider.show_target(*target)
        assert slider.target == target
