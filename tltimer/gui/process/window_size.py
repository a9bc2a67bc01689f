"""The sizes of windows, remembered from one opening to the next."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QSize, Qt

from tltimer.storage.cache_file import read_cache, write_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

FILE = "window-sizes.json"


def largest_size(window: QWidget) -> QSize:
    """Return the size that a window may have at most on its screen, where a frame comes on top of it."""
    line = window.fontMetrics().height()
    return window.screen().availableGeometry().size() - QSize(line, line * 2)


class RememberedSize(QObject):
    """Restores the last size of a window, as far as the screen allows, and remembers the present one.

    The size of a maximized window is not remembered.

    Args:
        window: not shown yet; its class names it in the file.
        folder: the cache, where the sizes of all windows are in one file.
    """

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self._window, self._file = window, folder / FILE
        self._name = type(window).__name__
        self._first = QSize()
        size = self._sizes().get(self._name)
        if size is not None:
            window.resize(QSize(*size).boundedTo(largest_size(window)))
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember the size when the window closes, if it is another one than it opened with."""
        if event.type() == QEvent.Type.Show and not self._window.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._window.resize(self._window.sizeHint())  # of itself Qt gives it two thirds of the screen at most
        elif event.type() == QEvent.Type.WindowActivate and not self._first.isValid():
            self._first = self._window.size()
        elif event.type() == QEvent.Type.Close and self._is_free and self._window.size() != self._first:
            size = self._window.size()
            with suppress(OSError):  # it opens with its usual size, then
                write_cache(self._file, self._sizes() | {self._name: (size.width(), size.height())})
        return False

    @property
    def is_as_opened(self) -> bool:
        """Whether the window still has the size that it opened with."""
        return self._is_free and self._window.size() == self._first

    def take_present(self) -> None:
        """Take the present size as the one that it opened with: the app changed it, not the user."""
        self._first = self._window.size()

    @property
    def _is_free(self) -> bool:
        return not (self._window.isMaximized() or self._window.isFullScreen() or self._window.isMinimized())

    def _sizes(self) -> dict[str, tuple[int, int]]:
        """Return the remembered sizes; invalid ones are left out."""
        sizes = read_cache(self._file)
        if not isinstance(sizes, dict):
            return {}
        return {
            name: (size[0], size[1])
            for name, size in sizes.items()
            if isinstance(size, list)
            and len(size) == 2
            and all(type(side) is int and 0 < side < 1 << 15 for side in size)
        }
