"""A page that is scrolled where it is longer than its window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """Shows a page as wide as the window, with a bar beside it where it is longer.

    The keyboard passes it by: it goes to what the page holds, which is scrolled to.
    """

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(page)
        # The window paints its background; a page that is made later would bring another one.
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
