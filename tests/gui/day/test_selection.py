"""The selection in the day window, and painting it."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.day.scene import Key, Left, Modifier, Scene
from tests.gui.homes import House
from tltimer.gui.day.entry_list import EntryItemPainter, EntryListView


def painter_of(rows: EntryListView) -> EntryItemPainter:
    painter = rows.itemDelegate()
    assert isinstance(painter, EntryItemPainter)
    return painter


def test_a_span_is_marked_and_painted_with_a_letter(scene: Scene) -> None:
    scene.drag("9:15", "9:45")
    assert scene.log[0] == ("09:00", "coding"), "marked is not painted yet"
    scene.keys("r")
    assert scene.log[:4] == [("09:00", "coding"), ("09:15", "review"), ("09:45", "coding"), ("10:00", "meeting")]


def test_a_gap_and_an_unknown_span_are_filled_with_one_click(scene: Scene) -> None:
    rows = scene.window.rows
    for clock, mode in (("11:00", "review"), ("13:00", "coding")):
        place = next(n for n in range(rows.count()) if rows.item(n).text().find(f"{clock}–") > 0)
        row, rect = rows.item(place).data(Qt.ItemDataRole.UserRole), rows.visualItemRect(rows.item(place))
        chips = painter_of(rows).chips(rect.toRectF(), float(rows.fontMetrics().height()), row)
        point = next(where.center() for where, chip in chips if chip.key == mode).toPoint()
        QTest.mouseClick(rows.viewport(), Left, Modifier.NoModifier, point)
        assert (clock, mode) in scene.log


def test_the_modes_that_fill_a_gap_differ_by_shape(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding 10:00 off 11:00 coding 12:00 off")
    house.turn_to("18:00")
    rows = Scene(house, qtbot).window.rows
    row, rect = rows.item(1).data(Qt.ItemDataRole.UserRole), rows.visualItemRect(rows.item(1))
    chips = painter_of(rows).chips(rect.toRectF(), float(rows.fontMetrics().height()), row)
    image = rows.viewport().grab().toImage()
    background = image.pixel(rect.center().x(), rect.top() + 3)
    shapes = []
    for chip, _mode in chips:
        left, top, side = round(chip.left()), round(chip.top()), round(chip.width())
        ink = [image.pixel(left + x, top + y) != background for y in range(side) for x in range(side)]
        assert any(ink)
        shapes.append(tuple(ink))
    assert len(set(shapes)) == len(chips) == 6


def test_what_another_window_points_out_is_chosen(scene: Scene) -> None:
    edits = scene.window.edits
    first, second = edits.view.meetings if edits.view else ()
    scene.controller.point_out(first.start.date(), second)
    assert edits.meeting == second and scene.window.editor.book.isVisible()
    QTest.keyClick(scene.window.focusWidget(), Qt.Key.Key_Left)
    assert edits.meeting == first, "the keyboard goes on from there"
    scene.controller.point_out(first.start.date(), first.start - timedelta(minutes=30))
    assert edits.meeting is None and edits.piece is not None and edits.piece.switch.mode == "meeting"


def test_a_span_is_marked_shaped_and_painted_with_keys_alone(house: House, qtbot: QtBot) -> None:
    house.turn_to("18:00")
    scene = Scene(house, qtbot)
    scene.keys(Key.Key_Left)
    scene.keys(Key.Key_Left, Key.Key_Left, held=Modifier.ShiftModifier)
    scene.keys("c")
    assert scene.log == [("09:00", "coding"), ("17:20", "off")]
    scene.keys(Key.Key_Space)
    scene.keys(Key.Key_Right, held=Modifier.AltModifier)
    scene.keys(Key.Key_Left, held=Modifier.ShiftModifier)
    scene.keys("r")
    assert scene.log == [("09:00", "coding"), ("09:05", "review"), ("17:15", "coding"), ("17:20", "off")]
    scene.keys(Key.Key_Left, Key.Key_Left, Key.Key_Left, "m")
    assert scene.log[0] == ("08:00", "meeting"), "before the first entry an hour is offered"
