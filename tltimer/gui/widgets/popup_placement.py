"""The place of a popup: at the right, clear of notifications, over no other small window of tltimer."""

from __future__ import annotations

import os

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

from tltimer.system.notifications.interface import ScreenEdge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QScreen

    from tltimer.system.x11_panels import Area

SPACE = 12

UNPADDED = 64
"""A line of a multiple of this many pixels, of four bytes each, has no padding in Qt."""


def corner(
    size: QSize,
    screen: QRect,
    available: QRect,
    others: Iterable[QRect] = (),
    notifications: ScreenEdge | None = None,
) -> QPoint:
    """Return the upper left point of a popup in a corner at the right, inside what the panel leaves.

    It is the corner beside the panel, unless notifications begin there: they would lie over the popup.

    Args:
        size: that of the popup.
        screen: the whole screen.
        available: the part that no panel covers.
        others: the windows to be left in sight, as far as there is room beside them.
        notifications: the edge at which the desktop shows them; None where it shows none.
    """
    left = available.left() + available.width() - size.width() - SPACE
    panel_above = available.top() - screen.top()
    panel_below = screen.top() + screen.height() - available.top() - available.height()
    is_above = panel_above > panel_below
    if notifications is not None:
        is_above = notifications is ScreenEdge.BOTTOM or (notifications is ScreenEdge.PANEL and not is_above)
    top = available.top() + SPACE
    bottom = available.top() + available.height() - size.height() - SPACE
    preferred = QPoint(max(available.left(), left), max(available.top(), top if is_above else bottom))
    taken = [other for other in others if other.intersects(available)]
    lefts = [preferred.x(), *(other.left() - SPACE - size.width() for other in taken)]
    tops = [preferred.y()]
    tops += [other.bottom() + 1 + SPACE if is_above else other.top() - SPACE - size.height() for other in taken]
    for point in (QPoint(x, y) for x in lefts for y in tops):
        rect = QRect(point, size)
        if available.contains(rect) and not any(rect.intersects(other) for other in taken):
            return point
    return preferred


def clear_place(size: QSize, available: QRect, popups: Iterable[QRect]) -> QPoint | None:
    """Return a position for a window in the middle, or else left of all popups; None if there is no room.

    Args:
        size: that of the window, with its frame.
        available: the part of the screen that no panel covers.
        popups: the windows that would lie over it.
    """
    taken = list(popups)
    middle = QRect(QPoint(), size)
    middle.moveCenter(available.center())
    left = min((popup.left() for popup in taken), default=available.right() + 1)
    beside = QRect(QPoint(left - SPACE - size.width(), middle.top()), size)
    for rect in (middle, beside):
        if available.contains(rect) and not any(rect.intersects(popup) for popup in taken):
            return rect.topLeft()
    return None


def largest(available: QRect) -> QSize:
    """Return the size that a popup may have at most."""
    return QSize(max(1, available.width() - 2 * SPACE), max(1, available.height() - 2 * SPACE))


def unpadded_width(width: int, most: int, scale: float) -> int:
    """Return the next width whose lines of pixels need no padding in a buffer that is shared with the compositor.

    KWin 5.27 shows some padded ones sheared.

    Args:
        width: the least width, in pixels of the interface.
        most: the greatest one; where no width up to it will do, the least is returned.
        scale: how many pixels of the screen one of the interface takes.
    """
    return next((wide for wide in range(width, most + 1) if round(wide * scale) % UNPADDED == 0), width)


def free_area(screen: QScreen) -> QRect:
    """Return the part of a screen that no panel covers; asks the panels themselves where Qt knows of none."""
    screen_area, available = screen.geometry(), screen.availableGeometry()
    if available != screen_area or QGuiApplication.platformName() != "xcb":
        # Scaled, Qt 6.12 has its place in pixels of the display and its size in those of the interface.
        return available & screen_area
    from tltimer.system.x11_panels import left_free, struts

    panels = struts(os.environ.get("DISPLAY", ""))
    scale = screen.devicePixelRatio()
    # Screens keep their place in pixels of the display, and are measured in pixels of the interface.
    display = QRect()
    for sibling in screen.virtualSiblings():
        display = display.united(
            QRect(sibling.geometry().topLeft(), sibling.geometry().size() * sibling.devicePixelRatio())
        )
    origin = screen_area.topLeft()
    pixels = QRect(origin, screen_area.size() * scale)
    free = left_free(_area(pixels), _area(display), panels)
    top_left = origin + (QPoint(free.left, free.top) - origin) / scale
    size = QSize(round((free.right - free.left) / scale), round((free.bottom - free.top) / scale))
    return QRect(top_left, size)


def edge_of_notifications() -> ScreenEdge | None:
    """Return the edge at which the desktop shows notifications, where a popup can keep clear of it."""
    if QGuiApplication.platformName() != "xcb":
        return None  # elsewhere popups are placed by the compositor, or notifications are not the desktop's
    from tltimer.system.notifications.edge import notification_edge

    return notification_edge(os.environ)


def is_composited() -> bool:
    """Return whether what is translucent in a window shows what is behind it; on X11 that takes a compositor."""
    if QGuiApplication.platformName() != "xcb":
        return True
    from tltimer.system.x11_selection import COMPOSITOR, has_owner

    return has_owner(os.environ.get("DISPLAY", ""), COMPOSITOR)


def _area(rect: QRect) -> Area:
    from tltimer.system.x11_panels import Area

    return Area(rect.left(), rect.top(), rect.left() + rect.width(), rect.top() + rect.height())
