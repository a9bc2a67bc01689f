"""The program's own icon, for its windows.

The same as in resources/icons/tltimer.svg, which desktops read from its menu entry; painted here for the reason that
shapes of modes are: reading SVG takes the app two MB for as long as it runs.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from tltimer.gui.process.redraw import paint_twice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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


def prepare_window(window: QWidget) -> None:
    """Set on a window that is about to be shown the app's icon, and whole pictures."""
    if QApplication.windowIcon().isNull():  # not earlier: painting it takes the start some milliseconds
        QApplication.setWindowIcon(own_icon())
    paint_twice(window)


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show a window and give it the keyboard.

    Args:
        window: the window, shown already or not.
        token: the desktop's leave to come to the front, from the start or the notification that the user clicked.
    """
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt reads it, and takes it away, when it asks for the front
    prepare_window(window)
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
    if "_TIME" in token and QApplication.platformName() == "xcb":
        from tltimer.system.x11_activation import activate

        activate(os.environ.get("DISPLAY", ""), int(window.winId()), token)
