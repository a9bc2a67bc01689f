"""A window is painted once more after it has its size."""

from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.process.redraw import SecondPaint, paint_twice


class Window(QWidget):
    """A window that counts how often it is asked to be painted."""

    asked = 0

    def update(self, *_part: Any) -> None:
        self.asked += 1


def test_a_window_is_painted_again_after_it_appears_and_after_it_is_resized(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    SecondPaint(window)
    window.show()
    qtbot.waitUntil(lambda: window.asked > 0)
    before = window.asked
    window.resize(333, 222)
    qtbot.waitUntil(lambda: window.asked > before)


def test_only_wayland_needs_it(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    paint_twice(window)
    assert window.findChild(SecondPaint) is None
