"""A menu in the colours of the window that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tltimer.gui.widgets.theme import qt_palette

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tltimer.gui.widgets.theme import Theme


class PopupMenu(QMenu):
    """A menu that follows the theme as long as it lives.

    Args:
        look: the theme.
        parent: the widget to which the menu belongs.
        is_transient: delete it when it closes; for a menu that is made each time that it opens.
    """

    def __init__(self, look: Theme, parent: QWidget, is_transient: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, is_transient)
        look.changed.connect(self._dress)
        self.aboutToHide.connect(self._leave_parent)
        self._dress()

    def _leave_parent(self) -> None:
        """Let the parent look as if the pointer had left it: to the menu it did, but Qt does not tell."""
        parent = self.parentWidget()
        if parent is not None:
            parent.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            parent.update()

    def _dress(self) -> None:
        """Take the colours; the style sheet is that of the window, which Qt reads for all that the window holds."""
        self.setPalette(qt_palette(self._look.palette))
