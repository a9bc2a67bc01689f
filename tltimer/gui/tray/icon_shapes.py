"""The shapes of modes, painted stroke by stroke.

They are few and simple, and painted here because Qt's reader of SVG would take the app, which has no other use for it,
two MB for as long as it runs. The field is 22 by 22, and nothing touches its corners.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QPainter

FIELD = 22.0
"""The side of the square in which shapes are painted, in their own units."""


def paint_shape(painter: QPainter, shape: str, colour: QColor) -> None:
    """Paint a shape in a colour into the field; a diamond for a shape that nobody knows."""
    _PAINTERS.get(shape, _diamond)(painter, colour)


def _line(painter: QPainter, colour: QColor, width: float, *points: tuple[float, float]) -> None:
    """Draw a line with round ends from place to place."""
    painter.setPen(_pen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(*point) for point in points])


def _solid(painter: QPainter, colour: QColor, round_by: float, *points: tuple[float, float]) -> None:
    """Fill a polygon, with corners that are rounded by a line around it."""
    painter.setPen(_pen(colour, round_by))
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(*point) for point in points])


def _circle(painter: QPainter, colour: QColor, centre: tuple[float, float], radius: float, width: float = 0) -> None:
    """Draw a circle of a line so wide; without one, fill it."""
    painter.setPen(_pen(colour, width) if width else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if width else colour)
    painter.drawEllipse(QPointF(*centre), radius, radius)


def _bar(painter: QPainter, colour: QColor, rect: QRectF, bend: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, bend, bend)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _chevrons(painter: QPainter, colour: QColor) -> None:
    _line(painter, colour, 3.4, (8.2, 5), (2.6, 11), (8.2, 17))
    _line(painter, colour, 3.4, (13.8, 5), (19.4, 11), (13.8, 17))


def _dots(painter: QPainter, colour: QColor) -> None:
    _circle(painter, colour, (5.9, 11), 4.5)
    _circle(painter, colour, (16.1, 11), 4.5)


def _check(painter: QPainter, colour: QColor) -> None:
    _line(painter, colour, 3.6, (3.2, 11.8), (8.6, 17.2), (18.8, 5.4))


def _lines(painter: QPainter, colour: QColor) -> None:
    for height, end in ((5, 19), (11, 12.5), (17, 16)):
        _line(painter, colour, 3.2, (3, height), (end, height))


def _square(painter: QPainter, colour: QColor) -> None:
    _bar(painter, colour, QRectF(3, 4, 16, 14), 3.4)


def _pause(painter: QPainter, colour: QColor) -> None:
    _bar(painter, colour, QRectF(4, 3, 5, 16), 1.8)
    _bar(painter, colour, QRectF(13, 3, 5, 16), 1.8)


def _diamond(painter: QPainter, colour: QColor) -> None:
    _solid(painter, colour, 2, (11, 2.8), (19.2, 11), (11, 19.2), (2.8, 11))


def _triangle(painter: QPainter, colour: QColor) -> None:
    _solid(painter, colour, 2.6, (11, 4.2), (18.6, 17.4), (3.4, 17.4))


def _star(painter: QPainter, colour: QColor) -> None:
    outer = ((11, 2.6), (19.5, 8.8), (16.3, 18.8), (5.7, 18.8), (2.5, 8.8))
    inner = ((13.6, 8), (15.2, 12.9), (11, 15.9), (6.8, 12.9), (8.4, 8))
    _solid(painter, colour, 1.4, *(point for pair in zip(outer, inner, strict=True) for point in pair))


def _plus(painter: QPainter, colour: QColor) -> None:
    _line(painter, colour, 4.4, (11, 3.6), (11, 18.4))
    _line(painter, colour, 4.4, (3.6, 11), (18.4, 11))


def _ring(painter: QPainter, colour: QColor) -> None:
    _circle(painter, colour, (11, 11), 7.2, 3)
    _circle(painter, colour, (11, 11), 2.9)


def _off(painter: QPainter, colour: QColor) -> None:
    _circle(painter, colour, (11, 11), 7.6, 2.2)


def _unknown(painter: QPainter, colour: QColor) -> None:
    hook = QPainterPath()
    # From the left end over the top; a quarter more than a half of the circle, then down to the stem.
    hook.arcMoveTo(_HEAD, 168)
    hook.arcTo(_HEAD, 168, -223)
    hook.cubicTo(12.0, 12.8, 11.0, 13.6, 11.0, 15.0)
    painter.setPen(_pen(colour, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(hook)
    _circle(painter, colour, (11, 19.2), 1.9)


_HEAD = QRectF(6.1, 2.5, 9.8, 9.8)
"""The circle that the hook of a question mark runs along."""

_PAINTERS: dict[str, Callable[[QPainter, QColor], None]] = {
    "chevrons": _chevrons,
    "dots": _dots,
    "check": _check,
    "lines": _lines,
    "square": _square,
    "pause": _pause,
    "diamond": _diamond,
    "triangle": _triangle,
    "star": _star,
    "plus": _plus,
    "ring": _ring,
    "off": _off,
    "unknown": _unknown,
}
