"""A layout that fills line after line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.painting import mirrored

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem


NO_DIRECTION = Qt.Orientation(0)


class FlowLayout(QLayout):
    """Places items side by side and continues in the next line when a line is full.

    Lines begin at the right where the writing runs from right to left. ``even`` items stand in columns of one width.
    """

    def __init__(self, parent: QWidget | None = None, across: int = 4, down: int = 4, *, even: bool = False) -> None:
        super().__init__(parent)
        self._even = even
        self._items: list[QLayoutItem] = []
        self._sizes: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self._across = across
        self._down = down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item by its place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Ask the items again how large they want to be."""
        super().invalidate()
        self._forget()

    def _forget(self) -> None:
        self._sizes = None
        self._heights.clear()

    def _sized(self) -> list[tuple[QLayoutItem, QSize]]:
        """Return the items that are shown, each with the size that it wants; Qt asks for that many times in a row."""
        if self._sizes is None:
            self._sizes = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._sizes

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return NO_DIRECTION

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for all in one line."""
        hints = [hint for _item, hint in self._sized()]
        width = sum(hint.width() for hint in hints) + self._across * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Need at least the widest item."""
        hints = [item.minimumSize() for item, _hint in self._sized()]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def _column(self, width: int) -> int:
        """Return the width of a column: as many as hold the widest item share a line."""
        widest = max((hint.width() for _item, hint in self._sized()), default=1)
        count = max(1, (width + self._across) // (widest + self._across))
        return (width - (count - 1) * self._across) // count

    def _place(self, rect: QRect, move: bool) -> int:
        left, top, line = rect.left(), rect.top(), 0
        holder = self.parentWidget()
        mirrors = move and holder is not None and holder.isRightToLeft()
        column = self._column(rect.width()) if self._even else None
        for item, hint in self._sized():
            width = min(hint.width(), rect.width()) if column is None else column
            if line and left + width > rect.left() + rect.width():
                left, top, line = rect.left(), top + line + self._down, 0
            if move:
                place = QRect(left, top, width, hint.height())
                item.setGeometry(mirrored(place, rect) if mirrors else place)
            left += width + self._across
            line = max(line, hint.height())
        return top + line - rect.top()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and delete it."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


WIDEST, TALLEST = 116, 72
"""In lines of text: on a very large screen there is space around the column instead of longer lines."""


class _Column(QWidget):
    """Grows no taller than reads well, unless its content needs more at its width."""

    def event(self, event: QEvent) -> bool:
        """Look again how tall it may be, once its content or its width has changed."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            layout = self.layout()
            needed = layout.totalMinimumHeightForWidth(self.width()) if layout and layout.hasHeightForWidth() else 0
            self.setMaximumHeight(max(TALLEST * self.fontMetrics().height(), needed))
        return super().event(event)


def column_in(page: QWidget, margin: int, spacing: int) -> QVBoxLayout:
    """Put a column into a page and return its layout.

    Args:
        page: what is scrolled.
        margin: pixels around the column; the window's frame adds a few of those above.
        spacing: pixels between its parts.
    """
    column = _Column()
    column.setMaximumWidth(WIDEST * page.fontMetrics().height())
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
