"""What pystray's icon for X11's old trays lacks."""

from collections.abc import Callable
from typing import Any


def x11_icon(kind: Any, middle_clicked: Callable[[], None]) -> Any:
    """Give a kind of pystray's X11 icon that hears clicks, and docks once.

    pystray 0.19.5 asks the display for no clicks, so it gets those only that a tray passes on, and it asks to be
    docked at each change, whereupon trays lose it at every other.

    Args:
        kind: the icon's class.
        middle_clicked: called in pystray's thread.
    """
    from Xlib import X

    class X11Icon(kind):  # type: ignore[misc]
        def _create_window(self) -> Any:
            window = super()._create_window()
            window.change_attributes(event_mask=X.ExposureMask | X.StructureNotifyMask | X.ButtonPressMask)
            return window

        def _dock_window(self) -> None:
            if self._systray_manager is None:
                super()._dock_window()

        def _on_button_press(self, event: Any) -> None:
            if event.detail == X.Button2:
                middle_clicked()
            else:
                super()._on_button_press(event)

    return X11Icon
