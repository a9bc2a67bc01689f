"""All connections of the app: no signal without a receiver, no notification without an answer."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMetaMethod, QObject
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui import app as app_module
from tltimer.gui.app import App
from tltimer.gui.connections import connect
from tltimer.gui.tray.qt_tray import QtTray
from tltimer.services.bootstrap import Program


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def app(house: House, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    monkeypatch.setattr(app_module, "notification_backend_for", lambda _environ: screen)
    monkeypatch.setattr(app_module, "is_unwanted", lambda _environ: False)
    monkeypatch.setitem(os.environ, "TLTIMER_NOW", "2026-11-16T09:00:00Z")
    menu = QMenu()
    program: Program = house.program
    made = App(program, QtTray(menu, None), menu, qt)
    connect(made)
    yield made
    made.end()
    made.deleteLater()


def own_signals(part: QObject) -> list[QMetaMethod]:
    """Return the signals that classes of tltimer declare."""
    meta = part.metaObject()
    found = []
    while meta is not None and not meta.className().startswith("Q"):
        methods = (meta.method(number) for number in range(meta.methodOffset(), meta.methodCount()))
        found += [one for one in methods if one.methodType() is QMetaMethod.MethodType.Signal]
        meta = meta.superClass()
    return found


def parts(app: App) -> list[QObject]:
    return [app.menu_actions.promises, *(one for one in vars(app).values() if isinstance(one, QObject))]


def test_each_signal_has_a_receiver(app: App) -> None:
    deaf = [
        f"{type(part).__name__}.{bytes(signal.name()).decode()}"
        for part in parts(app)
        if part is not app.qt and not isinstance(part, QMenu)
        for signal in own_signals(part)
        if not part.isSignalConnected(signal)
    ]
    assert deaf == []


def test_every_change_is_acknowledged_and_shown(app: App, house: House, qtbot: QtBot) -> None:
    app.file_watcher.start()
    with qtbot.assertNotEmitted(app.file_watcher.changed):
        app.tracking.switch("review")
        app.file_watcher.look()
    shown = [action.text() for action in app.menu_actions.modes if action.isChecked()]
    assert shown == ["Review"]


def test_every_refusal_is_told_once(app: App, screen: Screen) -> None:
    app.tracking.back()
    assert [one.title for one in screen.sent] == ["No change made"]


def test_a_menu_click_switches_a_middle_click_goes_back(app: App, house: House) -> None:
    app.status.look()
    app.show_menu()
    for number in (0, 2):
        house.turn_to(f"9:{10 + number}")
        app.menu_actions.modes[number].trigger()
    house.turn_to("9:20")
    app.tray.back_wanted.emit()
    assert [mode for _at, mode in house.log()] == ["coding", "review", "coding"]
