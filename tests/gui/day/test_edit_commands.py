"""The changes that keys and buttons of the day window make, and what others change meanwhile."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.day.desk import Desk, Key, Left, Modifier
from tests.gui.homes import on


def test_keys_choose_move_split_merge_delete_and_undo(desk: Desk) -> None:
    before = desk.log
    desk.choose("10:30")
    desk.keys(Key.Key_Right, held=Modifier.ShiftModifier)
    assert desk.log[2] == ("11:05", "off")
    desk.keys(Key.Key_Left, held=Modifier.AltModifier | Modifier.ControlModifier)
    assert desk.log[1] == ("09:59", "meeting")
    desk.keys(Key.Key_Left)
    desk.keys("/")
    assert desk.log[:2] == [("09:00", "coding"), ("09:30", "coding")]
    desk.keys(Key.Key_Backspace)
    assert desk.log[:2] == [("09:00", "coding"), ("09:59", "meeting")]
    desk.keys(Key.Key_Delete)
    assert desk.log[0] == ("09:59", "meeting")
    for _step in range(5):
        desk.window._undo()
    assert desk.log == before
    assert "Undone" in desk.said
    desk.window._redo()
    assert desk.log[2] == ("11:05", "off")
    assert desk.house.undo_redo.undo()
    assert desk.log == before, "the command line takes back the same steps"


def test_many_keys_are_one_step(desk: Desk, qtbot: QtBot) -> None:
    desk.choose("9:30")
    for _key in range(3):
        QTest.keyClick(desk.window.rows, Key.Key_Left, Modifier.ShiftModifier)
    assert desk.window.edits.held == on("9:45")
    assert desk.log[1] == ("10:00", "meeting"), "it is seen, and not written yet"
    qtbot.waitUntil(lambda: desk.log[1] == ("09:45", "meeting"))
    desk.window._undo()
    assert desk.log[1] == ("10:00", "meeting")


def test_a_meeting_is_booked_as_it_was_by_mouse_and_by_keys(desk: Desk) -> None:
    places = desk.window.canvas.places
    assert places is not None
    rect, _meeting = places.planned_bars()[0]
    QTest.mouseClick(desk.window.canvas, Left, Modifier.NoModifier, rect.center().toPoint())
    assert desk.window.editor.book.isVisible()
    QTest.mouseClick(desk.window.editor.book, Left)
    assert ("11:00", "1:1") in desk.log
    QTest.keyClick(desk.window.canvas, Key.Key_Up)
    QTest.keyClick(desk.window.canvas, Key.Key_Right)
    QTest.keyClick(desk.window.canvas, Key.Key_Return)
    assert desk.log[-4:] == [("13:00", "unknown"), ("13:12", "1:1"), ("14:00", "planning"), ("15:00", "off")]
    desk.window.edits.book(desk.window.edits.view.meetings[0])
    assert "already logged as time with other people" in desk.said


def test_a_double_click_is_offered_only_where_it_logs_a_meeting(desk: Desk) -> None:
    def words() -> str:
        places = desk.window.canvas.places
        assert places is not None
        rect, _meeting = places.planned_bars()[0]
        return desk.window.canvas.words_at(rect.center())

    assert words().endswith("\nDouble-click to log it.")
    meeting = desk.window.edits.view.meetings[0]
    desk.window.edits.book(meeting)
    assert meeting.title in words()
    assert "Double-click" not in words(), "it is logged"
    desk.window.edits.choose_meeting(meeting)
    assert not desk.window.editor.book.isVisible()


def test_what_others_write_appears_and_leaves_the_edit_in_hand(desk: Desk) -> None:
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("9:30")
    desk.house.tracker.paint(on("16:00"), on("17:00"), "review")
    desk.desk.update()
    assert any("16:00–17:00" in text for text in desk.row_texts())
    assert desk.window.edits.held == on("9:30")
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("9:30"))
    assert desk.log[1] == ("09:30", "meeting")


def test_what_is_gone_meanwhile_is_said_and_not_brought_back(desk: Desk) -> None:
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("9:30")
    today = desk.house.reports.today()
    desk.house.tracker.remove(desk.house.reports.log(today, today)[1].id)
    desk.desk.update()
    assert "changed elsewhere" in desk.said
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("9:30"))
    assert [mode for _clock, mode in desk.log[:2]] == ["coding", "off"]


def test_a_change_that_was_not_seen_yet_is_not_overwritten(desk: Desk) -> None:
    desk.choose("10:30")
    desk.house.tracker.paint(on("10:15"), on("10:30"), "review")
    desk.keys(Key.Key_Delete)
    assert "changed elsewhere in the meantime" in desk.said
    assert ("10:15", "review") in desk.log


def test_a_time_beyond_the_neighbour_is_refused(desk: Desk) -> None:
    desk.choose("9:30")
    before = desk.log
    desk.window.editor.end.setText("11:30")
    QTest.keyClick(desk.window.editor.end, Key.Key_Return)
    assert (
        desk.window.editor.problem.text()
        == "That time is in the future, or leaves nothing of this entry or the one next to it. To "
        "replace an entry, select its time and choose a mode."
    )
    assert desk.window.editor.end.text() == "11:30"
    assert desk.log == before


def test_a_change_is_told_with_undo(desk: Desk) -> None:
    before = desk.log
    desk.choose("9:30")
    desk.keys("r")
    toast = desk.window.toast
    assert toast.text == "09:00–10:00 changed to Review"
    QTest.mouseClick(toast.undo, Left)
    assert desk.log == before
    assert desk.said.startswith("Undone")
    assert toast.undo.isHidden(), "what was undone is not undone once more"
    desk.drag("10:00", "9:30")
    assert desk.said == "Coding now ends at 09:30" or desk.said == "Meeting now starts at 09:30"
