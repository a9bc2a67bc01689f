"""The day window as a whole: where the keyboard goes, how a day begins, and what screen readers say."""

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.day.scene import Left, Modifier, Scene
from tests.gui.homes import House
from tltimer.gui.widgets.label import Label


def test_tab_goes_from_the_timeline_over_the_list_to_the_panel(scene: Scene) -> None:
    window, panel = scene.window, scene.window.editor
    QTest.mouseClick(window.canvas, Left, Modifier.NoModifier, scene.point("9:30"))
    window.canvas.setFocus()
    passed = []
    for _press in range(12):
        window.focusNextPrevChild(True)
        passed.append(window.focusWidget())
    modes = list(panel.modes.modes.values())
    assert passed == [window.rows, panel.begin, panel.end, panel.close_button, *modes, panel.person, panel.kind]


def test_an_empty_day_says_how_to_begin_and_takes_its_working_hours(house: House, qtbot: QtBot) -> None:
    house.turn_to("18:00")
    scene = Scene(house, qtbot)
    assert scene.window.header.sentence.text() == "Nothing tracked yet today."
    assert scene.window.header.explanation.text() == "To add what you did, drag over the hours or press Space."
    rows = scene.window.rows
    assert rows.accessibleDescription() == rows.empty_words == "No entries."
    lines = rows.viewport().grab().toImage()
    assert len({lines.pixel(x, y) for x in range(60) for y in range(2 * rows.fontMetrics().height())}) > 3
    QTest.mouseClick(scene.window.canvas, Left, Modifier.NoModifier, scene.point("12:00"))
    scene.keys("m")
    assert scene.log == [("09:00", "meeting"), ("17:30", "off")]
    assert rows.accessibleDescription() == ""


def test_everything_has_a_name_for_those_who_hear_it(scene: Scene) -> None:
    assert scene.window.canvas.accessibleName() == "The day, hour by hour"
    assert "Planned: 11:00–11:30 Sync" in scene.window.canvas.accessibleDescription()
    assert scene.row_texts()[0] == "Coding 09:00–10:00 · 1:00"
    assert scene.row_texts()[2] == "Untracked 11:00–12:00 · 1:00"
    assert scene.row_texts()[1] == "Meeting 10:00–11:00 · 1:00", "no meeting of the calendar was then"
    assert scene.row_texts()[4] == "Unknown 13:00–14:00 · 1:00"
    for button in (scene.window.header.stepper.before, scene.window.editor.before, scene.window.editor.kind):
        assert button.accessibleName()


def test_a_meeting_without_a_note_shows_its_title_from_the_calendar(house: House, qtbot: QtBot) -> None:
    house.calendar(("9:00", "9:30", "Standup"), ("11:00", "12:00", "Sprint sync"))
    house.do("9:02 meeting 9:30 coding 11:00 meeting 12:00 off")
    house.turn_to("18:00")
    scene = Scene(house, qtbot)
    assert scene.row_texts()[0] == "Meeting 09:02–09:30 · 0:28 · Standup"
    scene.choose("11:00")
    scene.window.edits.say_field("note", "Cut the importer")
    assert scene.row_texts()[2] == "Meeting 11:00–12:00 · 1:00 · Cut the importer"


def test_the_heads_of_the_columns_share_a_row_with_the_title(scene: Scene) -> None:
    rows, heads, keys = scene.window.rows, scene.window.rows.heads, scene.window.keys
    assert heads.mapTo(scene.window, heads.rect().bottomLeft()).y() < rows.mapTo(scene.window, QPoint()).y()
    assert heads.y() < keys.geometry().bottom()
    assert heads.width() > rows.width() / 2


def test_the_heads_of_the_columns_and_the_title_stand_on_one_line(scene: Scene) -> None:
    heads = scene.window.rows.heads
    (title,) = (label for label in scene.window.findChildren(Label) if label.text() == "Entries")

    def lowest(area: QWidget) -> int:
        """Return the lowest row with ink of the last word, in the window."""
        picture = area.grab().toImage()
        ground = picture.pixelColor(0, 0)
        rows, columns = range(picture.height()), range(picture.width())
        inked = [x for x in columns if any(picture.pixelColor(x, y) != ground for y in rows)]
        first = max(x for before, x in pairwise([-10, *inked]) if x - before > 8)
        lowest = max(y for y in rows if any(picture.pixelColor(x, y) != ground for x in columns[first:]))
        return area.mapTo(scene.window, QPoint(0, lowest)).y()

    assert lowest(heads) == lowest(title)
