"""What a large window shows: one column, in the middle where the window is larger than can be followed."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

WIDEST, TALLEST = 116, 72
"""In lines of text: on a very large screen there is space around the column instead of longer lines."""


def column_in(page: QWidget, margin: int, spacing: int) -> QVBoxLayout:
    """Put a column into a page and give its layout.

    Args:
        page: what is scrolled.
        margin: pixels around the column; the window's frame gives a few of those above.
        spacing: pixels between its parts.
    """
    column = QWidget()
    column.setMaximumSize(QSize(WIDEST, TALLEST) * page.fontMetrics().height())
    inner = QVBoxLayout(column)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(spacing)
    around = QGridLayout(page)
    around.setContentsMargins(margin, margin - 8, margin, margin)
    around.addWidget(column, 0, 1)
    for side in (0, 2):
        around.setColumnStretch(side, 1)
    around.setColumnStretch(1, 1000)
    around.setRowStretch(0, 1000)
    around.setRowStretch(1, 1)
    return inner
