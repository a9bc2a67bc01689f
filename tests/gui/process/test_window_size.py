"""A window opens with the size that it was given last."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.process.window_size import FILE, RememberedSize, largest_size
from tltimer.storage.cache_file import write_cache


class Window(QWidget):
    """A window of some size."""


class OtherWindow(QWidget):
    """Another one."""


def opened(kind: type[QWidget], folder: Path, qtbot: QtBot) -> QWidget:
    window = kind()
    qtbot.addWidget(window)
    RememberedSize(window, folder)
    if not window.testAttribute(Qt.WidgetAttribute.WA_Resized):
        window.resize(300, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_a_size_that_the_user_chose_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    window = opened(Window, tmp_path, qtbot)
    window.resize(333, 222)
    window.close()
    assert opened(Window, tmp_path, qtbot).size() == QSize(333, 222)
    assert opened(OtherWindow, tmp_path, qtbot).size() == QSize(300, 200)


def test_a_size_that_nobody_chose_is_not_written(tmp_path: Path, qtbot: QtBot) -> None:
    opened(Window, tmp_path, qtbot).close()
    assert not (tmp_path / FILE).exists()


def test_a_size_of_a_larger_screen_is_cut(tmp_path: Path, qtbot: QtBot) -> None:
    write_cache(tmp_path / FILE, {"Window": [9000, 8000]})
    window = opened(Window, tmp_path, qtbot)
    assert window.size() == largest_size(window)
    room = window.screen().availableGeometry()
    assert window.width() < room.width() and window.height() < room.height(), "there is a frame too"


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "x",
        {"Window": None},
        {"Window": [300]},
        {"Window": ["a", 2]},
        {"Window": [-1, 5]},
        {"Window": [1, True]},
    ],
)
def test_whatever_the_file_holds_a_window_opens(tmp_path: Path, qtbot: QtBot, content: object) -> None:
    write_cache(tmp_path / FILE, content)
    assert opened(Window, tmp_path, qtbot).size() == QSize(300, 200)


def test_a_window_opens_as_large_as_it_asks_for(tmp_path: Path, qtbot: QtBot) -> None:
    window = QLabel()
    qtbot.addWidget(window)
    wish = window.screen().availableGeometry().size() * 0.9
    window.setPixmap(QPixmap(wish))
    RememberedSize(window, tmp_path)
    window.show()
    assert window.size() == wish
