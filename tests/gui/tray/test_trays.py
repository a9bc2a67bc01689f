"""Every place of the switch through the same script: shown, clicked, gone and back; the log is the same after each."""

import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from tests.gui.homes import House
from tltimer.gui.tray.auto_tray import AutoTray
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import MenuActions
from tltimer.gui.tray.menu_model import menu_of
from tltimer.gui.tray.pystray_tray import PystrayTray, entries_of, trigger
from tltimer.gui.tray.qt_tray import TRIES, QtTray, Tray
from tltimer.gui.tray.small_window import SmallWindow
from tltimer.gui.tray.tray_or_window import TrayOrWindow
from tltimer.gui.widgets.theme import Theme


class Backend(QObject):
    """A backend whose tray comes and goes as a test wants."""

    available_changed = Signal(bool)
    back_wanted = Signal()
    clicked = Signal()

    def __init__(self, available: bool) -> None:
        super().__init__()
        self.there = available
        self.available = False
        self.is_open = False
        self.shown: list[object] = []

    def open(self) -> None:
        self.is_open = True
        self._tell()

    def close(self) -> None:
        self.is_open = False
        self._tell()

    def host_came(self) -> None:
        self._tell()

    def host_went(self) -> None:
        self._tell()

    def show_state(self, state: object, _icon: QIcon, _tooltip: str) -> None:
        self.shown.append(state)

    def become(self, there: bool) -> None:
        self.there = there
        self._tell()

    def _tell(self) -> None:
        available = self.there and self.is_open
        if available != self.available:
            self.available = available
            self.available_changed.emit(available)


class Scene:
    """Tray and places as the app connects them, over backends that a test moves."""

    def __init__(self, house: House, note: Path, wish: str, qt: Backend, second: Backend) -> None:
        self.house, self.wish, self.qt, self.second = house, wish, qt, second
        self.actions = MenuActions(TrayIcons())
        self.menu = TrayMenu(ColouredMenu(), self.actions, Theme)
        self.tray = AutoTray(qt, lambda: second, grace_ms=0)  # type: ignore[arg-type]
        self.places = TrayOrWindow(
            self.tray, lambda: SmallWindow(self.actions, self.menu, Theme("light")), note, grace_ms=1
        )
        self.tray.available_changed.connect(self.places.follow)
        self.tray.clicked.connect(lambda: self.places.show_window())
        self.actions.mode_chosen.connect(house.tracker.switch)
        self.tray.back_wanted.connect(house.tracker.back)
        today = house.reports.today()
        self.actions.show_menu(menu_of(house.reports.status(), house.reports.rules(), house.reports.log(today, today)))
        self.tray.prefer(wish)
        self.places.begin(wish)

    def window_is_there(self) -> bool:
        return self.places.window is not None and self.places.window.isVisible()

    def switch(self, place: int) -> None:
        """Click a mode where this backend has it."""
        if self.wish == "pystray":
            self.second.clicked.emit()
        if self.wish == "qt":
            self.actions.modes[place].trigger()
        else:
            assert self.places.window is not None
            self.places.window.modes[place].click()


@pytest.fixture
def scene_of(qtbot: QtBot, house: House, tmp_path: Path) -> Iterator[Callable[..., Scene]]:
    made = []

    def make(wish: str, qt: bool = True, second: bool = True) -> Scene:
        made.append(Scene(house, tmp_path / "window.json", wish, Backend(qt), Backend(second)))
        return made[-1]

    yield make
    for scene in made:
        scene.places.end()


@pytest.mark.parametrize("wish", ["qt", "pystray", "window"])
def test_the_same_script_leaves_the_same_log(scene_of: Callable[..., Scene], house: House, wish: str) -> None:
    scene = scene_of(wish)
    own, other = (scene.second, scene.qt) if wish == "pystray" else (scene.qt, scene.second)
    assert (own.is_open, other.is_open) == (wish != "window", False)
    assert scene.tray.available is (wish != "window")
    scene.tray.show_state(("angles", "blue"), QIcon(), "Coding")

    scene.switch(0)
    house.turn_to("9:30")
    scene.switch(2)
    if wish != "window":
        own.become(False)
        assert not scene.tray.available
        own.become(True)
        assert scene.tray.available
        assert own.shown[-1] == ("angles", "blue")
    house.turn_to("10:00")
    scene.switch(3)

    assert house.log() == [("09:00", "coding"), ("09:30", "review"), ("10:00", "planning")]


@pytest.mark.parametrize("wish", ["qt", "pystray"])
def test_a_middle_click_goes_back_in_either_tray(scene_of: Callable[..., Scene], house: House, wish: str) -> None:
    house.do("8:00 coding 8:30 review").turn_to("9:00")
    scene = scene_of(wish)
    (scene.second if wish == "pystray" else scene.qt).back_wanted.emit()
    assert house.log() == [("08:00", "coding"), ("08:30", "review"), ("09:00", "coding")]


def test_by_itself_it_is_qt_where_that_works(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("auto")
    scene.tray.follow_xembed(True)
    assert (scene.qt.available, scene.second.is_open) == (True, False)


def test_by_itself_it_changes_over_and_back(scene_of: Callable[..., Scene], qtbot: QtBot) -> None:
    scene = scene_of("auto", qt=False)
    qtbot.waitUntil(scene.window_is_there)

    scene.tray.show_state("a state", QIcon(), "")
    scene.tray.follow_xembed(True)
    qtbot.waitUntil(lambda: scene.second.available)
    assert scene.second.shown == ["a state"]
    assert not scene.window_is_there()

    scene.qt.become(True)
    assert (scene.qt.available, scene.second.is_open) == (True, False)

    scene.qt.become(False)
    qtbot.waitUntil(lambda: scene.second.available)

    scene.tray.follow_xembed(False)
    assert not scene.second.is_open
    qtbot.waitUntil(scene.window_is_there)


def test_a_tray_of_qt_that_comes_a_moment_later_needs_no_second(scene_of: Callable[..., Scene], qtbot: QtBot) -> None:
    scene = scene_of("auto", qt=False)
    scene.tray.follow_xembed(True)
    assert not scene.second.is_open
    scene.qt.become(True)
    qtbot.wait(0)
    assert (scene.qt.available, scene.second.is_open) == (True, False)


def test_the_setting_changes_over_at_once(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("qt")
    for wish, shown in (("pystray", scene.second), ("qt", scene.qt), ("window", None), ("auto", scene.qt)):
        scene.tray.prefer(wish)
        scene.places.choose(wish)
        assert [tray for tray in (scene.qt, scene.second) if tray.is_open] == ([shown] if shown else [])
        assert scene.window_is_there() is (wish == "window")


@pytest.mark.parametrize("wish", ["auto", "pystray"])
def test_at_the_end_no_icon_and_no_window_is_left(scene_of: Callable[..., Scene], qtbot: QtBot, wish: str) -> None:
    scene = scene_of(wish, qt=False)
    scene.tray.follow_xembed(True)
    qtbot.waitUntil(lambda: scene.second.available)
    with qtbot.assertNotEmitted(scene.places.no_tray, wait=20):
        scene.places.end()
    assert not scene.window_is_there()
    assert (scene.qt.is_open, scene.second.is_open) == (False, False)
    assert not scene.tray.available
    scene.tray.follow_xembed(True)
    scene.tray.host_came()
    assert not scene.second.is_open


def test_a_new_panel_gets_a_new_icon(scene_of: Callable[..., Scene], qtbot: QtBot) -> None:
    scene = scene_of("pystray", qt=False)
    opened: list[bool] = []
    scene.second.available_changed.connect(opened.append)
    scene.tray.follow_xembed(True)
    assert sorted(opened) == [False, True], "an icon goes with its panel, so the old one is closed"


def test_both_real_ones_keep_the_protocol(qtbot: QtBot) -> None:
    menu = QMenu()
    trays: list[Tray] = [QtTray(menu), PystrayTray(menu)]
    for tray in trays:
        tray.show_state("a state", TrayIcons().icon("angles", "blue"), "Coding – 2:05")
        assert not tray.available, "not before it is opened"
        tray.close()
        assert not tray.available
    assert QSystemTrayIcon.isSystemTrayAvailable() in (True, False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere pystray needs no display")
def test_pystray_without_a_display_is_no_tray(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    tray = PystrayTray(QMenu())
    tray.open()
    for thread in threading.enumerate():
        if thread.name == "pystray":
            thread.join(30)
    QApplication.processEvents()
    assert not tray.available
    tray.close()


@pytest.fixture
def pystray_without_desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return pystray with the backend that needs no desktop."""
    monkeypatch.setenv("PYSTRAY_BACKEND", "dummy")
    sys.modules.pop("pystray", None)
    yield importlib.import_module("pystray")
    sys.modules.pop("pystray")


def test_pystrays_icon_has_the_menu_as_it_is_now_and_its_clicks_arrive(
    qtbot: QtBot, pystray_without_desktop: Any
) -> None:
    icons: list[Any] = []

    class Icon(pystray_without_desktop.Icon):  # type: ignore[misc]
        """An icon that nobody sees, with a menu such as AppIndicator's."""

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self._end = threading.Event()
            icons.append(self)

        def _run(self) -> None:
            self._mark_ready()
            self._end.wait()

        def _stop(self) -> None:
            self._end.set()

        def _draw(self) -> None:
            pass

        _show = _hide = _update_icon = _update_title = _update_menu = _draw

    def entries() -> list[str]:
        _own, *items = icons[0].menu.items
        return [item.text for item in items]

    pystray_without_desktop.Icon = Icon
    menu = QMenu()
    chosen: list[str] = []
    menu.addAction("Coding", lambda: chosen.append("coding"))
    tray = PystrayTray(menu)
    tray.open()
    qtbot.waitUntil(lambda: tray.available)
    assert entries() == ["Coding"]
    menu.addAction("Review", lambda: chosen.append("review"))
    tray.show_state("a state", QIcon(), "Coding")
    qtbot.waitUntil(lambda: entries() == ["Coding", "Review"])
    icons[0].menu.items[2](icons[0])
    qtbot.waitUntil(lambda: chosen == ["review"])
    with qtbot.waitSignal(tray.clicked):
        icons[0]()  # a click on the icon itself
    tray.close()
    assert not tray.available


def test_a_menu_as_values_leads_back_to_its_actions(qtbot: QtBot) -> None:
    menu = QMenu()
    chosen: list[str] = []
    menu.addAction("Hidden").setVisible(False)
    menu.addAction("R&&D", lambda: chosen.append("first"))
    menu.addSeparator()
    below = menu.addMenu("Below")
    below.addAction("Deep", lambda: chosen.append("deep"))
    gone = below.addAction("Asleep", lambda: chosen.append("asleep"))
    gone.setEnabled(False)

    first, line, under = entries_of(menu)
    assert (first.text, line.is_separator, [entry.text for entry in under.below]) == ("R&D", True, ["Deep", "Asleep"])
    for path in (first.path, under.below[0].path, under.below[1].path, (9,), (1, 1), (3, 9)):
        trigger(menu, path)
    assert chosen == ["first", "deep"]


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
def test_a_middle_click_on_the_icon_wants_to_go_back(qtbot: QtBot) -> None:
    tray = QtTray(QMenu(), is_there=lambda: True)
    tray.open()
    (icon,) = (part for part in getAllValidWrappers() if isinstance(part, QSystemTrayIcon))
    with qtbot.waitSignal(tray.back_wanted):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    tray.close()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
def test_a_tray_that_takes_no_icons_at_first_is_tried_again(qtbot: QtBot) -> None:
    answers = [True, False, False, False]
    tray = QtTray(QMenu(), is_there=lambda: answers.pop() if answers else True, try_ms=0)
    tray.open()
    tray.host_came()
    assert not tray.available
    qtbot.waitUntil(lambda: tray.available)
    tray.close()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
def test_a_tray_that_never_takes_icons_is_not_tried_for_ever(qtbot: QtBot) -> None:
    tries: list[bool] = []
    tray = QtTray(QMenu(), is_there=lambda: tries.append(True) is not None, try_ms=0)
    tray.open()
    tray.host_came()
    at_most = TRIES + 2
    qtbot.waitUntil(lambda: len(tries) == at_most)
    with qtbot.assertNotEmitted(tray.available_changed, wait=20):
        pass
    assert len(tries) == at_most
    tray.close()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTray", extend=True)
def test_a_tray_of_which_qt_learns_late_that_it_went_is_noticed_all_the_same(qtbot: QtBot) -> None:
    there = [True]
    tray = QtTray(QMenu(), is_there=lambda: there[0])
    tray.open()
    tray.host_went()
    assert tray.available
    there[0] = False
    qtbot.waitUntil(lambda: not tray.available)
    tray.close()
