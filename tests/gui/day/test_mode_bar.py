"""The buttons of the modes in the day window."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tltimer.domain.timeline.modes_and_kinds import shipped_modes
from tltimer.gui.day.mode_bar import ModeButton
from tltimer.gui.widgets.theme import Theme


def test_the_swatch_of_a_mode_follows_the_theme(qtbot: QtBot) -> None:
    look = Theme("light")
    mode = shipped_modes()[0]
    button = ModeButton(mode, "", look)
    qtbot.addWidget(button)

    def swatch() -> QColor:
        picture = button.icon().pixmap(button.iconSize()).toImage()
        return picture.pixelColor(picture.width() // 3, picture.height() // 2)

    light = look.hue(mode.colour)
    assert swatch() == light
    look.choose("dark")
    assert look.hue(mode.colour) != light
    assert swatch() == look.hue(mode.colour)
