"""The look: light, dark, or as the desktop is."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.system.bus import Fake, private_bus
from tltimer.gui.widgets.theme import Theme, qt_palette, system_is_dark
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


def test_a_desktop_that_does_not_tell_is_judged_by_its_windows(qtbot: QtBot) -> None:
    scheme = Qt.ColorScheme.Unknown
    assert not system_is_dark(scheme, QColor("#eeeeee"))
    assert system_is_dark(scheme, QColor("#222222"))
    assert system_is_dark(Qt.ColorScheme.Dark, QColor("#eeeeee"))
    assert not system_is_dark(Qt.ColorScheme.Light, QColor("#222222"))


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
