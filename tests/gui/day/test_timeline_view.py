"""The timeline of the day window under the mouse."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tests.gui.day.scene import Key, Left, Modifier, Scene
from tests.gui.homes import House, on
from tltimer.gui.day.timeline_painter import title_lines


def test_an_edge_that_is_dragged_moves_both_neighbours_and_snaps(scene: Scene) -> None:
    scene.drag("10:00", "9:31")
    assert scene.log[:3] == [("09:00", "coding"), ("09:30", "meeting"), ("11:00", "off")]
    scene.drag("13:00", "13:11")
    assert ("13:12", "unknown") in scene.log, "the edge of a meeting pulls harder than the grid"


def test_an_edge_that_is_dragged_with_alt_goes_where_it_is_put(scene: Scene) -> None:
    scene.drag("10:00", "9:31", Modifier.AltModifier)
    (moved,) = [clock for clock, mode in scene.log if mode == "meeting"]
    assert moved in ("09:30", "09:31", "09:32")
    (switch,) = [
        entry
        for entry in scene.house.reports.log(scene.house.reports.today(), scene.house.reports.today())
        if entry.mode == "meeting"
    ]
    assert switch.at.second or moved != "09:30"


def test_esc_in_the_middle_of_a_drag_leaves_everything_as_it_was(scene: Scene) -> None:
    before = scene.log
    QTest.mousePress(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:00"))
    scene.move("9:30")
    assert scene.window.edits.is_busy
    QTest.keyClick(scene.window, Key.Key_Escape)
    QTest.mouseRelease(scene.window.canvas, Left, Modifier.NoModifier, scene.point("9:30"))
    assert scene.log == before
    assert scene.window.isVisible()


def test_a_drag_goes_on_with_its_own_edge_when_others_add_one_before_it(scene: Scene) -> None:
    QTest.mousePress(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:00"))
    scene.move("10:10")
    scene.house.tracker.paint(on("9:10"), on("9:20"), "break")
    scene.controller.update()
    scene.move("10:30")
    QTest.mouseRelease(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:30"))
    assert scene.log[1:5] == [("09:10", "break"), ("09:20", "coding"), ("10:30", "meeting"), ("11:00", "off")]


def test_a_drag_ends_when_its_edge_is_gone_and_takes_no_other(scene: Scene) -> None:
    QTest.mousePress(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:00"))
    scene.move("10:10")
    today = scene.house.reports.today()
    scene.house.tracker.remove(scene.house.reports.log(today, today)[1].id)
    scene.controller.update()
    after = scene.log
    scene.move("9:30")
    QTest.mouseRelease(scene.window.canvas, Left, Modifier.NoModifier, scene.point("9:30"))
    assert "changed elsewhere" in scene.said
    assert scene.log == after


def test_an_edge_that_others_move_meanwhile_stays_where_they_put_it(scene: Scene) -> None:
    QTest.mousePress(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:00"))
    scene.move("10:10")
    today = scene.house.reports.today()
    scene.house.tracker.change(scene.house.reports.log(today, today)[1].id, at=on("9:45"))
    scene.controller.update()
    assert "changed elsewhere" in scene.said
    scene.move("10:30")
    QTest.mouseRelease(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:30"))
    assert scene.log[1] == ("09:45", "meeting")


def test_the_day_of_a_clock_change_is_edited_as_it_passed(house: House, qtbot: QtBot) -> None:
    autumn = datetime(2026, 10, 25, tzinfo=on("9:00").tzinfo).date()
    with house.journal.edit("x") as edit:
        edit.add_switch(at=on("9:00") - timedelta(days=23) + timedelta(hours=14), mode="coding")
        edit.add_switch(at=on("9:00") - timedelta(days=23) + timedelta(hours=18), mode="off")
    scene = Scene(house, qtbot)
    scene.controller.open(autumn - timedelta(days=1))
    scene.keys("/")
    today = house.reports.log(autumn - timedelta(days=1), autumn)
    assert [meeting.mode for meeting in today] == ["coding", "coding", "off"]
    assert (today[1].at - today[0].at, today[2].at - today[1].at) == (timedelta(hours=2), timedelta(hours=2))


def test_a_hundred_entries_can_be_seen_and_zoomed_into(house: House, qtbot: QtBot) -> None:
    house.turn_to("20:00")
    with house.journal.edit("x") as edit:
        for n in range(100):
            edit.add_switch(at=on("9:00") + n * timedelta(minutes=5), mode=("coding", "review")[n % 2])
    scene = Scene(house, qtbot)
    canvas = scene.window.canvas
    assert scene.window.rows.count() == 100
    point, none = QPointF(scene.point("12:00")), QPoint()
    wheel = QWheelEvent(
        point,
        point,
        none,
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Modifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    wide = canvas.places.axis
    for _turn in range(5):
        QApplication.sendEvent(canvas, wheel)
    near = canvas.places.axis
    assert near.last - near.first == wide.last - wide.first - 10
    assert near.first <= 12 <= near.last
    scene.drag("12:00", "12:02", Modifier.AltModifier)
    assert any(clock in ("12:01", "12:02", "12:03") for clock, _mode in scene.log)


@pytest.mark.parametrize(
    ("clock", "chosen", "log"),
    [
        ("9:21", "Split at 09:20", ["09:00 coding", "09:20 coding", "10:00 meeting"]),
        ("9:21", "Merge into next", ["09:00 meeting", "11:00 off"]),
        ("10:21", "Merge into previous", ["09:00 coding", "11:00 off"]),
        ("10:21", "Delete", ["09:00 coding", "10:00 off", "12:00 review"]),
    ],
)
def test_the_right_button_offers_what_can_be_done_where_it_is_pressed(
    scene: Scene, clock: str, chosen: str, log: list[str]
) -> None:
    point = scene.point(clock)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, scene.window.canvas.mapToGlobal(point))
    QApplication.sendEvent(scene.window.canvas, event)
    (menu,) = scene.window.findChildren(QMenu)
    (action,) = [action for action in menu.actions() if action.text() == chosen]
    action.trigger()
    menu.close()
    assert [" ".join(switch) for switch in scene.log][: len(log)] == log


def test_the_right_button_offers_to_edit_what_is_pressed(scene: Scene) -> None:
    point = scene.point("10:21")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, scene.window.canvas.mapToGlobal(point))
    QApplication.sendEvent(scene.window.canvas, event)
    (menu,) = scene.window.findChildren(QMenu)
    (edit,) = [action for action in menu.actions() if action.text() == "Edit…"]
    edit.trigger()
    menu.close()
    assert scene.window.editor.isAncestorOf(scene.window.focusWidget())


def test_an_edge_that_is_taken_chooses_its_entry(scene: Scene) -> None:
    for clock in ("10:59", "11:01"):
        QTest.mouseClick(scene.window.canvas, Left, Modifier.NoModifier, scene.point(clock))
        assert scene.window.edits.piece.switch.mode == "meeting", "not the gap beside it"


def test_an_edge_shows_that_it_can_be_dragged(scene: Scene) -> None:
    canvas = scene.window.canvas
    scene.hover("9:30")
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    scene.hover("10:00")
    assert canvas.cursor().shape() is Qt.CursorShape.SplitHCursor


@pytest.mark.parametrize(
    ("title", "letters", "height", "lines"),
    [
        ("Sprint sync", 14, 40, ("Sprint sync",)),
        ("Sprint sync", 8, 40, ("Sprint", "sync")),
        ("1:1 Bo and Chi", 8, 40, ("1:1 Bo", "and Chi")),
        ("Architecture round", 8, 20, ("Archite…",)),
        ("Architecture round", 3, 40, ("Ar…",)),
        ("Architecture day", 8, 40, ("Archite…", "day")),
        ("Sprint sync", 1, 40, ()),
        ("", 14, 40, ()),
    ],
)
def test_a_planned_title_is_wrapped_and_elided(title: str, letters: int, height: int, lines: tuple[str, ...]) -> None:
    metrics = QFontMetricsF(QFont("DejaVu Sans Mono", 8))
    box = QRectF(0, 0, metrics.averageCharWidth() * letters + 7, height)
    assert title_lines(title, box, metrics) == lines


def test_a_small_block_is_named_at_once(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding 10:00 planning 10:05 meeting 11:00 off")
    house.turn_to("18:00")
    scene = Scene(house, qtbot)
    QToolTip.hideText()
    scene.hover("9:30")
    assert QToolTip.text() == "", "its name is written on it"
    scene.hover("10:02")
    assert "Planning 10:00–10:05" in QToolTip.text()
    QToolTip.hideText()
