"""A layout that fills line after line."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.layouts import FlowLayout

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[FlowLayout]:
    holder = QWidget()
    flow = FlowLayout(holder, across=4, down=6)
    for width in (40, 30, 50):
        part = QWidget()
        part.setFixedSize(QSize(width, 20))
        flow.addWidget(part)
    yield flow
    holder.deleteLater()


def places(flow: FlowLayout, width: int, direction: Qt.LayoutDirection) -> list[tuple[int, int]]:
    holder = flow.parentWidget()
    holder.setLayoutDirection(direction)
    flow.setGeometry(QRect(0, 0, width, 100))
    items = (flow.itemAt(number) for number in range(flow.count()))
    return [(item.geometry().left(), item.geometry().top()) for item in items if item is not None]


def test_lines_fill_one_after_the_other(flow: FlowLayout) -> None:
    assert places(flow, 200, LEFT) == [(0, 0), (44, 0), (78, 0)]
    assert places(flow, 100, LEFT) == [(0, 0), (44, 0), (0, 26)]
    assert flow.heightForWidth(200) == 20
    assert flow.heightForWidth(100) == 46


def test_even_items_stand_in_columns(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, across=4, down=6, even=True)
    for width in (40, 30, 50):
        part = QWidget()
        part.setMinimumSize(QSize(width, 20))
        flow.addWidget(part)
    for width, columns in ((158, [(0, 0), (54, 0), (108, 0)]), (124, [(0, 0), (64, 0), (0, 26)])):
        assert places(flow, width, LEFT) == columns
        widths = {item.geometry().width() for item in map(flow.itemAt, range(3)) if item is not None}
        assert widths == {(width - 8) // 3 if width == 158 else 60}


def test_from_right_to_left_lines_begin_at_the_right(flow: FlowLayout) -> None:
    assert places(flow, 100, RIGHT) == [(60, 0), (26, 0), (50, 26)]


def test_an_item_that_grows_or_hides_is_asked_again(flow: FlowLayout) -> None:
    assert flow.heightForWidth(100) == 46
    first, last = (item.widget() for item in (flow.itemAt(0), flow.itemAt(2)) if item is not None)
    assert first is not None and last is not None
    last.hide()
    assert flow.heightForWidth(100) == 20
    assert flow.sizeHint() == QSize(74, 20)
    first.setFixedSize(QSize(90, 30))
    assert flow.heightForWidth(100) == 56
    assert flow.minimumSize() == QSize(90, 30)
    last.show()
    assert flow.heightForWidth(100) == 56
    assert flow.takeAt(0) is not None
    assert flow.heightForWidth(100) == 20
