"""Global shortcuts in the app: taken as the settings say, recorded in the settings window."""

import os
from collections.abc import Iterable, Iterator, Mapping

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.drawing import MODES, RULES
from tests.gui.homes import House
from tltimer.gui.controllers.settings import SettingsController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.settings.shortcuts_section import ShortcutsSection
from tltimer.gui.shortcuts.listener import GlobalShortcuts, ShortcutsState
from tltimer.gui.shortcuts.recorder import KeyRecorder, keys_of
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.widgets.theme import Theme
from tltimer.settings.schema import SHORTCUTS, Settings
from tltimer.settings.shortcuts import Shortcut, parse_shortcuts
from tltimer.system.shortcuts.interface import Pressed, WantedShortcut
from tltimer.system.shortcuts.unavailable import NoShortcuts

CTRL, ALT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)

X11 = ShortcutsState("X11")


class Desktop(NoShortcuts):
    """Takes shortcuts, of which the test presses some; a pipe stands for the connection."""

    name = "pretended"

    def __init__(self, pressed: Pressed) -> None:
        super().__init__()
        self._pressed = pressed
        self.read_end, self.write_end = os.pipe()
        self.taken: list[str] = []
        self.is_open = True

    def take(self, wanted: Iterable[WantedShortcut]) -> None:
        self.taken = [f"{shortcut.action}={shortcut.keys} ({shortcut.about})" for shortcut in wanted]

    def press(self, action: str) -> None:
        os.write(self.write_end, action.encode())

    def fileno(self) -> int | None:
        return self.read_end if self.is_open else None

    def take_in(self) -> None:
        os.set_blocking(self.read_end, False)
        try:
            action = os.read(self.read_end, 100).decode()
        except BlockingIOError:
            return
        self._pressed(action, "a token")

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            os.close(self.read_end)
            os.close(self.write_end)


class Desktops:
    """Remembers every backend that was made."""

    def __init__(self) -> None:
        self.made: list[Desktop] = []

    def __call__(self, _environ: Mapping[str, str], pressed: Pressed, _waits: bool) -> tuple[Desktop, tuple[str, ...]]:
        self.made.append(Desktop(pressed))
        return self.made[-1], ("not by another",)


@pytest.fixture
def desktops(qtbot: QtBot) -> Desktops:
    return Desktops()


@pytest.fixture
def listener(desktops: Desktops) -> Iterator[GlobalShortcuts]:
    listener = GlobalShortcuts(desktops)
    yield listener
    listener.close()


def settings(*rules: str) -> Settings:
    return Settings({SHORTCUTS.key: rules})


def test_nothing_is_loaded_without_shortcuts(listener: GlobalShortcuts, desktops: Desktops) -> None:
    listener.follow(settings(), RULES)
    assert desktops.made == []


def test_shortcuts_are_taken_pressed_and_given_back(
    listener: GlobalShortcuts, desktops: Desktops, qtbot: QtBot
) -> None:
    listener.follow(settings("pick=Ctrl+Alt+Space", "switch coding=Super+1"), RULES)
    (desktop,) = desktops.made
    assert desktop.taken == ["pick=Ctrl+Alt+Space (Quick switch)", "switch coding=Super+1 (Switch to Coding)"]
    with qtbot.waitSignal(listener.pressed) as pressed:
        desktop.press("switch coding")
    assert pressed.args == ["switch coding", "a token"]
    listener.follow(settings("stop=F8"), RULES)
    assert desktop.taken == ["stop=F8 (End the day)"]
    assert listener.state() == ShortcutsState("pretended", False, ("not by another",))
    listener.follow(settings(), RULES)
    assert not desktop.is_open
    assert len(desktops.made) == 1


def test_the_settings_learn_once_how_they_would_be_taken(listener: GlobalShortcuts, desktops: Desktops) -> None:
    assert [listener.state().backend for _n in range(3)] == ["pretended"] * 3
    assert [desktop.is_open for desktop in desktops.made] == [False]


@pytest.mark.parametrize(
    ("key", "modifiers", "keys"),
    [
        (Qt.Key.Key_Space, CTRL | ALT, "Ctrl+Alt+Space"),
        (Qt.Key.Key_R, META, "Super+R"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "F8"),
        (Qt.Key.Key_Adiaeresis, CTRL, "Ctrl+Ä"),
        (Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier, "None"),
        (Qt.Key.Key_VolumeUp, CTRL, "None"),
    ],
)
def test_keys_that_were_pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier, keys: str) -> None:
    assert str(keys_of(key.value, modifiers)) == keys


@pytest.fixture
def recorder(qtbot: QtBot) -> KeyRecorder:
    recorder = KeyRecorder("Quick switch")
    qtbot.addWidget(recorder)
    recorder.show()
    return recorder


def test_a_click_records_the_next_keys(recorder: KeyRecorder, qtbot: QtBot) -> None:
    assert (recorder.text(), recorder.accessibleName()) == ("Record…", "Quick switch: no keys")
    recorder.click()
    assert (recorder.text(), recorder.accessibleName()) == (
        "Press keys…",
        "Quick switch: waiting for keys; Esc cancels",
    )
    qtbot.keyClick(recorder, Qt.Key.Key_Control, CTRL)
    with qtbot.waitSignal(recorder.refused):
        qtbot.keyClick(recorder, Qt.Key.Key_R)
    with qtbot.waitSignal(recorder.recorded) as recorded:
        qtbot.keyClick(recorder, Qt.Key.Key_Tab, CTRL | ALT)
    assert recorded.args == ["Ctrl+Alt+Tab"]
    recorder.show_keys("Ctrl+Alt+Tab")
    assert (recorder.text(), recorder.accessibleName()) == ("Ctrl+Alt+Tab", "Quick switch: Ctrl+Alt+Tab")


def test_esc_leaves_the_keys_and_backspace_takes_them_away(recorder: KeyRecorder, qtbot: QtBot) -> None:
    recorder.show_keys("F8")
    recorder.click()
    with qtbot.assertNotEmitted(recorder.recorded):
        qtbot.keyClick(recorder, Qt.Key.Key_Escape)
    assert recorder.text() == "F8"
    recorder.click()
    with qtbot.waitSignal(recorder.recorded) as recorded:
        qtbot.keyClick(recorder, Qt.Key.Key_Backspace)
    assert recorded.args == [""]
    recorder.click()
    recorder.clearFocus()
    assert recorder.text() == "F8"


class Section:
    """The section on some shortcuts, and what it wants them to be."""

    def __init__(self, qtbot: QtBot, *rules: str, state: ShortcutsState = X11) -> None:
        self.widget = ShortcutsSection(Theme("light"))
        qtbot.addWidget(self.widget)
        self.wanted: list[list[str]] = []
        self.widget.written.connect(self._write)
        self.widget.show_shortcuts(parse_shortcuts(rules), MODES, state)

    def _write(self, shortcuts: tuple[Shortcut, ...]) -> None:
        self.wanted.append([str(shortcut) for shortcut in shortcuts])


def test_every_action_has_a_row_with_its_keys(qtbot: QtBot) -> None:
    section = Section(qtbot, "pick=Ctrl+Alt+Space", "switch old=F9").widget
    actions = ["pick", "back", "stop", *(f"switch {mode.key}" for mode in MODES), "switch old"]
    assert list(section.rows) == actions
    assert [row.recorder.text() for row in section.rows.values() if row.recorder.text() != "Record…"] == [
        "Ctrl+Alt+Space",
        "F9",
    ]
    assert section.place.text() == "The shortcuts work in every program while tltimer is running."


def test_keys_are_recorded_and_removed(qtbot: QtBot) -> None:
    section = Section(qtbot, "pick=Ctrl+Alt+Space", "back=F7")
    section.widget.rows["stop"].recorder.recorded.emit("F8")
    section.widget.rows["pick"].recorder.recorded.emit("Ctrl+Alt+P")
    section.widget.rows["pick"].clear.click()
    assert section.wanted == [
        ["pick=Ctrl+Alt+Space", "back=F7", "stop=F8"],
        ["back=F7", "pick=Ctrl+Alt+P"],
        ["back=F7"],
    ]


def test_keys_that_another_action_has_are_a_conflict(qtbot: QtBot) -> None:
    section = Section(qtbot, "pick=Ctrl+Alt+Space")
    section.widget.rows["back"].recorder.recorded.emit("Ctrl+Alt+Space")
    assert (
        section.widget.rows["back"].problem.text()
        == '"Quick switch" already uses Ctrl+Alt+Space. Press different keys, or remove the '
        'shortcut from "Quick switch" first.'
    )
    assert section.wanted == []


def test_keys_that_are_a_shortcut_already_are_heard_while_others_are_recorded(qtbot: QtBot) -> None:
    section = Section(qtbot, "pick=Ctrl+Alt+Space")
    assert not section.widget.take_pressed("pick"), "it opens the switcher as ever"
    back = section.widget.rows["back"]
    back.recorder.click()
    assert section.widget.take_pressed("pick")
    assert (
        back.problem.text() == '"Quick switch" already uses Ctrl+Alt+Space. Press different keys, or remove the '
        'shortcut from "Quick switch" first.'
    )
    assert (back.recorder.records, section.wanted) == (False, [])


def test_what_the_desktop_says_stands_beside_the_keys(qtbot: QtBot) -> None:
    problems = {"back": "Another program already uses F7.", "": "You declined."}
    state = ShortcutsState("portal", True, (), problems, {"pick": "Meta+T"})
    section = Section(qtbot, "pick=Ctrl+Alt+Space", "back=F7", state=state).widget
    assert section.rows["pick"].recorder.text() == "Meta+T"
    assert section.rows["back"].problem.text().startswith("Another program already uses F7. Choose other keys")
    assert section.place.text().endswith("\nYou declined.")


def test_where_there_are_none_the_command_can_be_copied(qtbot: QtBot) -> None:
    section = Section(qtbot, state=ShortcutsState("", why=("the desktop portal does not support shortcuts",))).widget
    assert not any(row.recorder.isEnabled() for row in section.rows.values()), "they would be recorded in vain"
    assert section.place.text().startswith(
        "Shortcuts are not available here: the desktop portal does not support shortcuts."
    )
    section.rows["switch coding"].copy.click()
    assert QGuiApplication.clipboard().text() == "tltimer switch coding"
    assert section.rows["pick"].copy.toolTip() == "<qt>tltimer pick</qt>"


def test_keys_that_are_recorded_stand_in_the_settings_and_are_taken_back(house: House, qtbot: QtBot) -> None:
    controller = SettingsController(house.program, house.reports.at_hand(), Theme("light"), TrayIcons(), DataChanges())
    controller.show("modes")
    section = controller.window.section("shortcuts")
    section.rows["pick"].recorder.recorded.emit("Ctrl+,")
    section.rows["switch 1:1"].recorder.recorded.emit("Ctrl+Alt+Plus")
    assert house.reports.settings()[SHORTCUTS] == ("pick=Ctrl+,", "switch 1:1=Ctrl+Alt+Plus")
    assert section.rows["pick"].recorder.text() == "Ctrl+,"
    assert controller.window.message.text() == "Changed: Global shortcuts"
    section.rows["back"].recorder.click()
    assert controller.take_pressed("pick")
    assert "already uses" in section.rows["back"].problem.text()
    controller.changes.undo()
    assert house.reports.settings()[SHORTCUTS] == ("pick=Ctrl+,",)
    section.rows["pick"].clear.click()
    assert house.reports.settings()[SHORTCUTS] == ()
    controller.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
