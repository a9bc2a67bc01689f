"""Where a popup stands: in a corner beside the panel."""

from PySide6.QtCore import QPoint, QRect, QSize

SPACE = 12


def corner(size: QSize, screen: QRect, available: QRect) -> QPoint:
    """Give the upper left point of a popup at the right, on the side of the panel, inside what the panel leaves.

    Args:
        size: that of the popup.
        screen: the whole screen.
        available: the part that no panel covers.
    """
    left = available.left() + available.width() - size.width() - SPACE
    panel_above = available.top() - screen.top()
    panel_below = screen.top() + screen.height() - available.top() - available.height()
    if panel_above > panel_below:
        top = available.top() + SPACE
    else:
        top = available.top() + available.height() - size.height() - SPACE
    return QPoint(max(available.left(), left), max(available.top(), top))


def largest(available: QRect) -> QSize:
    """Give the size that a popup may have at most."""
    return QSize(max(1, available.width() - 2 * SPACE), max(1, available.height() - 2 * SPACE))
