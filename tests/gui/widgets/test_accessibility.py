from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.accessibility import CurrentFollows


def test_what_is_selected_alone_becomes_the_current_line_once(qtbot: QtBot) -> None:
    lines = QListWidget()
    qtbot.addWidget(lines)
    lines.addItems(["one", "two", "three"])
    CurrentFollows(lines)
    lines.setCurrentRow(0)
    turned: list[int] = []
    lines.currentRowChanged.connect(turned.append)
    index = lines.model().index(2, 0)
    lines.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    qtbot.waitUntil(lambda: lines.currentRow() == 2)
    lines.setCurrentRow(1)
    lines.clearSelection()
    qtbot.waitUntil(lambda: turned == [2, 1])
