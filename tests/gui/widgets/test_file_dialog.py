from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.file_dialog import file_to_open, file_to_save, folder_to_open
from tltimer.gui.widgets.theme import Theme
from tltimer.palette import contrast


@pytest.fixture(params=["light", "dark"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    Theme(request.param).dress(window)
    window.show()
    return window


def answering(window: QWidget, answer: Callable[[QFileDialog], None]) -> None:
    def answered() -> None:
        (dialog,) = window.findChildren(QFileDialog)
        answer(dialog)

    QTimer.singleShot(0, window, answered)


def test_a_file_is_named_and_its_path_comes_back(window: QWidget, tmp_path: Path) -> None:
    titles = []

    def answer(dialog: QFileDialog) -> None:
        titles.append(dialog.windowTitle())
        dialog.setDirectory(str(tmp_path))
        dialog.accept()

    answering(window, answer)
    assert file_to_save(window, "Export to", "tltimer.csv") == str(tmp_path / "tltimer.csv")
    assert titles == ["Export to"]


def test_a_file_that_exists_is_opened_and_a_folder(window: QWidget, tmp_path: Path) -> None:
    file = tmp_path / "team.ics"
    file.touch()
    answering(window, lambda dialog: (dialog.selectFile(file.name), dialog.accept())[1])
    assert file_to_open(window, "Add a calendar", str(tmp_path), "Calendars (*.ics)") == str(file)

    answering(window, lambda dialog: (dialog.setDirectory(str(tmp_path)), dialog.accept())[1])
    assert folder_to_open(window, "Add a repository") == str(tmp_path)


def test_cancelled_is_no_path_and_leaves_no_dialog(window: QWidget) -> None:
    answering(window, QFileDialog.reject)
    assert file_to_open(window, "Import from") == ""
    QCoreApplication.sendPostedEvents()
    assert not [dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible()]


def test_labels_can_be_read_in_the_colours_of_the_window(window: QWidget) -> None:
    ratios = []

    def answer(dialog: QFileDialog) -> None:
        for label in dialog.findChildren(QLabel):
            ground = dialog.palette().color(QPalette.ColorRole.Window)
            ratios.append(contrast(label.palette().color(QPalette.ColorRole.WindowText).name(), ground.name()))
        dialog.reject()

    answering(window, answer)
    file_to_open(window, "Import from")
    assert ratios
    assert min(ratios) >= 4.5
