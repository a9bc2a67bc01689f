"""A house for the tests of the desktop, and an app in it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.app import App
from tltimer.gui.connections import connect
from tltimer.gui.process.shutdown import SIGNALS
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.qt_tray import QtTray


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a program in a new home; it is Monday, nine o'clock."""
    return House(tmp_path / "home")


@pytest.fixture
def screen() -> Screen:
    """Return the stand-in that records the app's notifications."""
    return Screen()


@pytest.fixture
def has_tray() -> bool:
    """Return whether the desktop has a tray; a parameter of this name changes it."""
    return False


@pytest.fixture
def new_app(
    house: House, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, has_tray: bool
) -> Iterator[App]:
    """Yield an app in the house that has not begun."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    monkeypatch.setitem(os.environ, "TLTIMER_NOW", "2026-11-16T09:00:00Z")
    handlers = {number: signal.getsignal(number) for number in signal.Signals if number.name in SIGNALS}
    menu = ColouredMenu()
    made = App(
        house.program,
        QtTray(menu, None, is_there=lambda: has_tray),
        menu,
        qt,
        backend=lambda _environ: screen,
        do_not_disturb=lambda _environ: False,
    )
    yield made
    made.end()
    made.deleteLater()
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def app(new_app: App) -> App:
    """Return an app in the house whose parts are connected; it has not begun otherwise."""
    connect(new_app)
    return new_app
