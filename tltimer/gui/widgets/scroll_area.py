"""What is longer than its window can be scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from tltimer.gui.widgets.theme import Theme


class SlimBar(QScrollBar):
    """The upright bar of whatever is scrolled, in the colours of the look."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        look.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Wear the colours of the look."""
        palette = self._look.palette
        self.setStyleSheet(
            "QScrollBar { background: transparent; border: none; width: 11px; margin: 0; }"
            " QScrollBar::handle { border-radius: 3px; min-height: 28px; margin: 2px 3px; }"
            f" QScrollBar::handle {{ background: {palette.usual}; }}"
            f" QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {palette.muted}; }}"
            " QScrollBar::add-line, QScrollBar::sub-line { height: 0; } "
            " QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
        )


class ScrollArea(QScrollArea):
    """Shows a page as wide as the window, with a bar beside it where it is longer.

    The keyboard passes it by: it goes to what the page holds, which is scrolled to.
    """

    def __init__(self, page: QWidget, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(look))
        self.setWidgetResizable(True)
        self.setWidget(page)
