"""The selection in the day window, and painting it."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.day.desk import Desk, Key, Left, Modifier
from tests.gui.homes import House


def test_a_span_is_marked_and_painted_with_a_letter(desk: Desk) -> None:
    desk.drag("9:15", "9:45")
    assert desk.log[0] == ("09:00", "coding"), "marked is not painted yet"
    desk.keys("r")
    assert desk.log[:4] == [("09:00", "coding"), ("09:15", "review"), ("09:45", "coding"), ("10:00", "meeting")]


def test_a_gap_and_an_unknown_span_are_filled_with_one_click(desk: Desk) -> None:
    rows = desk.window.rows
    for clock, mode in (("11:00", "review"), ("13:00", "coding")):
        place = next(n for n in range(rows.count()) if rows.item(n).text().find(f"{clock}–") > 0)
        row, rect = rows.item(place).data(Qt.ItemDataRole.UserRole), rows.visualItemRect(rows.item(place))
        chips = rows._paint.chips(rect.toRectF(), float(rows.fontMetrics().height()), row)
        point = next(where.center() for where, chip in chips if chip.key == mode).toPoint()
        QTest.mouseClick(rows.viewport(), Left, Modifier.NoModifier, point)
        assert (clock, mode) in desk.log


def test_the_modes_that_fill_a_gap_differ_by_shape(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding 10:00 off 11:00 coding 12:00 off")
    house.turn_to("18:00")
    rows = Desk(house, qtbot).window.rows
    row, rect = rows.item(1).data(Qt.ItemDataRole.UserRole), rows.visualItemRect(rows.item(1))
    chips = rows._paint.chips(rect.toRectF(), float(rows.fontMetrics().height()), row)
    image = rows.viewport().grab().toImage()
    background = image.pixel(rect.center().x(), rect.top() + 3)
    shapes = []
    for chip, _mode in chips:
        left, top, side = round(chip.left()), round(chip.top()), round(chip.width())
        ink = [image.pixel(left + x, top + y) != background for y in range(side) for x in range(side)]
        assert any(ink)
        shapes.append(tuple(ink))
    assert len(set(shapes)) == len(chips) == 6


def test_what_another_window_points_out_is_chosen(desk: Desk) -> None:
    edits = desk.window.edits
    first, second = edits.view.meetings if edits.view else ()
    desk.desk.point_out(first.start.date(), second)
    assert edits.meeting == second and desk.window.editor.book.isVisible()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Left)
    assert edits.meeting == first, "the keyboard goes on from there"
    desk.desk.point_out(first.start.date(), first.start - timedelta(minutes=30))
    assert edits.meeting is None and edits.piece is not None and edits.piece.switch.mode == "meeting"


def test_a_span_is_marked_shaped_and_painted_with_keys_alone(house: House, qtbot: QtBot) -> None:
    house.turn_to("18:00")
    desk = Desk(house, qtbot)
    desk.keys(Key.Key_Left)
    desk.keys(Key.Key_Left, Key.Key_Left, held=Modifier.ShiftModifier)
    desk.keys("c")
    assert desk.log == [("09:00", "coding"), ("17:20", "off")]
    desk.keys(Key.Key_Space)
    desk.keys(Key.Key_Right, held=Modifier.AltModifier)
    desk.keys(Key.Key_Left, held=Modifier.ShiftModifier)
    desk.keys("r")
    assert desk.log == [("09:00", "coding"), ("09:05", "review"), ("17:15", "coding"), ("17:20", "off")]
    desk.keys(Key.Key_Left, Key.Key_Left, Key.Key_Left, "m")
    assert desk.log[0] == ("08:00", "meeting"), "before the first entry an hour is offered"
