"""The changes that keys and buttons of the day window make, and what others change meanwhile."""

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.day.scene import Key, Left, Modifier, Scene
from tests.gui.homes import on


def test_keys_choose_move_split_merge_delete_and_undo(scene: Scene) -> None:
    before = scene.log
    scene.choose("10:30")
    scene.keys(Key.Key_Right, held=Modifier.ShiftModifier)
    assert scene.log[2] == ("11:05", "off")
    scene.keys(Key.Key_Left, held=Modifier.AltModifier | Modifier.ControlModifier)
    assert scene.log[1] == ("09:59", "meeting")
    scene.keys(Key.Key_Left)
    scene.keys("/")
    assert scene.log[:2] == [("09:00", "coding"), ("09:30", "coding")]
    scene.keys(Key.Key_Backspace)
    assert scene.log[:2] == [("09:00", "coding"), ("09:59", "meeting")]
    scene.keys(Key.Key_Delete)
    assert scene.log[0] == ("09:59", "meeting")
    for _step in range(5):
        scene.window.header.undo.click()
    assert scene.log == before
    assert "Undone" in scene.said
    scene.window.header.redo.click()
    assert scene.log[2] == ("11:05", "off")
    assert scene.house.undo_redo.undo()
    assert scene.log == before, "the command line takes back the same steps"


def test_many_keys_are_one_step(scene: Scene, qtbot: QtBot) -> None:
    scene.choose("9:30")
    for _key in range(3):
        QTest.keyClick(scene.window.rows, Key.Key_Left, Modifier.ShiftModifier)
    assert scene.window.edits.held == on("9:45")
    assert scene.log[1] == ("10:00", "meeting"), "it is seen, and not written yet"
    qtbot.waitUntil(lambda: scene.log[1] == ("09:45", "meeting"))
    scene.window.header.undo.click()
    assert scene.log[1] == ("10:00", "meeting")


def test_a_meeting_is_booked_as_it_was_by_mouse_and_by_keys(scene: Scene) -> None:
    places = scene.window.canvas.places
    assert places is not None
    rect, _meeting = places.planned_bars()[0]
    QTest.mouseClick(scene.window.canvas, Left, Modifier.NoModifier, rect.center().toPoint())
    assert scene.window.editor.book.isVisible()
    QTest.mouseClick(scene.window.editor.book, Left)
    assert ("11:00", "1:1") in scene.log
    QTest.keyClick(scene.window.canvas, Key.Key_Up)
    QTest.keyClick(scene.window.canvas, Key.Key_Right)
    QTest.keyClick(scene.window.canvas, Key.Key_Return)
    assert scene.log[-4:] == [("13:00", "unknown"), ("13:12", "1:1"), ("14:00", "planning"), ("15:00", "off")]
    scene.window.edits.book(scene.window.edits.view.meetings[0])
    assert "already logged as time with other people" in scene.said


def test_a_double_click_is_offered_only_where_it_logs_a_meeting(scene: Scene) -> None:
    def words() -> str:
        places = scene.window.canvas.places
        assert places is not None
        rect, _meeting = places.planned_bars()[0]
        return scene.window.canvas.words_at(rect.center())

    assert words().endswith("\nDouble-click to log it.")
    meeting = scene.window.edits.view.meetings[0]
    scene.window.edits.book(meeting)
    assert meeting.title in words()
    assert "Double-click" not in words(), "it is logged"
    scene.window.edits.choose_meeting(meeting)
    assert not scene.window.editor.book.isVisible()


def test_what_others_write_appears_and_leaves_the_edit_in_hand(scene: Scene) -> None:
    QTest.mousePress(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:00"))
    scene.move("9:30")
    scene.house.tracker.paint(on("16:00"), on("17:00"), "review")
    scene.controller.update()
    assert any("16:00–17:00" in text for text in scene.row_texts())
    assert scene.window.edits.held == on("9:30")
    QTest.mouseRelease(scene.window.canvas, Left, Modifier.NoModifier, scene.point("9:30"))
    assert scene.log[1] == ("09:30", "meeting")


def test_what_is_gone_meanwhile_is_said_and_not_brought_back(scene: Scene) -> None:
    QTest.mousePress(scene.window.canvas, Left, Modifier.NoModifier, scene.point("10:00"))
    scene.move("9:30")
    today = scene.house.reports.today()
    scene.house.tracker.remove(scene.house.reports.log(today, today)[1].id)
    scene.controller.update()
    assert "changed elsewhere" in scene.said
    QTest.mouseRelease(scene.window.canvas, Left, Modifier.NoModifier, scene.point("9:30"))
    assert [mode for _clock, mode in scene.log[:2]] == ["coding", "off"]


def test_a_change_that_was_not_seen_yet_is_not_overwritten(scene: Scene) -> None:
    scene.choose("10:30")
    scene.house.tracker.paint(on("10:15"), on("10:30"), "review")
    scene.keys(Key.Key_Delete)
    assert "changed elsewhere in the meantime" in scene.said
    assert ("10:15", "review") in scene.log


def test_a_time_beyond_the_neighbour_is_refused(scene: Scene) -> None:
    scene.choose("9:30")
    before = scene.log
    scene.window.editor.end.setText("11:30")
    QTest.keyClick(scene.window.editor.end, Key.Key_Return)
    assert (
        scene.window.editor.problem.text()
        == "That time is in the future, or leaves nothing of this entry or the one next to it. To "
        "replace an entry, select its time and choose a mode."
    )
    assert scene.window.editor.end.text() == "11:30"
    assert scene.log == before


def test_a_change_is_told_with_undo(scene: Scene) -> None:
    before = scene.log
    scene.choose("9:30")
    scene.keys("r")
    toast = scene.window.toast
    assert toast.text == "09:00–10:00 changed to Review"
    QTest.mouseClick(toast.undo, Left)
    assert scene.log == before
    assert scene.said.startswith("Undone")
    assert toast.undo.isHidden(), "what was undone is not undone once more"
    (shown,) = toast.findChildren(QTimer)
    shown.timeout.emit()
    assert toast.isHidden()
    scene.drag("10:00", "9:30")
    assert scene.said == "Coding now ends at 09:30" or scene.said == "Meeting now starts at 09:30"


def test_a_click_on_a_row_chooses_its_entry(scene: Scene) -> None:
    rows = scene.window.rows
    assert scene.row_texts()[1].startswith("Meeting 10:00")
    QTest.mouseClick(rows.viewport(), Left, pos=rows.visualItemRect(rows.item(1)).center())
    scene.keys(Key.Key_Delete)
    assert scene.log[:3] == [("09:00", "coding"), ("10:00", "off"), ("12:00", "review")]


def test_a_double_click_on_a_row_opens_its_entry_and_a_button_says_its_mode(scene: Scene) -> None:
    rows = scene.window.rows
    place = rows.visualItemRect(rows.item(1)).center()
    QTest.mouseClick(rows.viewport(), Left, pos=place)
    assert scene.window.focusWidget() is rows
    QTest.mouseDClick(rows.viewport(), Left, pos=place)
    assert scene.window.editor.isAncestorOf(scene.window.focusWidget())
    QTest.mouseClick(scene.window.editor.modes.modes["planning"], Left)
    assert scene.log[:3] == [("09:00", "coding"), ("10:00", "planning"), ("11:00", "off")]
