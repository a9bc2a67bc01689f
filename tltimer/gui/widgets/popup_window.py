"""A window that appears in a corner and leaves the keyboard where it is."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainterPath, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from tltimer.gui.widgets.painting import painting_on
from tltimer.gui.widgets.theme import Theme

SPACE = 12


def corner(size: QSize, screen: QRect, available: QRect) -> QPoint:
    """Return the upper left point of a popup at the right, on the side of the panel, inside what the panel leaves.

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
    """Return the size that a popup may have at most."""
    return QSize(max(1, available.width() - 2 * SPACE), max(1, available.height() - 2 * SPACE))


BEND = 10


class PopupWindow(QWidget):
    """Stays on top, has no frame, and refuses the keyboard until it is told that somebody means to type in it.

    To ask the window manager for no activation is not enough: some give the keyboard to whatever appears, or to
    whatever lies under the pointer. A window that does not accept it is passed over by all of them.
    """

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        look.changed.connect(self._dress)
        self._dress()

    def appear(self, *, quietly: bool = True) -> None:
        """Show it in the corner beside the panel, ``quietly`` without the keyboard."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, quietly)
        self._refuse_keyboard(quietly)
        self.setFixedSize(self.room())  # tiling compositors let a window float that has one size only
        self.move(corner(self.size(), self.screen().geometry(), self.screen().availableGeometry()))
        self.show()
        self.raise_()
        if not quietly:
            self.activateWindow()
            self.setFocus()  # else Qt gives it to the first button, which the next key would press

    def room(self) -> QSize:
        """Return the size that it will have: what it asks for, as far as the screen has it."""
        self.ensurePolished()
        return self.sizeHint().boundedTo(largest(self.screen().availableGeometry()))

    def take_keyboard(self) -> None:
        """Accept the keyboard from now on, and ask for it."""
        self._refuse_keyboard(False)
        self.activateWindow()

    def _refuse_keyboard(self, refuse: bool) -> None:
        self.winId()
        # On the widget the flag would hide the window and make a new one.
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, refuse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners; without a compositor only a mask does."""
        super().resizeEvent(event)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), BEND, BEND)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its line."""
        palette = self._look.palette
        with painting_on(self) as painter:
            painter.fillRect(self.rect(), QColor(palette.ground))
            painter.setPen(QPen(QColor(palette.edge), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), BEND, BEND)

    def _dress(self) -> None:
        self._look.dress(self)
