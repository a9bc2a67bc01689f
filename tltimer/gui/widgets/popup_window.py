"""A window that appears in a corner and leaves the keyboard where it is."""

from __future__ import annotations

import os

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget

from tltimer.gui.process.redraw import is_wayland, paint_twice
from tltimer.gui.widgets.painting import paint_frameless, painting_on
from tltimer.gui.widgets.popup_placement import (
    clear_place,
    corner,
    edge_of_notifications,
    free_area,
    is_composited,
    largest,
    unpadded_width,
)
from tltimer.gui.widgets.top_level import top_level_widgets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QMoveEvent, QPaintEvent

    from tltimer.gui.widgets.theme import Theme
    from tltimer.system.notifications.interface import ScreenEdge

RADIUS = 10.0

SLACK = 2
"""Pixels by which a window manager may round a place."""

SETTLES_MS = 2000
"""For how long after it appears a window manager moves it; later it is the user."""

SMALL_SHARE = 0.4
"""Up to which share of its screen a window counts as small: a popup is not put over it."""

TITLE_BAR = 40
"""Pixels for the title bar of a window that is not shown yet."""


def keep_clear(window: QWidget) -> None:
    """Put a window that is about to be shown where no popup of the app lies over it."""
    shown = (popup for popup in top_level_widgets() if isinstance(popup, PopupWindow))
    boxes = [popup.frameGeometry() for popup in shown if popup.isVisible()]
    if not boxes:
        return
    window.adjustSize()
    size = window.size() + QSize(0, TITLE_BAR)
    position = clear_place(size, free_area(window.screen()), boxes)
    if position is not None:
        window.move(position)


class PopupWindow(QWidget):
    """Stays on top, has no frame, and refuses the keyboard until somebody means to type in it.

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
        self._radius = 0.0
        self._edge: ScreenEdge | None = None
        self._place: QPoint | None = None
        self.settles = QTimer(self)
        self.settles.setSingleShot(True)
        self.settles.setInterval(SETTLES_MS)
        self.settles.timeout.connect(self._forget_place)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        look.changed.connect(self._dress)
        self._dress()

    def appear(self, *, quietly: bool = True) -> None:
        """Show it in the corner beside the panel, ``quietly`` without the keyboard."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, quietly)
        self._refuse_keyboard(quietly)
        self._radius = RADIUS if is_composited() else 0.0  # without a compositor what is translucent is black
        screen = self.screen()
        free = free_area(screen)
        self.setFixedSize(self.room())  # tiling compositors let a window float that has one size only
        if not self.isVisible():
            self._edge = edge_of_notifications()
        screen_area, small_windows = screen.geometry(), self._small_windows(screen.geometry())
        position = corner(self.size(), screen_area, free, small_windows, self._edge)
        if not self.isVisible():
            self.settles.start()
            self._stay_out_of_lists()
        if not self.isVisible() or self._place is not None:
            self._place = position
        self.move(position)
        paint_twice(self)
        self.show()
        self.raise_()
        if not quietly:
            self.activateWindow()
            self.setFocus()  # else Qt gives it to the first button, which the next key would press

    def _stay_out_of_lists(self) -> None:
        """Be in no task bar: it is a question, not a window to come back to."""
        if QGuiApplication.platformName() == "xcb":
            from tltimer.system.x11_taskbar import skip_taskbars

            skip_taskbars(os.environ.get("DISPLAY", ""), int(self.winId()))

    def moveEvent(self, event: QMoveEvent) -> None:
        """Go back, once, where a window manager has moved it on its way to the screen.

        i3 moves what it floats down by the height of a title bar, also where there is none, and off the screen.
        """
        position = self._place
        if position is not None and (event.pos() - position).manhattanLength() > SLACK:
            self._forget_place()
            QTimer.singleShot(0, self, lambda: self.move(position))
        super().moveEvent(event)

    def _forget_place(self) -> None:
        self._place = None

    def room(self) -> QSize:
        """Return the size that it will have: what it asks for, as far as the screen has it."""
        self.ensurePolished()
        hint, most = self.sizeHint(), largest(free_area(self.screen()))
        if is_wayland():
            hint.setWidth(unpadded_width(hint.width(), most.width(), self.devicePixelRatio()))
        return hint.boundedTo(most)

    def take_keyboard(self) -> None:
        """Accept the keyboard from now on, and ask for it."""
        self._refuse_keyboard(False)
        self.activateWindow()

    def _small_windows(self, screen: QRect) -> list[QRect]:
        """Return the rectangles of the app's other small windows."""
        shown = [window for window in top_level_widgets() if window.isVisible() and window is not self]
        boxes = [window.frameGeometry() for window in shown if window.windowType() != Qt.WindowType.ToolTip]
        most = screen.width() * screen.height() * SMALL_SHARE
        return [box for box in boxes if box.width() * box.height() <= most]

    def _refuse_keyboard(self, refuse: bool) -> None:
        self.winId()
        # On the widget the flag would hide the window and make a new one.
        self.windowHandle().setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, refuse)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background and its outline."""
        palette = self._look.palette
        with painting_on(self) as painter:
            paint_frameless(painter, self.rect(), QColor(palette.edge), QColor(palette.ground), self._radius)

    def _dress(self) -> None:
        self._look.dress(self)
