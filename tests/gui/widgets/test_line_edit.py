"""Lines of text and their hints."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
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


def test_a_hint_at_the_right_ends_where_a_text_does(qtbot: QtBot) -> None:
    look, window = Theme("light"), QWidget()
    lines = (LineEdit(look, hint="H"), LineEdit(look))
    lines[1].show_text("H")
    column = QVBoxLayout(window)
    for line in lines:
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(line)
    look.dress(window)
    qtbot.addWidget(window)
    window.show()
    window.setFocus()
    assert lines[0].placeholderText() == "H"

    ends = []
    for line in lines:
        line.clearFocus()
        picture = line.grab().toImage()
        inner = range(6, picture.width() - 4)
        rows = range(8, picture.height() - 8)
        ends.append(max(x for x in inner for y in rows if picture.pixelColor(x, y).lightness() < 230))
    assert ends[0] == ends[1]
