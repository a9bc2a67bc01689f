"""The day window on a real journal: what a person does with mouse and keys, and what the log holds then."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tests.gui.homes import House, on
from tltimer.domain.timeline.modes import CountsAs, Mode
from tltimer.gui.controllers.day import DayController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.day.shortcuts import KeysCard, letters_of
from tltimer.gui.day.window import DayWindow
from tltimer.gui.widgets.theme import Theme

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
DAY = "9:00 coding 10:00 meeting 11:00 off 12:00 review 13:00 unknown 14:00 planning 15:00 off"


class Desk:
    """A house with the window of its Monday open."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house, self.qtbot = house, qtbot
        look = Theme("light")
        self.changes = DataChanges()
        self.desk = DayController(house.program, house.reports, lambda: look, self.changes)
        self.changes.data_changed.connect(self.desk.update)
        self.desk.open()
        window = self.desk.window
        assert window is not None
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        qtbot.addWidget(window)
        window.resize(1000, 700)
        self.window: DayWindow = window
        window.show()
        qtbot.waitExposed(window)
        QApplication.processEvents()

    def keys(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.window.rows, key)
            else:
                QTest.keyClick(self.window.rows, key, held)
        self.window.hand.settle()

    def choose(self, clock: str) -> None:
        self.window.hand.choose_at(on(clock))

    def point(self, clock: str) -> QPoint:
        places = self.window.canvas.places
        assert places is not None
        return QPointF(places.across(on(clock)), places.done.center().y()).toPoint()

    def drag(self, start: str, end: str, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        canvas = self.window.canvas
        QTest.mousePress(canvas, Left, Modifier.NoModifier, self.point(start))
        self.move(end, held)
        QTest.mouseRelease(canvas, Left, held, self.point(end))

    def move(self, to: str, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        canvas, point = self.window.canvas, QPointF(self.point(to))
        event = QMouseEvent(QEvent.Type.MouseMove, point, canvas.mapToGlobal(point), Left, Left, held)
        QApplication.sendEvent(canvas, event)

    @property
    def log(self) -> list[tuple[str, str]]:
        return self.house.log()

    @property
    def said(self) -> str:
        return self.window.toast.text

    def row_texts(self) -> list[str]:
        return [self.window.rows.item(n).text() for n in range(self.window.rows.count())]


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> Desk:
    house.calendar(("11:00", "11:30", "Sync"), ("13:12", "14:00", "1:1 with Ana"), other="Ana")
    house.do(DAY)
    house.turn_to("18:00")
    return Desk(house, qtbot)


def test_an_edge_that_is_dragged_moves_both_neighbours_and_snaps(desk: Desk) -> None:
    desk.drag("10:00", "9:31")
    assert desk.log[:3] == [("09:00", "coding"), ("09:30", "meeting"), ("11:00", "off")]
    desk.drag("13:00", "13:11")
    assert ("13:12", "unknown") in desk.log, "the edge of a meeting pulls harder than the grid"


def test_an_edge_that_is_dragged_with_alt_goes_where_it_is_put(desk: Desk) -> None:
    desk.drag("10:00", "9:31", Modifier.AltModifier)
    (moved,) = [clock for clock, mode in desk.log if mode == "meeting"]
    assert moved in ("09:30", "09:31", "09:32")
    (switch,) = [
        one
        for one in desk.house.reports.log(desk.house.reports.today(), desk.house.reports.today())
        if one.mode == "meeting"
    ]
    assert switch.at.second or moved != "09:30"


def test_esc_in_the_middle_of_a_drag_leaves_everything_as_it_was(desk: Desk) -> None:
    before = desk.log
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("9:30")
    assert desk.window.hand.is_busy
    QTest.keyClick(desk.window, Key.Key_Escape)
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("9:30"))
    assert desk.log == before
    assert desk.window.isVisible()


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
        point = next(where.center() for where, one in chips if one.key == mode).toPoint()
        QTest.mouseClick(rows.viewport(), Left, Modifier.NoModifier, point)
        assert (clock, mode) in desk.log


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
    assert desk.house.tracker.undo()
    assert desk.log == before, "the command line takes back the same steps"


def test_many_keys_are_one_step(desk: Desk, qtbot: QtBot) -> None:
    desk.choose("9:30")
    for _key in range(3):
        QTest.keyClick(desk.window.rows, Key.Key_Left, Modifier.ShiftModifier)
    assert desk.window.hand.held == on("9:45")
    assert desk.log[1] == ("10:00", "meeting"), "it is seen, and not written yet"
    qtbot.waitUntil(lambda: desk.log[1] == ("09:45", "meeting"))
    desk.window._undo()
    assert desk.log[1] == ("10:00", "meeting")


def test_a_mode_a_person_a_kind_and_a_note_change_in_place(desk: Desk) -> None:
    desk.choose("9:30")
    desk.keys(Key.Key_Space, "1")
    assert desk.said == "09:00–10:00 is now 1:1"
    editor = desk.window.editor
    for field, text in ((editor.person, "Ana"), (editor.note, "Chi takes over")):
        field.setText(text)
        QTest.keyClick(field, Key.Key_Return)
    today = desk.house.reports.today()
    first = desk.house.reports.log(today, today)[0]
    assert (first.mode, first.person, first.note) == ("1:1", "Ana", "Chi takes over")
    desk.keys("c")
    editor.kind.chosen.emit("spike")
    first = desk.house.reports.log(today, today)[0]
    assert (first.mode, first.person, first.kind, first.note) == ("coding", None, "spike", "Chi takes over")


def test_times_are_typed_and_nonsense_is_said(desk: Desk) -> None:
    desk.choose("9:30")
    editor = desk.window.editor
    editor.end.setText("9:40")
    QTest.keyClick(editor.end, Key.Key_Return)
    assert desk.log[1] == ("09:40", "meeting")
    assert desk.said == "Coding now ends at 09:40"
    desk.window._open_editor()
    editor.end.setFocus()
    editor.end.setText("soon")
    QTest.keyClick(editor.end, Key.Key_Return)
    assert editor.problem.isVisible()
    assert editor.problem.text() == "'soon' isn't a time. Try 9:30."
    assert (editor.end.text(), editor.end.is_wrong) == ("soon", True), "what was typed stays, beside what is wrong"
    assert desk.window.focusWidget() is editor.end
    QTest.keyClick(editor.end, Key.Key_Escape)
    assert (editor.end.text(), editor.end.is_wrong, editor.problem.isVisible()) == ("09:40", False, False)


def test_nonsense_in_the_end_of_what_runs_does_not_end_it(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding").turn_to("10:00")
    desk = Desk(house, qtbot)
    desk.house.turn_to("10:01")
    end = desk.window.editor.end
    end.setText("now")
    desk.desk.update()
    QTest.keyClick(end, Key.Key_Return)
    assert "isn't a time" in desk.window.editor.problem.text()
    assert (end.text(), desk.log) == ("now", [("09:00", "coding")])


def test_esc_in_a_field_takes_back_what_was_typed_and_nothing_else(desk: Desk) -> None:
    desk.choose("9:30")
    note = desk.window.editor.note
    QTest.keyClick(desk.window.rows, Key.Key_Return)
    QTest.keyClicks(note, "abc")
    QTest.keyClick(note, Key.Key_Escape)
    assert (note.text(), desk.window.isVisible()) == ("", True)
    assert desk.house.reports.log(desk.house.reports.today(), desk.house.reports.today())[0].note is None


def test_tab_goes_from_the_timeline_over_the_list_to_the_panel(desk: Desk) -> None:
    window, panel = desk.window, desk.window.editor
    desk.choose("9:30")
    window._open_editor()
    window.canvas.setFocus()
    passed = []
    for _press in range(12):
        window.focusNextPrevChild(True)
        passed.append(window.focusWidget())
    modes = list(panel.modes.modes.values())
    assert passed == [window.rows, panel.begin, panel.end, panel.close_button, *modes, panel.person, panel.kind]


def test_a_long_stretch_is_confirmed(house: House, qtbot: QtBot) -> None:
    house.do("8:00 coding 15:00 off")
    house.turn_to("18:00")
    desk = Desk(house, qtbot)
    assert desk.window.editor.confirm.isVisible(), "what nobody knows is chosen first"
    desk.keys("+")
    today = house.reports.today()
    assert house.reports.log(today, today)[0].confirmed
    assert not desk.window.editor.confirm.isVisible()


def test_what_another_window_points_out_is_chosen(desk: Desk) -> None:
    hand = desk.window.hand
    first, second = hand.view.meetings if hand.view else ()
    desk.desk.point_out(first.start.date(), second)
    assert hand.meeting == second and desk.window.editor.book.isVisible()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Left)
    assert hand.meeting == first, "the keyboard goes on from there"
    desk.desk.point_out(first.start.date(), first.start - timedelta(minutes=30))
    assert hand.meeting is None and hand.piece is not None and hand.piece.switch.mode == "meeting"


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
    desk.window.hand.book(desk.window.hand.view.meetings[0])
    assert "already logged as time with people" in desk.said


def test_what_others_write_appears_and_leaves_the_edit_in_hand(desk: Desk) -> None:
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("9:30")
    desk.house.tracker.paint(on("16:00"), on("17:00"), "review")
    desk.desk.update()
    assert any("16:00–17:00" in text for text in desk.row_texts())
    assert desk.window.hand.held == on("9:30")
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("9:30"))
    assert desk.log[1] == ("09:30", "meeting")


def test_a_note_that_is_typed_stays_and_a_conflict_is_shown(desk: Desk) -> None:
    desk.choose("9:30")
    note = desk.window.editor.note
    note.setText("mine")
    today = desk.house.reports.today()
    first = desk.house.reports.log(today, today)[0]
    desk.house.tracker.change(first.id, note="theirs")
    desk.desk.update()
    assert note.text() == "mine"
    assert "theirs" in desk.said
    QTest.keyClick(note, Key.Key_Return)
    assert desk.house.reports.log(today, today)[0].note == "theirs", "nothing is overwritten unasked"
    QTest.keyClick(note, Key.Key_Return)
    assert desk.house.reports.log(today, today)[0].note == "mine"


def test_a_note_outlives_that_its_stretch_became_another_one(desk: Desk) -> None:
    desk.choose("9:30")
    note = desk.window.editor.note
    note.setFocus()
    note.setText("mine")
    desk.house.tracker.paint(on("9:00"), on("10:00"), "review")
    desk.house.tracker.paint(on("9:00"), on("10:00"), "off")
    desk.desk.update()
    assert "“mine”" in desk.said, "nothing is tracked there now, so it is told what was typed"
    desk.house.tracker.undo()
    desk.house.tracker.undo()
    desk.desk.update()

    desk.choose("10:30")
    note.setFocus()
    note.setText("mine too")
    today = desk.house.reports.today()
    desk.house.tracker.remove(desk.house.reports.log(today, today)[1].id)
    desk.desk.update()
    assert note.text() == "mine too"
    assert "Enter twice" in desk.said
    QTest.keyClick(note, Key.Key_Return)
    assert all(one.note is None for one in desk.house.reports.log(today, today)), "nothing is written unasked"
    QTest.keyClick(note, Key.Key_Return)
    assert desk.house.reports.log(today, today)[0].note == "mine too"


def test_a_note_that_is_typed_is_written_before_anything_else_is_done(desk: Desk) -> None:
    today = desk.house.reports.today()
    desk.choose("9:30")
    desk.window.editor.note.setFocus()
    desk.window.editor.note.setText("what came of it")
    desk.window.editor.split.click()
    assert desk.log[:3] == [("09:00", "coding"), ("09:30", "coding"), ("10:00", "meeting")]
    assert desk.house.reports.log(today, today)[0].note == "what came of it"
    desk.window.editor.note.setText("of the second half")
    desk.desk.open(today - timedelta(days=1))
    desk.desk.open(today)
    assert desk.house.reports.log(today, today)[1].note == "of the second half"


def test_what_is_gone_meanwhile_is_said_and_not_brought_back(desk: Desk) -> None:
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("9:30")
    today = desk.house.reports.today()
    desk.house.tracker.remove(desk.house.reports.log(today, today)[1].id)
    desk.desk.update()
    assert "changed elsewhere" in desk.said
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("9:30"))
    assert [mode for _clock, mode in desk.log[:2]] == ["coding", "off"]


def test_a_drag_goes_on_with_its_own_edge_when_others_add_one_before_it(desk: Desk) -> None:
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("10:10")
    desk.house.tracker.paint(on("9:10"), on("9:20"), "break")
    desk.desk.update()
    desk.move("10:30")
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:30"))
    assert desk.log[1:5] == [("09:10", "break"), ("09:20", "coding"), ("10:30", "meeting"), ("11:00", "off")]


def test_a_drag_ends_when_its_edge_is_gone_and_takes_no_other(desk: Desk) -> None:
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("10:10")
    today = desk.house.reports.today()
    desk.house.tracker.remove(desk.house.reports.log(today, today)[1].id)
    desk.desk.update()
    after = desk.log
    desk.move("9:30")
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("9:30"))
    assert "changed elsewhere" in desk.said
    assert desk.log == after


def test_an_edge_that_others_move_meanwhile_stays_where_they_put_it(desk: Desk) -> None:
    QTest.mousePress(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:00"))
    desk.move("10:10")
    today = desk.house.reports.today()
    desk.house.tracker.change(desk.house.reports.log(today, today)[1].id, at=on("9:45"))
    desk.desk.update()
    assert "changed elsewhere" in desk.said
    desk.move("10:30")
    QTest.mouseRelease(desk.window.canvas, Left, Modifier.NoModifier, desk.point("10:30"))
    assert desk.log[1] == ("09:45", "meeting")


def test_a_change_that_was_not_seen_yet_is_not_overwritten(desk: Desk) -> None:
    desk.choose("10:30")
    desk.house.tracker.paint(on("10:15"), on("10:30"), "review")
    desk.keys(Key.Key_Delete)
    assert "changed elsewhere meanwhile" in desk.said
    assert ("10:15", "review") in desk.log


def test_an_empty_day_says_how_to_begin_and_takes_its_working_hours(house: House, qtbot: QtBot) -> None:
    house.turn_to("18:00")
    desk = Desk(house, qtbot)
    assert desk.window.header.sentence.text() == "Nothing was tracked on this day."
    assert desk.window.header.explanation.text() == "Drag over the hours to add what you did."
    QTest.mouseClick(desk.window.canvas, Left, Modifier.NoModifier, desk.point("12:00"))
    desk.keys("m")
    assert desk.log == [("09:00", "meeting"), ("17:30", "off")]


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


def test_a_time_beyond_the_neighbour_is_refused(desk: Desk) -> None:
    desk.choose("9:30")
    before = desk.log
    desk.window.editor.end.setText("11:30")
    QTest.keyClick(desk.window.editor.end, Key.Key_Return)
    assert desk.window.editor.problem.text() == "That overlaps the neighbouring entry. Paint over it instead."
    assert desk.window.editor.end.text() == "11:30"
    assert desk.log == before


def test_days_follow_one_another_and_other_days_open(desk: Desk) -> None:
    QTest.mouseClick(desk.window.header.stepper.before, Left)
    assert desk.window.windowTitle() == "Sunday, 15 November"
    QTest.mouseClick(desk.window.header.present, Left)
    QTest.mouseClick(desk.window.header.stepper.after, Left)
    assert desk.window.header.sentence.text() == "This day is in the future."
    desk.keys("c", Key.Key_Delete, "/", Key.Key_Left, Key.Key_Backspace)


def test_the_day_of_a_clock_change_is_edited_as_it_passed(house: House, qtbot: QtBot) -> None:
    autumn = datetime(2026, 10, 25, tzinfo=on("9:00").tzinfo).date()
    with house.journal.edit("x") as edit:
        edit.add_switch(at=on("9:00") - timedelta(days=23) + timedelta(hours=14), mode="coding")
        edit.add_switch(at=on("9:00") - timedelta(days=23) + timedelta(hours=18), mode="off")
    desk = Desk(house, qtbot)
    desk.desk.open(autumn - timedelta(days=1))
    desk.keys("/")
    today = house.reports.log(autumn - timedelta(days=1), autumn)
    assert [one.mode for one in today] == ["coding", "coding", "off"]
    assert (today[1].at - today[0].at, today[2].at - today[1].at) == (timedelta(hours=2), timedelta(hours=2))


def test_a_hundred_stretches_can_be_seen_and_zoomed_into(house: House, qtbot: QtBot) -> None:
    house.turn_to("20:00")
    with house.journal.edit("x") as edit:
        for n in range(100):
            edit.add_switch(at=on("9:00") + n * timedelta(minutes=5), mode=("coding", "review")[n % 2])
    desk = Desk(house, qtbot)
    canvas = desk.window.canvas
    assert desk.window.rows.count() == 100
    point, none = QPointF(desk.point("12:00")), QPoint()
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
    desk.drag("12:00", "12:02", Modifier.AltModifier)
    assert any(clock in ("12:01", "12:02", "12:03") for clock, _mode in desk.log)


def test_everything_has_a_name_for_those_who_hear_it(desk: Desk) -> None:
    assert desk.window.canvas.accessibleName() == "The day on its hours"
    assert "Planned: 11:00–11:30 Sync" in desk.window.canvas.accessibleDescription()
    assert desk.row_texts()[0] == "Coding 09:00–10:00 · 1:00"
    assert desk.row_texts()[2] == "Nothing 11:00–12:00 · 1:00"
    assert desk.row_texts()[4] == "Unknown 13:00–14:00 · 1:00"
    for button in (desk.window.header.stepper.before, desk.window.editor.before, desk.window.editor.kind):
        assert button.accessibleName()


def test_letters_are_the_first_free_ones_of_the_labels() -> None:
    modes = [
        Mode(key, label, CountsAs.LEADING) for key, label in (("a", "Coding"), ("b", "Calls"), ("c", "–"), ("d", "C"))
    ]
    assert letters_of(modes) == {"c": "a", "a": "b"}


def test_the_right_button_offers_a_split_where_it_is_pressed(desk: Desk) -> None:
    point = desk.point("9:21")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, desk.window.canvas.mapToGlobal(point))
    QApplication.sendEvent(desk.window.canvas, event)
    (menu,) = desk.window.findChildren(QMenu)
    (split,) = [action for action in menu.actions() if action.text() == "Split at 09:20"]
    split.trigger()
    menu.close()
    assert desk.log[:2] == [("09:00", "coding"), ("09:20", "coding")]


def test_an_edge_that_is_taken_chooses_its_stretch(desk: Desk) -> None:
    for clock in ("10:59", "11:01"):
        QTest.mouseClick(desk.window.canvas, Left, Modifier.NoModifier, desk.point(clock))
        assert desk.window.hand.piece.switch.mode == "meeting", "not the gap beside it"


def test_the_keys_are_told_and_any_key_takes_them_away(desk: Desk) -> None:
    QTest.mouseClick(desk.window.keys, Left)
    (card,) = desk.window.findChildren(KeysCard)
    assert "Backspace: merge it into the previous entry" in card.accessibleName()
    QTest.keyClick(card, Key.Key_A)
    assert not card.isVisible()


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


@pytest.mark.parametrize("typed", ["10:30", "1", "1:1", "11"])
def test_typing_a_time_never_changes_the_mode(desk: Desk, typed: str) -> None:
    desk.choose("10:30")
    before = desk.log
    QTest.keyClick(desk.window.rows, typed[0])
    assert desk.log == before
    begin = desk.window.editor.begin
    assert (desk.window.editor.isVisible(), desk.window.focusWidget()) == (True, begin)
    QTest.keyClicks(begin, typed[1:])
    assert begin.text() == typed
    QTest.keyClick(begin, Key.Key_Escape)
    assert (desk.log, begin.text()) == (before, "10:00")
    assert desk.window.focusWidget() is desk.window.rows


def test_a_typed_time_moves_the_start(desk: Desk) -> None:
    desk.choose("10:30")
    QTest.keyClick(desk.window.rows, "9")
    QTest.keyClicks(desk.window.editor.begin, ":45\r")
    assert desk.log[1] == ("09:45", "meeting")
    assert desk.said == "Meeting now starts at 09:45"


def test_the_panel_points_at_what_is_selected_and_closes_before_the_window(desk: Desk) -> None:
    window, panel = desk.window, desk.window.editor
    assert panel.isVisible(), "unknown time is asked about at once"
    QTest.keyClick(window, Key.Key_Escape)
    assert (panel.isVisible(), window.isVisible()) == (False, True)
    for clock in ("9:30", "14:30"):
        QTest.mouseClick(window.canvas, Left, Modifier.NoModifier, desk.point(clock))
        block = window.canvas.target()
        bottom = window.canvas.mapTo(window._page, block.bottomLeft().toPoint()).y()
        center = window.canvas.mapTo(window._page, block.center().toPoint()).x()
        assert 0 < panel.y() - bottom < 12
        assert panel.x() <= center <= panel.x() + panel.width()
    QTest.mouseClick(panel.close_button, Left)
    assert not panel.isVisible()
    QTest.keyClick(window, Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("size", [(640, 420), (1024, 560), (1040, 740)])
def test_the_whole_panel_can_be_reached(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    for clock in ("9:30", "13:30", "14:30"):
        QTest.mouseClick(desk.window.canvas, Left, Modifier.NoModifier, desk.point(clock))
        QApplication.processEvents()
        panel, page = desk.window.editor, desk.window._page
        assert page.rect().contains(panel.geometry())
        assert panel.height() == panel.layout().totalHeightForWidth(panel.width())


def test_the_first_gap_is_filled_from_the_header(desk: Desk) -> None:
    QTest.mouseClick(desk.window.header.fill, Left)
    assert desk.window.editor.modes.words.text() == "What did you do from 11:00 to 12:00?"
    QTest.mouseClick(desk.window.editor.modes.modes["planning"], Left)
    assert ("11:00", "planning") in desk.log


def test_an_edge_shows_that_it_can_be_dragged(desk: Desk) -> None:
    canvas = desk.window.canvas
    QTest.mouseMove(canvas, desk.point("9:30"))
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.mouseMove(canvas, desk.point("10:00"))
    assert canvas.cursor().shape() is Qt.CursorShape.SplitHCursor


def test_a_small_block_is_named_at_once(house: House, qtbot: QtBot) -> None:
    house.do("9:00 coding 10:00 planning 10:05 meeting 11:00 off")
    house.turn_to("18:00")
    desk = Desk(house, qtbot)
    QToolTip.hideText()
    QTest.mouseMove(desk.window.canvas, desk.point("9:30"))
    assert QToolTip.text() == "", "its name is written on it"
    QTest.mouseMove(desk.window.canvas, desk.point("10:02"))
    assert "Planning 10:00–10:05" in QToolTip.text()
    QToolTip.hideText()
