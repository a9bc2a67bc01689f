"""Strokes that all pictures share: fonts by their part in the whole, bars, hatching, tips."""

from __future__ import annotations

from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from tltimer.wording.sanitize import as_html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

SMALL, SUPPORT, TITLE, BODY, FIGURE, NAME, SUM, HEADLINE = 0.85, 0.92, 0.88, 1.0, 1.1, 1.23, 1.35, 1.6
"""Sizes of text in terms of the desktop's own."""

BOLD = QFont.Weight.DemiBold


@contextmanager
def painting_on(widget: QWidget) -> Iterator[QPainter]:
    """Return a painter with smooth edges that ends with the block, even if it fails: one that outlives it crashes."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def scaled(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """Return a font scaled by a factor, whether it is measured in points or in pixels."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if weight is not None:
        made.setWeight(weight)
    return made


def paint_bar(painter: QPainter, rect: QRectF, colour: QColor, radius: float = 3.0, rim: QColor | None = None) -> None:
    """Fill a bar with rounded ends, less rounded where it is narrow; a ``rim`` makes a pale fill visible."""
    bend = min(radius, rect.width() / 2, rect.height() / 2)
    painter.setBrush(colour)
    if rim is None or rim == colour or rect.width() < 3:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rim if rim is not None and rect.width() < 3 else colour)
        painter.drawRoundedRect(rect, bend, bend)
    else:
        painter.setPen(QPen(rim, 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), bend, bend)


def paint_frameless(painter: QPainter, rect: QRect, edge: QColor, ground: QColor, radius: float) -> None:
    """Paint the background and the outline of a window without a frame; square where the radius is 0."""
    if not radius:
        painter.fillRect(rect, edge)
        painter.fillRect(rect.adjusted(1, 1, -1, -1), ground)
        return
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_outline(
    painter: QPainter, rect: QRectF, line: QColor, fill: QColor | None = None, radius: float = 2.5
) -> None:
    """Draw a rounded outline of one pixel inside the rectangle."""
    painter.setPen(QPen(line, 1))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    bend = min(radius, max(0.0, inner.width() / 2), inner.height() / 2)
    painter.drawRoundedRect(inner, bend, bend)


def paint_hatched(painter: QPainter, rect: QRectF, line: QColor, ground: QColor, radius: float = 3.0) -> None:
    """Hatch a bar: time of which nobody knows what it was."""
    path = QPainterPath()
    bend = min(radius, rect.width() / 2)
    path.addRoundedRect(rect, bend, bend)
    painter.save()
    painter.fillPath(path, ground)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(line, 1.1))
    # The lines lie on one grid over the whole picture, so that neighbours do not clash.
    step, height = 8, rect.height()
    first = int(rect.left() // step) * step
    for left in range(first - int(height) - step, int(rect.right()) + step, step):
        painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + height, rect.top()))
    painter.restore()
    paint_outline(painter, rect, line, radius=radius)


def sided(widget: QWidget, rect: QRectF) -> QRectF:
    """Return a part of a widget in its direction of writing: mirrored where that runs from right to left."""
    if widget.isRightToLeft():
        return QRectF(widget.width() - rect.right(), rect.top(), rect.width(), rect.height())
    return rect


def mirrored(rect: QRect, within: QRect) -> QRect:
    """Return the place on the other side of a whole, for a layout that runs from right to left.

    Qt's style offers the same; asked for it, Qt's binding makes its 570 constants, 0.3 megabytes that stay.
    """
    return rect.translated(within.left() + within.right() - rect.left() - rect.right(), 0)


def tinted(colour: QColor, share: float) -> QColor:
    """Return a colour that lets the rest of its ground through."""
    made = colour.toRgb()  # a copy; to copy it by its class, Qt's binding would load what else makes a colour
    made.setAlphaF(share)
    return made


def tip(text: str) -> str:
    """Write a tooltip so that nothing in it is read as markup."""
    return f"<qt>{as_html(text).replace(chr(10), '<br>')}</qt>" if text else ""
