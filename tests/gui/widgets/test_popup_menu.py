"""Menus wear the theme as long as they live, and are not reached by it afterwards."""

import shiboken6
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.popup_menu import PopupMenu
from tltimer.gui.widgets.theme import Theme
from tltimer.palette import DARK, LIGHT


def test_a_menu_follows_the_theme_until_its_window_is_gone(qtbot: QtBot) -> None:
    look = Theme("light")
    button = QPushButton()
    menu = PopupMenu(look, button)
    assert menu.palette().window().color().name() == LIGHT.ground
    look.choose("dark")
    assert menu.palette().window().color().name() == DARK.ground

    shiboken6.delete(button)
    with qtbot.captureExceptions() as exceptions:
        look.choose("light")
    assert exceptions == []


def test_a_transient_menu_is_deleted_when_it_closes(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    menu = PopupMenu(Theme("light"), button, is_transient=True)
    menu.show()
    menu.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(menu))
