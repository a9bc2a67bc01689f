"""A page that is scrolled where it is longer than its window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent


class ScrollArea(QScrollArea):
    """Shows a page as wide as the window, with a bar beside it where it is longer.

    The keyboard passes it by: it goes to what the page holds, which is scrolled to. The page is as high as it needs at
    its width; of itself Qt would reckon with the narrowest one, where words wrap more often.

    Args:
        page: the page; None if it is shown once it is filled, as all of its parts are asked for their sizes then.
        parent: as of any widget.
    """

    def __init__(self, page: QWidget | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Asked for a widget that Qt made, its binding makes the classes of all kinds of widgets, a megabyte that stays.
        self._viewport = QWidget()
        self.setViewport(self._viewport)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        if page is not None:
            self.show_page(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page."""
        self.setWidget(page)
        # The window paints its background; a page that is made later would bring another one.
        self._viewport.setAutoFillBackground(False)
        page.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page be as high as it needs at the new width."""
        self._fit()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the page be as high as it needs once something on it has changed; Qt watches it already."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def reveal(self, widget: QWidget, margin: int) -> None:
        """Scroll to all of a widget of the page, laid out as it is now and not as it was before it grew."""
        page = self.widget()
        assert page is not None
        around: QWidget | None = widget
        while around is not None and around is not page:
            layout = around.layout()
            if layout is not None:
                layout.activate()
            around = around.parentWidget()
        self._fit()
        page.resize(page.width(), max(page.minimumHeight(), self.viewport().height()))
        self.ensureWidgetVisible(widget, 0, margin)

    def _fit(self) -> None:
        page: QWidget | None = self.widget()
        layout = page.layout() if page is not None else None
        if page is not None and layout is not None and layout.hasHeightForWidth():
            page.setMinimumHeight(layout.totalMinimumHeightForWidth(self._viewport.width()))
