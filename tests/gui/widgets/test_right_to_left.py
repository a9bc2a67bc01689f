"""Pictures before words go to the other side where those are written from right to left."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.checkbox import CheckBox, CheckBoxRow
from tltimer.gui.widgets.painting import sided


@pytest.mark.parametrize(
    ("direction", "left"), [(Qt.LayoutDirection.LeftToRight, 5), (Qt.LayoutDirection.RightToLeft, 85)]
)
def test_a_part_lies_on_the_side_where_lines_begin(qtbot: QtBot, direction: Qt.LayoutDirection, left: int) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 20)
    widget.setLayoutDirection(direction)
    assert sided(widget, QRectF(5, 3, 10, 4)) == QRectF(left, 3, 10, 4)


@pytest.mark.parametrize("row", ["row", "tick"])
def test_a_box_stands_before_its_words_in_both_directions(qtbot: QtBot, row: str) -> None:
    box: QAbstractButton = CheckBoxRow("", "") if row == "row" else CheckBox("")
    qtbot.addWidget(box)
    box.resize(120, box.sizeHint().height())
    drawn = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        box.setLayoutDirection(direction)
        picture = box.grab().toImage()
        ground = picture.pixelColor(60, 2)
        columns = [x for x in range(120) if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))]
        drawn.append((min(columns) < 30, max(columns) > 90))
    assert drawn == [(True, False), (False, True)]
