"""The suggestions below the line: each with its icon, its name, its time and its reason."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate

from tltimer.gui.widgets.painting import BOLD, SMALL, SUPPORT, scaled
from tltimer.i18n.translate import _
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from tltimer.gui.widgets.theme import Theme

ROLE = Qt.ItemDataRole.UserRole
SPACE = 12
ICON = 16
BEHIND_NAME = 10
"""So far the time is from the name."""


class SuggestionRow(Value):
    """The texts of a suggestion: its name, when it counts from, why it is suggested, and all of that to be heard."""

    name: str
    time: str
    reason: str
    spoken: str
    icon: QIcon


class SuggestionList(QListWidget):
    """Shows suggestions, one of them current; the keyboard stays in the line above."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Suggestions"))
        self.setItemDelegate(_RowPainter(look, self))
        self.setMouseTracking(True)

    def show_rows(self, rows: Iterable[SuggestionRow]) -> None:
        """Show these; the first one is current."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.spoken)
            item.setData(ROLE, row)
            self.addItem(item)
        self.setCurrentRow(0 if self.count() else -1)
        self.setFixedHeight(self.count() * self.row_height + 2 * self.frameWidth())
        self.setVisible(self.count() > 0)

    @property
    def row_height(self) -> int:
        """The height of a suggestion."""
        return round(self.fontMetrics().height() * 1.9)

    def step(self, by: int) -> None:
        """Make the next or the previous suggestion current, beyond the last one the first."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def spoken(self) -> str:
        """Return the current suggestion as it is to be heard."""
        item = self.currentItem()
        return item.text() if item is not None else ""


class _RowPainter(QStyledItemDelegate):
    """Paints a row:  icon  **name**  time            reason  [Enter]."""

    def __init__(self, look: Theme, shown: SuggestionList) -> None:
        super().__init__(shown)
        self._look = look
        self._shown = shown

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Take the width of the list."""
        return QSize(10, self._shown.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row; the time is never cut, the reason before the name is."""
        row, palette = index.data(ROLE), self._look.palette
        rect, font = QRect(option.rect), QFont(option.font)
        current = index.row() == self._shown.currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.target))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)
        left, right = rect.left() + SPACE, rect.right() - SPACE
        row.icon.paint(painter, QRect(left, rect.center().y() - ICON // 2 + 1, ICON, ICON))
        left += ICON + SPACE
        if current:
            right = self._key(painter, QRect(left, rect.top(), right - left, rect.height()), font) - SPACE
        name, support = scaled(font, 1.0, BOLD if current else None), scaled(font, SUPPORT)
        time_width = QFontMetrics(support).horizontalAdvance(row.time) + BEHIND_NAME
        spare = right - left - QFontMetrics(name).horizontalAdvance(row.name) - time_width - SPACE
        most = min(max(spare, (right - left) // 4), (right - left) // 2)
        right = self._right(painter, row.reason, support, QRect(right - most, rect.top(), most, rect.height()))
        painter.setPen(QColor(palette.text))
        room = right - left - SPACE - time_width
        left += self._left(painter, row.name, name, QRect(left, rect.top(), room, rect.height())) + BEHIND_NAME
        painter.setPen(QColor(palette.muted))
        self._left(painter, row.time, support, QRect(left, rect.top(), right - left - SPACE, rect.height()))
        painter.restore()

    def _left(self, painter: QPainter, text: str, font: QFont, rect: QRect) -> int:
        """Write a text at the left, as far as there is room, and return its width."""
        painter.setFont(font)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        return painter.fontMetrics().horizontalAdvance(cut)

    def _right(self, painter: QPainter, text: str, font: QFont, rect: QRect) -> int:
        """Write a text at the right, cut where there is no room, and return where it begins."""
        painter.setFont(font)
        painter.setPen(QColor(self._look.palette.muted))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, cut)
        return rect.right() - painter.fontMetrics().horizontalAdvance(cut)

    def _key(self, painter: QPainter, rect: QRect, font: QFont) -> int:
        """Draw the key that takes the current one, and return where it begins."""
        palette = self._look.palette
        painter.setFont(scaled(font, SMALL))
        word = _("Enter")
        width, height = painter.fontMetrics().horizontalAdvance(word) + 14, painter.fontMetrics().height() + 4
        key = QRect(rect.right() - width, rect.center().y() - height // 2 + 1, width, height)
        painter.setPen(QPen(QColor(palette.muted), 1))
        painter.setBrush(QColor(palette.card))
        painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(palette.muted))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, word)
        return key.left()
