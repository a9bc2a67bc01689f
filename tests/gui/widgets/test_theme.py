"""The look: light, dark, or as the desktop is."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.system.bus import Fake, private_bus
from tltimer.gui.widgets.theme import Theme, has_qt_title_bars, qt_palette, system_is_dark
from tltimer.palette import DARK, LIGHT

PORTAL = Path(__file__).parents[2] / "system" / "portal.py"


def test_a_chosen_theme_is_worn(qtbot: QtBot) -> None:
    assert Theme("light").palette is LIGHT
    assert Theme("dark").palette is DARK


def test_choosing_another_theme_says_so_once(qtbot: QtBot) -> None:
    look = Theme("light")
    with qtbot.waitSignal(look.changed):
        look.choose("dark")
    assert look.palette is DARK
    with qtbot.assertNotEmitted(look.changed):
        look.choose("dark")


def test_the_system_is_followed(qtbot: QtBot) -> None:
    assert Theme("system").palette is (DARK if system_is_dark() else LIGHT)


@pytest.mark.parametrize(
    ("platform", "scheme", "ground", "dark"),
    [
        ("win32", Qt.ColorScheme.Dark, "#eeeeee", True),
        ("darwin", Qt.ColorScheme.Light, "#222222", False),
        ("win32", Qt.ColorScheme.Unknown, "#eeeeee", False),
        ("win32", Qt.ColorScheme.Unknown, "#222222", True),
        ("linux", Qt.ColorScheme.Light, "#222222", True),
        ("linux", Qt.ColorScheme.Dark, "#eeeeee", False),
    ],
)
def test_the_desktop_is_judged_by_what_it_tells_truly(
    platform: str, scheme: Qt.ColorScheme, ground: str, dark: bool
) -> None:
    assert system_is_dark(scheme, QColor(ground), platform) is dark


def test_colors_of_the_desktop_are_followed(qtbot: QtBot) -> None:
    before = QGuiApplication.palette()
    look = Theme("system")
    other = DARK if look.palette is LIGHT else LIGHT
    try:
        with qtbot.waitSignal(look.changed):
            QGuiApplication.setPalette(qt_palette(other))
        assert look.palette is other
    finally:
        QGuiApplication.setPalette(before)


def test_what_a_window_holds_is_dressed_with_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("words")
    QVBoxLayout(window).addWidget(label)
    look = Theme("dark")
    look.dress(window)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)


def test_supporting_text_is_a_role_of_its_own() -> None:
    assert qt_palette(LIGHT).color(QPalette.ColorRole.PlaceholderText) == QColor(LIGHT.muted)


@pytest.mark.skipif(sys.platform != "linux", reason="the portal is Linux's")
def test_the_portal_is_believed_before_qt(qtbot: QtBot) -> None:
    with private_bus() as bus:
        fake = Fake(PORTAL, bus, "1")
        look = Theme("system", environ={"DBUS_SESSION_BUS_ADDRESS": bus})
        assert look.palette is DARK
        with qtbot.waitSignal(look.changed):
            fake.order("2")
        assert look.palette is LIGHT
        look.choose("dark")
        fake.order("1")
        look.choose("light")
        with qtbot.waitSignal(look.changed):
            look.choose("system")
        assert look.palette is DARK
        fake.stop()
        look.deleteLater()


def test_without_a_bus_qt_is_asked(qtbot: QtBot) -> None:
    environ = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    assert Theme("system", environ=environ).palette is (DARK if system_is_dark() else LIGHT)


@pytest.mark.parametrize(
    ("platform", "desktop", "drawn"),
    [
        ("wayland", "GNOME", True),
        ("wayland", "ubuntu:GNOME", True),
        ("wayland", "KDE", False),
        ("wayland", "", False),
        ("xcb", "GNOME", False),
    ],
)
def test_qt_draws_title_bars_on_gnome_with_wayland_only(platform: str, desktop: str, drawn: bool) -> None:
    assert has_qt_title_bars(platform, {"XDG_CURRENT_DESKTOP": desktop}) is drawn
