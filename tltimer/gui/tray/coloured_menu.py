"""A menu in the colors of the windows."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from tltimer.gui.widgets.theme import Theme


class ColouredMenu(QMenu):
    """Takes the colors of the windows when Qt shows it itself, as in older panels; others show it in their own.

    By default, Qt's menus follow the desktop and not the user.
    """

    look: Callable[[], Theme] | None = None
    """Returns the theme of the windows, once there is one."""

    def showEvent(self, event: QShowEvent) -> None:
        """Color the menu; asked for no earlier, since few desktops need it."""
        if self.look is not None:
            from tltimer.gui.widgets.theme import qt_palette

            self.setPalette(qt_palette(self.look().palette))
        super().showEvent(event)
