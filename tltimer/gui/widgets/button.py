"""A button with plain space around its words."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tltimer.gui.widgets.painting import SUPPORT, painting_on, scaled
from tltimer.gui.widgets.theme import Theme


class ButtonKind(Enum):
    """How much a button stands out: the one that matters most, one among others, words only, a link in a text."""

    MAIN = "main"
    PLAIN = "plain"
    BARE = "bare"
    LINK = "link"


class Button(QAbstractButton):
    """A button of any kind.

    A click does not move the keyboard to it, and no key reaches it unless it was chosen with Tab.
    """

    def __init__(
        self, text: str, look: Theme, kind: ButtonKind = ButtonKind.PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self._lean = Qt.AlignmentFlag.AlignHCenter
        self.setText(text)
        self.setFont(scaled(self.font(), SUPPORT, QFont.Weight.Medium))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if kind is ButtonKind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def lean(self, side: Qt.AlignmentFlag) -> None:
        """Write the words at a side instead of in the middle."""
        self._lean = side

    @property
    def kind(self) -> ButtonKind:
        """How much it stands out."""
        return self._kind

    def become(self, kind: ButtonKind) -> None:
        """Stand out more, or less."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of its words with space around them."""
        metrics = self.fontMetrics()
        line, width = metrics.height(), metrics.horizontalAdvance(self.text())
        if self._kind is ButtonKind.LINK:
            return QSize(width + 2, line + 2)
        if self._kind is ButtonKind.BARE:
            return QSize(width + line * 2 // 3, round(line * 1.4))
        return QSize(width + round(line * 1.3), round(line * 1.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as it stands: at rest, under the pointer, pressed, with the keyboard."""
        with painting_on(self) as painter:
            self.paint_ground(painter)
            painter.drawText(self.rect(), self._lean | Qt.AlignmentFlag.AlignVCenter, self.text())

    def paint_ground(self, painter: QPainter) -> None:
        """Paint all but the words, and leave the pen with their colour."""
        fill, line, ink = self._colours()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(line, 2 if self.hasFocus() else 1))
        painter.setBrush(fill)
        bend = 3 if self._kind is ButtonKind.LINK else 7
        painter.drawRoundedRect(rect, bend, bend)
        painter.setPen(ink)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Give the colours of its fill, of its line and of its words."""
        palette, none = self._look.palette, QColor(Qt.GlobalColor.transparent)
        touched = self.isEnabled() and (self.underMouse() or self.isDown())
        ring = QColor(palette.link) if self.hasFocus() else None
        if self._kind is ButtonKind.MAIN and self.isEnabled():
            fill = QColor(palette.main).darker(110 if touched else 100)
            return fill, QColor(palette.text) if ring else fill, QColor(palette.main_text)
        if self._kind is ButtonKind.LINK:
            return none, ring or none, QColor(palette.text if touched else palette.link)
        ink = QColor(palette.text if self.isEnabled() else palette.muted)
        if self._kind is ButtonKind.BARE:
            ink = QColor(palette.text if touched else palette.muted)
            return none, ring or none, ink
        return QColor(palette.hover if touched else palette.card), ring or QColor(palette.hairline), ink
