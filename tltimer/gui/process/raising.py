"""Brings a window to the front because the user asked for it."""

import os

from PySide6.QtWidgets import QApplication, QWidget

from tltimer.gui.process.window_activation import own_icon


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show a window and give it the keyboard.

    Args:
        window: the window, shown already or not.
        token: the desktop's leave to come to the front, from the start or the notice that the user clicked.
    """
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt reads it, and takes it away, when it asks for the front
    if (
        QApplication.windowIcon().isNull()
    ):  # not before there is a window: painting it takes the start some milliseconds
        QApplication.setWindowIcon(own_icon())
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
