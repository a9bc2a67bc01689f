"""All windows are found while some of them wait to be collected."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.top_level import top_level_widgets


class Window(QWidget):
    """A window that only a collection of garbage deletes."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collection_soon(qtbot: QtBot) -> Iterator[None]:
    """Let garbage be collected as soon as Python's objects are made for windows of Qt's own."""
    boxes = QWidget()
    qtbot.addWidget(boxes)
    for _ in range(300):
        QComboBox(boxes).view()  # its list lies in a window that Python does not know yet
    threshold = gc.get_threshold()
    gc.collect()
    gc.set_threshold(100_000)
    for _ in range(100):
        Window()
    gc.set_threshold(gc.get_count()[0] + 100, *threshold[1:])
    yield
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("collection_soon")
def test_windows_that_nobody_holds_are_not_deleted_while_they_are_listed() -> None:
    assert len([window for window in top_level_widgets() if isinstance(window, Window)]) == 100
    assert gc.isenabled()


def test_collection_stays_off_for_who_turned_it_off(qtbot: QtBot) -> None:
    held = Window()
    qtbot.addWidget(held)
    gc.disable()
    try:
        assert held in top_level_widgets()
        assert not gc.isenabled()
    finally:
        gc.enable()
