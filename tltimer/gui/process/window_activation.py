"""Windows as they are shown: with the app's icon, in front, and gone when they are closed."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def prepare_window(window: QWidget) -> None:
    """Set on a window that is about to be shown the app's icon, and whole pictures."""
    if QApplication.windowIcon().isNull():  # not earlier: painting it takes the start some milliseconds
        from tltimer.gui.process.own_icon import own_icon

        QApplication.setWindowIcon(own_icon())
    from tltimer.gui.process.redraw import paint_twice

    paint_twice(window)


def delete_on_close(window: QWidget) -> None:
    """Let a window free its memory once it is closed."""
    from PySide6.QtCore import Qt  # only with a window: Qt's constants take a megabyte

    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


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
