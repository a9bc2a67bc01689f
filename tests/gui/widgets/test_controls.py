"""The standard controls: what screen readers hear of them, and how they react."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.checkbox import CheckBox, CheckBoxRow, RadioButton
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.gui.widgets.theme import Theme, style_sheet
from tltimer.palette import DARK, LIGHT, Palette

Role = QAccessible.Role


def heard(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("words", ["Undo", "Q&A", "Merge && split"])
def test_each_control_has_its_own_role_and_its_words(qtbot: QtBot, words: str) -> None:
    button, box, radio = Button(words), CheckBox(words), RadioButton(words)
    row, choice = CheckBoxRow(words, "9:00"), SegmentedControl("Which")
    choice.offer([("a", words), ("b", "Other")])
    for widget in (button, box, radio, row, choice):
        qtbot.addWidget(widget)
    assert heard(button)[0] is Role.Button
    assert heard(box)[0] is Role.CheckBox
    assert heard(radio)[0] is Role.RadioButton
    assert heard(row) == (Role.CheckBox, f"{words}, 9:00")
    assert [heard(segment)[0] for segment in choice.buttons.values()] == [Role.RadioButton] * 2
    assert (button.text(), box.text(), radio.text(), choice.buttons["a"].text()) == (words,) * 4


def test_a_choice_is_walked_with_arrows_and_tells_each_change_once(qtbot: QtBot) -> None:
    choice = SegmentedControl("How often")
    chosen: list[str] = []
    choice.chosen.connect(chosen.append)
    qtbot.addWidget(choice)
    choice.offer([("quiet", "Quiet"), ("default", "Default"), ("all", "Everything")])
    choice.show_choice("default")
    choice.show()
    choice.buttons["default"].setFocus()
    QTest.keyClick(choice.buttons["default"], Qt.Key.Key_Right)
    QTest.mouseClick(choice.buttons["all"], Qt.MouseButton.LeftButton)
    assert (chosen, choice.choice) == (["all"], "all")
    choice.show_choice("none of them")
    assert not any(button.isChecked() for button in choice.buttons.values())
    assert chosen == ["all"]


def test_enter_presses_the_focused_button(qtbot: QtBot) -> None:
    window = QWidget()
    pressed: list[str] = []
    column = QVBoxLayout(window)
    for name in ("One", "Two"):
        button = Button(name)
        button.clicked.connect(lambda _on=False, name=name: pressed.append(name))
        column.addWidget(button)
    qtbot.addWidget(window)
    QTest.keyClick(window.findChildren(Button)[1], Qt.Key.Key_Return)
    assert pressed == ["Two"]


def test_a_line_is_ticked_wherever_it_is_clicked(qtbot: QtBot) -> None:
    row = CheckBoxRow("Send the notes", "due today")
    qtbot.addWidget(row)
    row.resize(400, row.sizeHint().height())
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert row.isChecked()


def test_a_name_too_long_for_its_line_is_cut_and_whole_in_its_tooltip(qtbot: QtBot) -> None:
    name = "Send the notes of the quarterly planning to everybody who could not come"
    row = CheckBoxRow(name, "due today")
    qtbot.addWidget(row)
    row.resize(220, row.sizeHint().height())
    row.show()
    assert row.text() != name
    assert name in row.toolTip()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_knows_all_its_colours_and_pictures(palette: Palette) -> None:
    sheet = style_sheet(palette)
    assert "$" not in sheet
    assert palette.main in sheet


def test_a_button_is_filled_only_when_it_matters_most(qtbot: QtBot) -> None:
    look, window = Theme("light"), QWidget()
    button = Button("Block", ButtonKind.MAIN)
    QVBoxLayout(window).addWidget(button)
    look.dress(window)
    qtbot.addWidget(window)
    window.show()
    middle = button.rect().center().y()
    assert button.grab().toImage().pixelColor(6, middle).name() == LIGHT.main
    button.become(ButtonKind.PLAIN)
    assert button.grab().toImage().pixelColor(6, middle).name() == LIGHT.card


def test_buttons_and_switches_end_where_fields_do(qtbot: QtBot) -> None:
    look, window = Theme("light"), QWidget()
    switch = CheckBox("")
    switch.setProperty("kind", "switch")
    segment = RadioButton("Monday")
    segment.setProperty("kind", "segment")
    controls = [LineEdit(look), Button("Change"), segment, switch]
    column = QVBoxLayout(window)
    for control in controls:
        column.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
    look.dress(window)
    qtbot.addWidget(window)
    window.show()
    window.setFocus()
    picture = window.grab().toImage()
    ends = []
    for control in controls:
        row = control.mapTo(window, control.rect().center()).y()
        ground = picture.pixelColor(0, row)
        ends.append(max(x for x in range(picture.width()) if picture.pixelColor(x, row) != ground))
    assert len(set(ends)) == 1


@pytest.mark.parametrize("is_on", [False, True])
def test_a_switch_shows_that_it_has_the_keyboard(qtbot: QtBot, is_on: bool) -> None:
    look, window = Theme("light"), QWidget()
    switch = CheckBox("", window)
    switch.setProperty("kind", "switch")
    switch.setChecked(is_on)
    look.dress(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    before = switch.grab().toImage()
    switch.setFocus()
    assert before.pixelColor(before.width() // 3, 0).name() != LIGHT.text
    assert switch.grab().toImage().pixelColor(before.width() // 3, 0).name() == LIGHT.text
