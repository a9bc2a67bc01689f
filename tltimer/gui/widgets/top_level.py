"""All windows of the app that Qt knows, safely."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QApplication

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def top_level_widgets() -> list[QWidget]:
    """Return all windows, those that are hidden too.

    Qt hands over a list of addresses, and PySide makes Python's objects of one after the other. A garbage collection in
    between can delete windows that nobody holds any more, and then the rest of the list leads to freed memory.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return QApplication.topLevelWidgets()
    finally:
        if collects:
            gc.enable()
