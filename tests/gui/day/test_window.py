"""The day window as a whole: where the keyboard goes, how a day begins, and what screen readers say."""

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.day.desk import Desk, Left, Modifier
from tests.gui.homes import House
from tltimer.gui.widgets.label import Label


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


def test_an_empty_day_says_how_to_begin_and_takes_its_working_hours(house: House, qtbot: QtBot) -> None:
    house.turn_to("18:00")
    desk = Desk(house, qtbot)
    assert desk.window.header.sentence.text() == "Nothing tracked yet today."
    assert desk.window.header.explanation.text() == "To add what you did, drag over the hours or press Space."
    rows = desk.window.rows
    assert rows.accessibleDescription() == rows.empty_words == "No entries."
    lines = rows.viewport().grab().toImage()
    assert len({lines.pixel(x, y) for x in range(60) for y in range(2 * rows.fontMetrics().height())}) > 3
    QTest.mouseClick(desk.window.canvas, Left, Modifier.NoModifier, desk.point("12:00"))
    desk.keys("m")
    assert desk.log == [("09:00", "meeting"), ("17:30", "off")]
    assert rows.accessibleDescription() == ""


def test_everything_has_a_name_for_those_who_hear_it(desk: Desk) -> None:
    assert desk.window.canvas.accessibleName() == "The day, hour by hour"
    assert "Planned: 11:00–11:30 Sync" in desk.window.canvas.accessibleDescription()
    assert desk.row_texts()[0] == "Coding 09:00–10:00 · 1:00"
    assert desk.row_texts()[2] == "Untracked 11:00–12:00 · 1:00"
    assert desk.row_texts()[1] == "Meeting 10:00–11:00 · 1:00", "no meeting of the calendar was then"
    assert desk.row_texts()[4] == "Unknown 13:00–14:00 · 1:00"
    for button in (desk.window.header.stepper.before, desk.window.editor.before, desk.window.editor.kind):
        assert button.accessibleName()


def test_a_meeting_without_a_note_shows_its_title_from_the_calendar(house: House, qtbot: QtBot) -> None:
    house.calendar(("9:00", "9:30", "Standup"), ("11:00", "12:00", "Sprint sync"))
    house.do("9:02 meeting 9:30 coding 11:00 meeting 12:00 off")
    house.turn_to("18:00")
    desk = Desk(house, qtbot)
    assert desk.row_texts()[0] == "Meeting 09:02–09:30 · 0:28 · Standup"
    desk.choose("11:00")
    desk.window.edits.say_field("note", "Cut the importer")
    assert desk.row_texts()[2] == "Meeting 11:00–12:00 · 1:00 · Cut the importer"


def test_the_heads_of_the_columns_share_a_row_with_the_title(desk: Desk) -> None:
    rows, heads, keys = desk.window.rows, desk.window.rows.heads, desk.window.keys
    assert heads.mapTo(desk.window, heads.rect().bottomLeft()).y() < rows.mapTo(desk.window, QPoint()).y()
    assert heads.y() < keys.geometry().bottom()
    assert heads.width() > rows.width() / 2


def test_the_heads_of_the_columns_and_the_title_stand_on_one_line(desk: Desk) -> None:
    heads = desk.window.rows.heads
    (title,) = (label for label in desk.window.findChildren(Label) if label.text() == "Entries")

    def lowest(area: QWidget) -> int:
        """Return the lowest row with ink of the last word, in the window."""
        picture = area.grab().toImage()
        ground = picture.pixelColor(0, 0)
        rows, columns = range(picture.height()), range(picture.width())
        inked = [x for x in columns if any(picture.pixelColor(x, y) != ground for y in rows)]
        first = max(x for before, x in pairwise([-10, *inked]) if x - before > 8)
        lowest = max(y for y in rows if any(picture.pixelColor(x, y) != ground for x in columns[first:]))
        return area.mapTo(desk.window, QPoint(0, lowest)).y()

    assert lowest(heads) == lowest(title)
