"""All texts and pictures of all windows can be made out, in the colors that they are drawn in."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.drawing import Drawing
from tests.gui.every_window import WINDOWS, Opened, close, settle
from tests.gui.homes import House
from tltimer.gui.widgets.theme import Theme
from tltimer.palette import READABLE, VISIBLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("opened", WINDOWS, ids=lambda each: each.__name__)
def test_texts_and_pictures_can_be_made_out(
    opened: Callable[[House, Theme], Opened], look: str, house: House, qtbot: QtBot
) -> None:
    theme = Theme(look)
    faint: dict[str, list[object]] = {}
    window: QWidget | None = None
    for state, window in opened(house, theme):
        settle(window)
        drawing = Drawing(window, theme.palette)
        assert drawing.texts
        unreadable = [text for text in drawing.texts if text.contrast < READABLE]
        unseen = [shape for shape in drawing.shapes if shape.contrast < VISIBLE]
        if unreadable or unseen:
            faint[state] = [*unreadable, *unseen]
    assert window is not None
    close(window)
    assert faint == {}
