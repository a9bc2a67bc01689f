"""The quick switcher on a real home: what is typed, chosen and left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.drawing import Drawing
from tests.gui.homes import House
from tltimer.gui.controllers.promises import PromisesController
from tltimer.gui.controllers.quick_switch import QuickSwitchController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.switcher.suggestion_list import SuggestionRow
from tltimer.gui.switcher.window import SwitcherWindow, place
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.widgets.theme import Theme


@pytest.fixture
def switcher(house: House, qtbot: QtBot) -> Iterator[QuickSwitchController]:
    house.program.people.add("Ana")
    house.do("9:00 coding 10:00 review 10:30 coding").turn_to("11:00")
    changes = DataChanges()
    promises = PromisesController(
        lambda: house.tracker, lambda: house.program.promises, house.reports, changes, changes
    )
    week = WeekController(house.reports, changes)
    made = QuickSwitchController(
        lambda: house.tracker, house.reports, promises, lambda: week.look, TrayIcons(), changes, changes
    )
    yield made
    made.close()
    changes.deleteLater()


def window(switcher: QuickSwitchController) -> SwitcherWindow:
    assert switcher.window is not None
    return switcher.window


def shown(switcher: QuickSwitchController) -> list[str]:
    rows = window(switcher).suggestions
    return [rows.item(row).text() for row in range(rows.count())]


def test_it_opens_with_the_likely_next_and_enter_takes_it(
    switcher: QuickSwitchController, house: House, qtbot: QtBot
) -> None:
    switcher.open()
    assert shown(switcher)[0] == "Review · starting now · the previous mode"
    assert window(switcher).line.accessibleDescription() == "Review · starting now · the previous mode"
    assert "'10m' for ten minutes ago" in window(switcher).words.text()
    window(switcher).grab()
    qtbot.keyClick(window(switcher).line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: switcher.window is None)
    assert house.log()[-1] == ("11:00", "review")


def test_letters_and_a_time(switcher: QuickSwitchController, house: House, qtbot: QtBot) -> None:
    switcher.open()
    qtbot.keyClicks(window(switcher).line, "a 10m")
    assert shown(switcher) == ["1:1 with Ana · from 10:50 · starts with 'a'"]
    qtbot.keyClick(window(switcher).line, Qt.Key.Key_Return)
    running = house.reports.status().running
    assert running is not None
    assert (running.mode, running.person) == ("1:1", "Ana")
    assert house.log()[-1] == ("10:50", "1:1")


def test_arrows_and_tab_go_through_the_suggestions(switcher: QuickSwitchController, house: House, qtbot: QtBot) -> None:
    switcher.open()
    line, rows = window(switcher).line, window(switcher).suggestions
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Tab, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Backtab, 0)):
        qtbot.keyClick(line, key)
        assert rows.currentRow() == row
        assert line.accessibleDescription() == rows.item(row).text()
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert rows.currentRow() == rows.count() - 1
    assert rows.item(rows.currentRow()).text() == "End the day · now"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert house.log()[-1] == ("11:00", "off")


def test_a_click_takes_a_suggestion(switcher: QuickSwitchController, house: House, qtbot: QtBot) -> None:
    switcher.open()
    rows = window(switcher).suggestions
    place_of = rows.visualItemRect(rows.item(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place_of)
    assert house.log()[-1] == ("11:00", "1:1")


def test_a_promise_is_recorded_as_it_is_shown(switcher: QuickSwitchController, house: House, qtbot: QtBot) -> None:
    switcher.open()
    qtbot.keyClicks(window(switcher).line, "p review RFC thu")
    assert shown(switcher) == ["Promise: review RFC · by Thu, 19 November · add '30 min' or 'for Dana'"]
    qtbot.keyClick(window(switcher).line, Qt.Key.Key_Return)
    (promise,) = house.reports.promises()
    assert (promise.text, str(promise.due)) == ("review RFC", "2026-11-19")


@pytest.mark.parametrize("typed", ["", "a 10m", "p something", "xyz"])
def test_esc_leaves_everything_as_it_was(
    switcher: QuickSwitchController, house: House, qtbot: QtBot, typed: str
) -> None:
    before, undo = house.log(), house.undo_redo.undo_label()
    switcher.open()
    qtbot.keyClicks(window(switcher).line, typed)
    qtbot.keyClick(window(switcher).line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: switcher.window is None)
    assert (house.log(), house.undo_redo.undo_label(), house.reports.promises()) == (before, undo, ())


def test_its_shortcut_closes_it_again(switcher: QuickSwitchController, qtbot: QtBot) -> None:
    switcher.open()
    switcher.open()
    qtbot.waitUntil(lambda: switcher.window is None)


def test_what_means_nothing_is_told_and_enter_does_nothing(
    switcher: QuickSwitchController, house: House, qtbot: QtBot
) -> None:
    before = house.log()
    switcher.open()
    qtbot.keyClicks(window(switcher).line, "xyz")
    assert shown(switcher) == []
    assert (
        window(switcher).words.text() == "Nothing matches 'xyz'. Type a few letters of the name of a mode or a person."
    )
    assert window(switcher).line.accessibleDescription() == window(switcher).words.text()
    qtbot.keyClick(window(switcher).line, Qt.Key.Key_Return)
    assert window(switcher).isVisible()
    assert house.log() == before


def test_a_refusal_is_told_in_the_window_which_stays(
    switcher: QuickSwitchController, house: House, qtbot: QtBot
) -> None:
    before = house.log()
    switcher.open()
    house.turn_to("10:45")  # the clock is set back before Enter
    qtbot.keyClicks(window(switcher).line, "c 10:50")
    assert window(switcher).words.text() == "That time is in the future; it is now 10:45. Type an earlier time."
    qtbot.keyClick(window(switcher).line, Qt.Key.Key_Return)
    window(switcher).refuse("The disk is full.")
    assert (window(switcher).words.text(), window(switcher).line.accessibleDescription()) == ("The disk is full.",) * 2
    assert window(switcher).isVisible()
    assert house.log() == before


def test_it_follows_what_changes_meanwhile(switcher: QuickSwitchController, house: House) -> None:
    switcher.open()
    house.tracker.switch("meeting")
    switcher.update()
    assert shown(switcher)[0] == "Coding · starting now · the previous mode"


def test_another_window_in_front_closes_it(switcher: QuickSwitchController, qtbot: QtBot) -> None:
    switcher.open()
    asked = window(switcher)
    qtbot.waitUntil(asked.isActiveWindow)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: switcher.window is None)


@pytest.mark.parametrize(
    ("size", "available", "point"),
    [
        (QSize(560, 200), QRect(0, 30, 1400, 870), QPoint(420, 247)),
        (QSize(560, 200), QRect(1400, 0, 1024, 768), QPoint(1632, 192)),
        (QSize(560, 700), QRect(0, 0, 800, 600), QPoint(120, 0)),
    ],
)
def test_its_place_is_in_the_middle_of_the_screen(size: QSize, available: QRect, point: QPoint) -> None:
    assert place(size, available) == point


def test_the_day_of_a_promise_is_whole_and_its_hint_gives_way(switcher: QuickSwitchController, qtbot: QtBot) -> None:
    switcher.open()
    rows = window(switcher).suggestions
    long = "add '30 min' or 'for Bartholomäus-Maximilian of Hohenzollern-Sigmaringen'"
    rows.show_rows([SuggestionRow("Promise: review RFC", "by Thu 26 November", long, "", QIcon())])
    drawn = [text.text for text in Drawing(window(switcher), Theme("light").palette).texts]
    assert "by Thu 26 November" in drawn
    assert "Promise: review RFC" in drawn
    assert any(text.startswith("add '30 min'") and text.endswith("…") for text in drawn)
