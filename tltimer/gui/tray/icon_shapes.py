"""The shapes of modes, painted stroke by stroke.

They are few and simple, and painted here because Qt's reader of SVG would take the app, which has no other use for it,
two MB for as long as it runs. The field is 22 by 22, and nothing touches its corners.

All is filled: the ends and corners of pens, and a brush made of a color, would load the thousand constants of Qt's
namespace, a megabyte that stays; see docs/decisions/0016-memory-without-tricks.md.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QBrush, QColor, QPainter

Point = tuple[float, float]

FIELD = 22.0
"""The side of the square in which shapes are painted, in their own units."""


def paint_shape(painter: QPainter, shape: str, colour: QColor) -> None:
    """Paint a shape in a colour into the field; a diamond for a shape that nobody knows."""
    pen = QPen()
    pen.setColor(colour)
    _PAINTERS.get(shape, _diamond)(painter, pen.brush())


def _line(painter: QPainter, brush: QBrush, width: float, *points: Point) -> None:
    """Draw a line with round ends and corners from place to place."""
    for piece in pairwise(points):
        painter.fillPath(_polygon(_along(piece, width)), brush)
    for point in points:
        _circle(painter, brush, point, width / 2)


def _solid(painter: QPainter, brush: QBrush, round_by: float, *points: Point) -> None:
    """Fill a polygon, with corners that are rounded by a line around it."""
    painter.fillPath(_polygon(points), brush)
    _line(painter, brush, round_by, points[-1], *points)


def _polygon(points: Sequence[Point]) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(*points[-1])
    for point in points:
        path.lineTo(*point)
    return path


def _along(points: Sequence[Point], width: float) -> tuple[Point, ...]:
    """Return the corners of a line with flat ends through points that bend little: along one side, then back."""
    left, right = [], []
    for (x, y), before, after in zip(points, (points[0], *points), (*points[1:], points[-1]), strict=False):
        along_x, along_y = after[0] - before[0], after[1] - before[1]
        aside = width / 2 / hypot(along_x, along_y)
        left.append((x + along_y * aside, y - along_x * aside))
        right.append((x - along_y * aside, y + along_x * aside))
    return (*left, *reversed(right))


def _circle(painter: QPainter, brush: QBrush, centre: Point, radius: float, width: float = 0) -> None:
    """Draw a circle of a line so wide; without one, fill it."""
    path = QPainterPath()
    for edge in (radius + width / 2, radius - width / 2) if width else (radius,):
        path.addEllipse(QPointF(*centre), edge, edge)
    painter.fillPath(path, brush)


def _bar(painter: QPainter, brush: QBrush, rect: QRectF, bend: float) -> None:
    path = QPainterPath()
    path.addRoundedRect(rect, bend, bend)
    painter.fillPath(path, brush)


def _chevrons(painter: QPainter, brush: QBrush) -> None:
    _line(painter, brush, 3.4, (8.2, 5), (2.6, 11), (8.2, 17))
    _line(painter, brush, 3.4, (13.8, 5), (19.4, 11), (13.8, 17))


def _dots(painter: QPainter, brush: QBrush) -> None:
    _circle(painter, brush, (5.9, 11), 4.5)
    _circle(painter, brush, (16.1, 11), 4.5)


def _check(painter: QPainter, brush: QBrush) -> None:
    _line(painter, brush, 3.6, (3.2, 11.8), (8.6, 17.2), (18.8, 5.4))


def _lines(painter: QPainter, brush: QBrush) -> None:
    for height, end in ((5, 19), (11, 12.5), (17, 16)):
        _line(painter, brush, 3.2, (3, height), (end, height))


def _square(painter: QPainter, brush: QBrush) -> None:
    _bar(painter, brush, QRectF(3, 4, 16, 14), 3.4)


def _pause(painter: QPainter, brush: QBrush) -> None:
    _bar(painter, brush, QRectF(4, 3, 5, 16), 1.8)
    _bar(painter, brush, QRectF(13, 3, 5, 16), 1.8)


def _diamond(painter: QPainter, brush: QBrush) -> None:
    _solid(painter, brush, 2, (11, 2.8), (19.2, 11), (11, 19.2), (2.8, 11))


def _triangle(painter: QPainter, brush: QBrush) -> None:
    _solid(painter, brush, 2.6, (11, 4.2), (18.6, 17.4), (3.4, 17.4))


def _star(painter: QPainter, brush: QBrush) -> None:
    outer = ((11, 2.6), (19.5, 8.8), (16.3, 18.8), (5.7, 18.8), (2.5, 8.8))
    inner = ((13.6, 8), (15.2, 12.9), (11, 15.9), (6.8, 12.9), (8.4, 8))
    _solid(painter, brush, 1.4, *(point for pair in zip(outer, inner, strict=True) for point in pair))


def _plus(painter: QPainter, brush: QBrush) -> None:
    _line(painter, brush, 4.4, (11, 3.6), (11, 18.4))
    _line(painter, brush, 4.4, (3.6, 11), (18.4, 11))


def _ring(painter: QPainter, brush: QBrush) -> None:
    _circle(painter, brush, (11, 11), 7.2, 3)
    _circle(painter, brush, (11, 11), 2.9)


def _off(painter: QPainter, brush: QBrush) -> None:
    _circle(painter, brush, (11, 11), 7.6, 2.2)


def _unknown(painter: QPainter, brush: QBrush) -> None:
    hook = QPainterPath()
    # From the left end over the top; a quarter more than a half of the circle, then down to the stem.
    hook.arcMoveTo(_HEAD, 168)
    hook.arcTo(_HEAD, 168, -223)
    hook.cubicTo(12.0, 12.8, 11.0, 13.6, 11.0, 15.0)
    points = [(point.x(), point.y()) for point in (hook.pointAtPercent(step / 32) for step in range(33))]
    painter.fillPath(_polygon(_along(points, 3)), brush)
    for end in (points[0], points[-1]):
        _circle(painter, brush, end, 1.5)
    _circle(painter, brush, (11, 19.2), 1.9)


_HEAD = QRectF(6.1, 2.5, 9.8, 9.8)
"""The circle that the hook of a question mark runs along."""

_PAINTERS: dict[str, Callable[[QPainter, QBrush], None]] = {
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
