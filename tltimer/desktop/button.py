"""A button with plain space around its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tltimer.desktop.look import Look
from tltimer.desktop.painting import SUPPORT, scaled


class Button(QAbstractButton):
    """A button; ``main`` is the one that matters most, ``bare`` shows only its words.

    A click does not move the keyboard to it, and no key reaches it unless it was chosen with Tab.
    """

    def __init__(
        self, text: str, look: Look, *, main: bool = False, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._main = main
        self._bare = bare
        self.setText(text)
        self.setFont(scaled(self.font(), SUPPORT, QFont.Weight.Medium))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def main(self) -> bool:
        """Whether it is the one that matters most."""
        return self._main

    def make_main(self, main: bool) -> None:
        """Let it be the one that matters most, or not."""
        self._main = main
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of its words with space around them."""
        metrics = self.fontMetrics()
        across = metrics.height() // 3 if self._bare else metrics.height()
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * across, round(metrics.height() * (1.4 if self._bare else 1.85))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as it stands: at rest, under the pointer, pressed, with the keyboard."""
        palette = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        touched = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = QColor(palette.hover if touched else palette.card)
        line, ink = QColor(palette.hairline), QColor(palette.text)
        if self._main:
            fill = QColor(palette.main)
            if touched:
                fill = fill.darker(108)
            line, ink = fill, QColor(palette.main_text)
        if self._bare:
            line = QColor(Qt.GlobalColor.transparent)
            ink = QColor(palette.text if touched else palette.muted)
            fill = QColor(palette.hover) if touched else line
        if not self.isEnabled():
            ink = QColor(palette.muted)
        if self.hasFocus():
            line = QColor(palette.text if self._main else palette.link)
        painter.setPen(QPen(line, 2 if self.hasFocus() else 1))
        painter.setBrush(fill)
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5) if self.hasFocus() else rect
        painter.drawRoundedRect(inner, 7, 7)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
