"""The panel in which the selected entry is edited."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.day.scene import Key, Left, Modifier, Scene
from tests.gui.homes import House, on


def test_a_mode_a_person_a_kind_and_a_note_change_in_place(scene: Scene) -> None:
    scene.choose("9:30")
    scene.keys(Key.Key_Space, "1")
    assert scene.said == "09:00–10:00 is now 1:1"
    editor = scene.window.editor
    for field, text in ((editor.person, "Ana"), (editor.note, "Chi takes over")):
        field.setText(text)
        QTest.keyClick(field, Key.Key_Return)
    today = scene.house.reports.today()
    first = scene.house.reports.log(today, today)[0]
    assert (first.mode, first.person, first.note) == ("1:1", "Ana", "Chi takes over")
    scene.keys("c")
    editor.kind.chosen.emit("spike")
    first = scene.house.reports.log(today, today)[0]
    assert (first.mode, first.person, first.kind, first.note) == ("coding", None, "spike", "Chi takes over")


def test_modes_stand_in_even_columns_and_delete_apart(scene: Scene) -> None:
    scene.choose("9:00")
    QTest.keyClick(scene.window.rows, Key.Key_Return)
    panel = scene.window.editor
    buttons = list(panel.modes.modes.values())
    assert len({button.width() for button in buttons}) == 1
    assert [button.x() for button in buttons[:3]] == [button.x() for button in buttons[3:6]]
    right = panel.note.geometry().right()
    assert abs(panel.delete.mapTo(panel, panel.delete.rect().topRight()).x() - right) <= 1


def test_many_modes_with_long_names_stand_in_two_columns_and_are_all_seen(scene: Scene) -> None:
    for number in range(6):
        scene.house.program.modes.change_mode(f"m{number}", label=f"Incident response, number {number}")
    scene.changes.announce()
    scene.choose("9:00")
    QTest.keyClick(scene.window.rows, Key.Key_Return)
    panel = scene.window.editor
    buttons = list(panel.modes.modes.values())
    scene.qtbot.waitUntil(lambda: len({button.x() for button in buttons}) == 2)
    assert buttons[-1].text().replace("&", "") == "Incident resp…"
    assert buttons[-1].accessibleName() == "Incident response, number 5"
    assert "Incident response, number 5" in buttons[-1].toolTip()
    assert panel.geometry().bottom() <= scene.window.height()


def test_only_time_that_holds_something_can_be_deleted(scene: Scene) -> None:
    for start, end, can_be in (("11:15", "11:45", False), ("11:15", "12:30", True)):
        scene.drag(start, end)
        assert scene.window.editor.delete.isVisibleTo(scene.window.editor) is can_be


def test_times_are_typed_and_nonsense_is_said(scene: Scene) -> None:
    scene.choose("9:30")
    editor = scene.window.editor
    editor.end.setText("9:40")
    QTest.keyClick(editor.end, Key.Key_Return)
    assert scene.log[1] == ("09:40", "meeting")
    assert scene.said == "Coding now ends at 09:40"
    QTest.mouseClick(scene.window.canvas, Left, Modifier.NoModifier, scene.point("9:30"))
    editor.end.setFocus()
    editor.end.setText("soon")
    QTest.keyClick(editor.end, Key.Key_Return)
    assert editor.problem.isVisible()
    assert editor.problem.text() == "'soon' is not a time. Enter a time such as 9:30."
    assert (editor.end.text(), editor.end.is_wrong) == ("soon", True), "what was typed stays, beside what is wrong"
    assert scene.window.focusWidget() is editor.end
    QTest.keyClick(editor.end, Key.Key_Escape)
    assert (editor.end.text(), editor.end.is_wrong, editor.problem.isVisible()) == ("09:40", False, False)


def test_what_is_wrong_is_said_until_something_else_is_typed(scene: Scene) -> None:
    scene.choose("9:30")
    editor = scene.window.editor
    editor.end.setFocus()
    editor.end.setText("soon")
    QTest.keyClick(editor.end, Key.Key_Return)
    assert editor.problem.isVisible()
    QTest.keyClick(editor.end, Key.Key_9)
    assert not editor.problem.isVisible()


def test_nonsense_in_the_end_of_what_runs_does_not_end_it(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding").turn_to("10:00")
    scene = Scene(house, qtbot)
    scene.house.turn_to("10:01")
    end = scene.window.editor.end
    end.setText("now")
    scene.controller.update()
    QTest.keyClick(end, Key.Key_Return)
    assert "is not a time" in scene.window.editor.problem.text()
    assert (end.text(), scene.log) == ("now", [("09:00", "coding")])


def test_esc_in_a_field_takes_back_what_was_typed_and_nothing_else(scene: Scene) -> None:
    scene.choose("9:30")
    note = scene.window.editor.note
    QTest.keyClick(scene.window.rows, Key.Key_Return)
    QTest.keyClicks(note, "abc")
    QTest.keyClick(note, Key.Key_Escape)
    assert (note.text(), scene.window.isVisible()) == ("", True)
    assert scene.house.reports.log(scene.house.reports.today(), scene.house.reports.today())[0].note is None


def test_a_long_entry_is_confirmed(house: House, qtbot: QtBot) -> None:
    house.do("8:00 coding 15:00 off")
    house.turn_to("18:00")
    scene = Scene(house, qtbot)
    assert scene.window.editor.confirm.isVisible(), "what nobody knows is chosen first"
    scene.keys("+")
    today = house.reports.today()
    assert house.reports.log(today, today)[0].confirmed
    assert not scene.window.editor.confirm.isVisible()


def test_a_note_that_is_typed_stays_and_a_conflict_is_shown(scene: Scene) -> None:
    scene.choose("9:30")
    note = scene.window.editor.note
    note.setText("mine")
    today = scene.house.reports.today()
    first = scene.house.reports.log(today, today)[0]
    scene.house.tracker.change(first.id, note="theirs")
    scene.controller.update()
    assert note.text() == "mine"
    assert "theirs" in scene.said
    QTest.keyClick(note, Key.Key_Return)
    assert scene.house.reports.log(today, today)[0].note == "theirs", "nothing is overwritten unasked"
    QTest.keyClick(note, Key.Key_Return)
    assert scene.house.reports.log(today, today)[0].note == "mine"


def test_a_note_stays_with_its_entry_when_that_becomes_another(scene: Scene) -> None:
    scene.choose("9:30")
    note = scene.window.editor.note
    note.setFocus()
    note.setText("mine")
    scene.house.tracker.paint(on("9:00"), on("10:00"), "review")
    scene.house.tracker.paint(on("9:00"), on("10:00"), "off")
    scene.controller.update()
    assert "'mine'" in scene.said, "nothing is tracked there now, so it is told what was typed"
    scene.house.undo_redo.undo()
    scene.house.undo_redo.undo()
    scene.controller.update()

    scene.choose("10:30")
    note.setFocus()
    note.setText("mine too")
    today = scene.house.reports.today()
    scene.house.tracker.remove(scene.house.reports.log(today, today)[1].id)
    scene.controller.update()
    assert note.text() == "mine too"
    assert "Enter twice" in scene.said
    QTest.keyClick(note, Key.Key_Return)
    assert all(entry.note is None for entry in scene.house.reports.log(today, today)), "nothing is written unasked"
    QTest.keyClick(note, Key.Key_Return)
    assert scene.house.reports.log(today, today)[0].note == "mine too"


def test_a_note_that_is_typed_is_written_before_anything_else_is_done(scene: Scene) -> None:
    today = scene.house.reports.today()
    scene.choose("9:30")
    scene.window.editor.note.setFocus()
    scene.window.editor.note.setText("what came of it")
    scene.window.editor.split.click()
    assert scene.log[:3] == [("09:00", "coding"), ("09:30", "coding"), ("10:00", "meeting")]
    assert scene.house.reports.log(today, today)[0].note == "what came of it"
    scene.window.editor.note.setText("of the second half")
    scene.controller.open(today - timedelta(days=1))
    scene.controller.open(today)
    assert scene.house.reports.log(today, today)[1].note == "of the second half"


@pytest.mark.parametrize("typed", ["10:30", "1", "1:1", "11"])
def test_typing_a_time_never_changes_the_mode(scene: Scene, typed: str) -> None:
    scene.choose("10:30")
    before = scene.log
    QTest.keyClick(scene.window.rows, typed[0])
    assert scene.log == before
    begin = scene.window.editor.begin
    assert (scene.window.editor.isVisible(), scene.window.focusWidget()) == (True, begin)
    QTest.keyClicks(begin, typed[1:])
    assert begin.text() == typed
    QTest.keyClick(begin, Key.Key_Escape)
    assert (scene.log, begin.text()) == (before, "10:00")
    assert scene.window.focusWidget() is scene.window.rows


def test_a_typed_time_moves_the_start(scene: Scene) -> None:
    scene.choose("10:30")
    QTest.keyClick(scene.window.rows, "9")
    QTest.keyClicks(scene.window.editor.begin, ":45\r")
    assert scene.log[1] == ("09:45", "meeting")
    assert scene.said == "Meeting now starts at 09:45"


def test_the_panel_points_at_what_is_selected_and_closes_before_the_window(scene: Scene) -> None:
    window, panel = scene.window, scene.window.editor
    page = panel.parentWidget()
    assert panel.isVisible(), "unknown time is asked about at once"
    QTest.keyClick(window, Key.Key_Escape)
    assert (panel.isVisible(), window.isVisible()) == (False, True)
    for clock in ("9:30", "14:30"):
        QTest.mouseClick(window.canvas, Left, Modifier.NoModifier, scene.point(clock))
        block = window.canvas.target()
        bottom = window.canvas.mapTo(page, block.bottomLeft().toPoint()).y()
        center = window.canvas.mapTo(page, block.center().toPoint()).x()
        assert 0 < panel.y() - bottom < 12
        assert panel.x() <= center <= panel.x() + panel.width()
    QTest.mouseClick(panel.close_button, Left)
    assert not panel.isVisible()
    QTest.keyClick(window, Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("size", [(640, 420), (1024, 560), (1040, 740)])
@pytest.mark.parametrize("clock", ["9:30", "13:30", "14:30"], ids=["entry", "unknown", "last entry"])
def test_the_whole_panel_can_be_reached(scene: Scene, size: tuple[int, int], clock: str) -> None:
    scene.window.resize(*size)
    panel, page = scene.window.editor, scene.window.editor.parentWidget()
    layout = panel.layout()
    assert layout is not None
    QTest.mouseClick(scene.window.canvas, Left, Modifier.NoModifier, scene.point(clock))
    # Qt hands out heights bit by bit, each layout after the one within it.
    scene.qtbot.waitUntil(lambda: panel.height() == layout.totalHeightForWidth(panel.width()))
    scene.qtbot.waitUntil(lambda: page.rect().contains(panel.geometry()))


def test_a_field_that_was_emptied_elsewhere_is_not_called_changed_to_nothing(scene: Scene) -> None:
    scene.choose("9:30")
    QTest.keyClick(scene.window.rows, Key.Key_Return)
    scene.window.editor.note.conflicted.emit("")
    assert scene.said == "This field was emptied elsewhere. Press Enter twice to save your text, Esc to discard it."
    scene.window.editor.note.conflicted.emit("Chi takes over")
    assert "changed to 'Chi takes over' elsewhere" in scene.said
