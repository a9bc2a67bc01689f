"""What is longer than its window can be scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from tltimer.desktop.pieces.look import Look


class Scroll(QScrollArea):
    """Shows a page as wide as the window, with a slim bar beside it where it is longer.

    The keyboard passes it by: it goes to what the page holds, which is scrolled to.
    """

    def __init__(self, page: QWidget, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(page)
        look.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Wear the colours of the look."""
        palette = self._look.palette
        self.verticalScrollBar().setStyleSheet(
            "QScrollBar { background: transparent; border: none; width: 11px; margin: 0; }"
            " QScrollBar::handle { border-radius: 3px; min-height: 28px; margin: 2px 3px; }"
            f" QScrollBar::handle {{ background: {palette.usual}; }}"
            f" QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {palette.muted}; }}"
            " QScrollBar::add-line, QScrollBar::sub-line { height: 0; } "
            " QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
        )
