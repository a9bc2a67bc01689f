"""Tray or small window."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import MenuActions
from tltimer.gui.tray.menu_model import menu_of
from tltimer.gui.tray.small_window import ActionRow, SmallWindow
from tltimer.gui.tray.tray_or_window import TrayOrWindow
from tltimer.gui.widgets.theme import Theme


class PretendedTray(QObject):
    """A tray that comes and goes as a test wants."""

    available_changed = Signal(bool)

    def __init__(self, available: bool) -> None:
        super().__init__()
        self.available = available
        self.is_open = False

    def open(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def show_state(self, _state: object, _icon: QIcon, _tooltip: str) -> None:
        raise AssertionError("the places do not care what runs")

    def become(self, available: bool) -> None:
        self.available = available
        self.available_changed.emit(available)


class Scene:
    """Places with a tray and a window, and what both offer."""

    def __init__(self, house: House, note: Path, tray: bool) -> None:
        self.house = house
        self.actions = MenuActions(TrayIcons())
        self.menu = TrayMenu(ColouredMenu(), self.actions, Theme)
        self.tray = PretendedTray(tray)
        self.places = TrayOrWindow(self.tray, self.make, note, grace_ms=1)
        self.tray.available_changed.connect(self.places.follow)
        self.show()

    def make(self) -> SmallWindow:
        return SmallWindow(self.actions, self.menu, Theme("light"))

    def show(self) -> None:
        reports = self.house.reports
        today = reports.today()
        offer = menu_of(reports.status(), reports.rules(), reports.log(today, today))
        self.actions.show_menu(offer)
        self.menu.show_menu(offer)

    @property
    def window(self) -> SmallWindow:
        assert self.places.window is not None
        return self.places.window


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "window.json"


@pytest.fixture
def without(qtbot: QtBot, house: House, note: Path) -> Iterator[Scene]:
    scene = Scene(house, note, tray=False)
    yield scene
    scene.places.end()


def test_with_a_tray_there_is_no_window(qtbot: QtBot, house: House, note: Path) -> None:
    scene = Scene(house, note, tray=True)
    with qtbot.assertNotEmitted(scene.places.no_tray, wait=20):
        scene.places.begin("auto")
    assert scene.tray.is_open
    assert scene.places.window is None


def test_without_a_tray_the_window_comes_after_a_while_and_goes_with_it(without: Scene, qtbot: QtBot) -> None:
    with qtbot.waitSignal(without.places.no_tray):
        without.places.begin("auto")
    assert without.window.isVisible()
    assert without.tray.is_open, "it waits in the tray that may still come"

    without.tray.become(True)
    assert not without.window.isVisible()

    with qtbot.waitSignal(without.places.no_tray):
        without.tray.become(False)
    assert without.window.isVisible()


def test_a_tray_that_comes_in_time_brings_no_window(without: Scene, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(without.places.no_tray, wait=20):
        without.places.begin("auto")
        without.tray.become(True)
    assert without.places.window is None


def test_after_the_end_no_window_comes_for_want_of_a_tray(without: Scene, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(without.places.no_tray, wait=20):
        without.places.begin("auto")
        without.places.end()
    assert without.places.window is None


def test_the_setting_decides(without: Scene, qtbot: QtBot) -> None:
    without.tray.become(True)
    without.places.begin("window")
    assert without.window.isVisible()
    assert not without.tray.is_open

    without.places.choose("qt")
    assert not without.window.isVisible()
    assert without.tray.is_open

    without.places.choose("window")
    assert without.window.isVisible()


def test_only_the_tray_means_no_window_even_without_one(without: Scene, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(without.places.no_tray, wait=20):
        without.places.begin("qt")
    assert without.places.window is None


def test_the_window_comes_back_to_its_place(without: Scene, house: House, note: Path, qtbot: QtBot) -> None:
    without.places.show_window()
    without.window.setGeometry(50, 60, 300, 400)
    without.places.end()

    again = Scene(house, note, tray=False)
    again.places.show_window()
    assert again.window.place()[:4] == [50, 60, 300, 400]
    again.places.end()


def test_a_place_half_outside_is_moved_inside(without: Scene, note: Path, qtbot: QtBot) -> None:
    note.parent.mkdir()
    note.write_text(json.dumps([700, 500, 300, 400, 800, 800]))
    without.places.show_window()
    assert without.window.place()[:4] == [500, 400, 300, 400]


def test_a_place_on_another_kind_of_screen_says_nothing(without: Scene, note: Path, qtbot: QtBot) -> None:
    """At twice the scale a screen has half as much room, and a window is made to fit into that."""
    note.parent.mkdir()
    note.write_text(json.dumps([10, 10, 200, 100, 400, 400]))
    without.places.show_window()
    assert without.window.height() > 300


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "[1, 2]",
        '{"x": 1}',
        "[100000, 100000, 300, 300, 800, 800]",
        "null",
        "[Infinity, 0, 300, 300, 800, 800]",
        "[" * 200_000,
    ],
    ids=range(8),
)
def test_a_note_that_makes_no_sense_is_left_aside(without: Scene, note: Path, qtbot: QtBot, content: str) -> None:
    note.parent.mkdir()
    note.write_text(content)
    without.places.show_window()
    assert without.window.width() > 40


def test_a_row_triggers_its_action(without: Scene, qtbot: QtBot) -> None:
    without.places.show_window()
    with qtbot.waitSignal(without.actions.mode_chosen) as chosen:
        qtbot.mouseClick(without.window.modes[2], Qt.MouseButton.LeftButton)
    assert chosen.args == ["review"]


@pytest.mark.parametrize(("key", "mode"), [(Qt.Key.Key_1, "coding"), (Qt.Key.Key_6, "break")])
def test_digits_switch(without: Scene, qtbot: QtBot, key: Qt.Key, mode: str) -> None:
    without.places.show_window()
    with qtbot.waitSignal(without.actions.mode_chosen) as chosen:
        qtbot.keyClick(without.window, key)
    assert chosen.args == [mode]


def test_arrows_walk_and_enter_chooses(without: Scene, qtbot: QtBot) -> None:
    without.places.show_window()
    without.window.modes[0].setFocus()
    qtbot.keyClick(without.window.modes[0], Qt.Key.Key_Down)
    qtbot.keyClick(without.window.modes[1], Qt.Key.Key_Down)
    assert without.window.focusWidget() is without.window.modes[2]
    with qtbot.waitSignal(without.actions.mode_chosen) as chosen:
        qtbot.keyClick(without.window.modes[2], Qt.Key.Key_Return)
    assert chosen.args == ["review"]


def test_rows_follow_what_runs(without: Scene, qtbot: QtBot) -> None:
    without.places.show_window()
    without.house.do("9:00 planning").turn_to("9:25")
    without.show()

    row = without.window.modes[3]
    assert (row.isChecked(), row.accessibleName()) == (True, "Planning, 0:25")
    assert without.window.header.text() == "Planning for 25 min · 0% coding today"


@pytest.mark.parametrize("label", ["Coding", "Hiring, interviews, candidate debriefs"])
def test_a_window_is_as_wide_as_its_rows_and_cuts_none(without: Scene, label: str) -> None:
    without.house.program.modes.change_mode("coding", label=label)
    without.house.do("9:00 coding").turn_to("12:34")
    without.show()
    without.places.show_window()
    rows = [row for row in without.window.findChildren(ActionRow) if row.isVisible()]
    assert [row.text() for row in rows if row.toolTip()] == []
    header = without.window.header
    assert header.heightForWidth(header.width()) <= header.height()


def test_a_row_that_is_cut_has_its_words_in_its_tooltip(without: Scene, qtbot: QtBot) -> None:
    without.places.show_window()
    without.window.resize(80, 300)
    row = without.window.modes[0]
    qtbot.waitUntil(lambda: "Coding" in row.toolTip())


def test_a_mode_that_was_added_gets_a_row(without: Scene, qtbot: QtBot) -> None:
    without.places.show_window()
    without.house.program.modes.change_mode("mentoring", label="R&D")
    without.show()
    assert without.window.modes[-1].text() == "R&D"
    assert without.window.modes[-1].isVisible()


def test_the_window_stays_on_top_if_that_is_wished_before_and_while_it_is_shown(without: Scene) -> None:
    without.places.keep_on_top(True)
    without.places.begin("window")
    on_top = Qt.WindowType.WindowStaysOnTopHint
    assert without.window.windowFlags() & on_top

    place = without.window.geometry()
    without.places.keep_on_top(False)
    assert not without.window.windowFlags() & on_top
    assert without.window.isVisible() and without.window.geometry() == place

    without.window.showMinimized()
    without.places.keep_on_top(True)
    assert without.window.windowFlags() & on_top and without.window.isMinimized()


def test_a_click_on_the_icon_opens_the_window_and_a_second_one_closes_it(
    house: House, note: Path, qtbot: QtBot
) -> None:
    scene = Scene(house, note, tray=True)
    scene.places.begin("auto")
    scene.places.toggle_window()
    qtbot.addWidget(scene.window)
    assert scene.window.isVisible()
    assert scene.window.screen().availableGeometry().contains(scene.window.geometry())
    scene.places.toggle_window()
    assert not scene.window.isVisible()


def test_opened_from_the_icon_it_goes_after_a_choice_but_stays_where_it_is_all_there_is(
    house: House, note: Path, qtbot: QtBot
) -> None:
    scene = Scene(house, note, tray=True)
    scene.places.begin("auto")
    for tray, stays in ((True, False), (False, True)):
        scene.tray.available = tray
        scene.places.show_window()
        qtbot.addWidget(scene.window)
        scene.window.modes[0].click()
        assert scene.window.isVisible() is stays
