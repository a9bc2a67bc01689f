"""Lines of text and their hints."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.theme import Theme


def test_a_hint_keeps_clear_of_the_caret(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line, other = LineEdit(Theme("light"), hint="Search"), QLineEdit(window)
    line.setParent(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    other.setFocus()
    assert QLineEdit.placeholderText(line) == "Search"
    line.setFocus()
    assert QLineEdit.placeholderText(line) == "\N{THIN SPACE}Search"
    assert line.placeholderText() == "Search"
    line.setPlaceholderText("Find")
    assert QLineEdit.placeholderText(line) == "\N{THIN SPACE}Find"
    line.setPlaceholderText("")
    assert QLineEdit.placeholderText(line) == ""
    other.setFocus()
    assert QLineEdit.placeholderText(line) == ""
