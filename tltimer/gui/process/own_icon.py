"""The program's own icon, for its windows.

The same as in resources/icons/tltimer.svg, which desktops read from its menu entry; painted here for the reason that
shapes of modes are: reading SVG takes the app two MB for as long as it runs.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap

FIELD = 128.0
SIZES = (16, 32, 48, 64, 128)
GROUND, FACE = "#2b6cdf", "#ffffff"
FAINT = 0.32


def own_icon() -> QIcon:
    """Paint the icon at the sizes that window managers ask for."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(QPixmap.fromImage(painted(size)))
    return icon


def painted(size: int) -> QImage:
    """Paint the icon at a size in pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / FIELD, size / FIELD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(QRectF(6, 6, 116, 116), 28, 28)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    faint = QColor(FACE)
    faint.setAlphaF(FAINT)
    painter.setPen(QPen(faint, 13))
    dial = QRectF(26, 26, 76, 76)
    painter.drawEllipse(dial)
    painter.setPen(_pen(13))
    painter.drawArc(dial, 90 * 16, -108 * 16)
    painter.setPen(_pen(8))
    painter.drawPolyline([QPointF(56, 51), QPointF(43, 64), QPointF(56, 77)])
    painter.drawPolyline([QPointF(72, 51), QPointF(85, 64), QPointF(72, 77)])
    painter.end()
    return image


def _pen(width: float) -> QPen:
    return QPen(QColor(FACE), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
