"""The legend of the days."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.painting import SUPPORT, paint_bar, paint_hatched, paint_outline, painting_on, scaled
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

    from tltimer.gui.widgets.theme import Theme


class Swatch(Enum):
    """The look of a mark."""

    FULL = "full"
    OUTLINE = "outline"
    TINTED = "tinted"
    HATCHED = "hatched"


class Mark(Value):
    """One mark of the legend; ``colour`` names a hue, "" means that of supporting text."""

    label: str
    swatch: Swatch
    colour: str = ""


class Item(QWidget):
    """A swatch and its word."""

    def __init__(self, mark: Mark, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._look = look
        self.setFont(scaled(self.font(), SUPPORT))
        self.setAccessibleName(mark.label)

    def sizeHint(self) -> QSize:
        """Take the room of swatch and word."""
        metrics = self.fontMetrics()
        swatch = metrics.ascent()
        return QSize(round(swatch * 1.3) + 2 + min(metrics.horizontalAdvance(self._mark.label), 200), metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both."""
        with painting_on(self) as painter:
            palette = self._look.palette
            colour = self._look.hue(self._mark.colour) if self._mark.colour else QColor(palette.muted)
            side = self.fontMetrics().ascent() * 0.85
            rect = QRectF(0, (self.height() - side) / 2, side, side)
            if self._mark.swatch is Swatch.FULL:
                paint_bar(painter, rect, colour, 2, self._look.rim(colour))
            elif self._mark.swatch is Swatch.HATCHED:
                paint_hatched(painter, rect, colour, QColor(palette.card), 2)
            else:
                flat = rect.adjusted(0, side * 0.15, 0, -side * 0.15)
                fill = QColor(palette.target) if self._mark.swatch is Swatch.TINTED else None
                paint_outline(painter, flat, colour, fill)
            painter.setPen(QColor(palette.muted))
            left = round(self.fontMetrics().ascent() * 1.3)
            text = self.fontMetrics().elidedText(self._mark.label, Qt.TextElideMode.ElideRight, self.width() - left)
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class Legend(QWidget):
    """Shows marks, line after line."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._marks: tuple[Mark, ...] = ()
        self._flow = FlowLayout(self, across=12, down=2)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks and no others."""
        marks = tuple(marks)
        if marks == self._marks:
            return
        self._marks = marks
        clear(self._flow)
        for mark in marks:
            self._flow.addWidget(Item(mark, self._look))


class Square(QWidget):
    """A square in a colour before a line of text."""

    def __init__(self, colour: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the room of a small letter."""
        return QSize(1, 1) * round(self.fontMetrics().height() * 0.75)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        with painting_on(self) as painter:
            side = self.width() - 2.0
            hue = self._look.hue(self._colour)
            paint_bar(painter, QRectF(1, (self.height() - side) / 2, side, side), hue, 2, self._look.rim(hue))
