"""Lists whose selected line is always the current one."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidget


class CurrentFollows(QObject):
    """Makes current what is selected: screen readers select a line, and Qt leaves the current one where it was."""

    def __init__(self, lines: QListWidget) -> None:
        super().__init__(lines)
        self._lines = lines
        # Queued, as a click and a key make both the same in two steps.
        lines.itemSelectionChanged.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    def _follow(self) -> None:
        chosen = self._lines.selectedItems()
        if chosen and self._lines.row(chosen[0]) != self._lines.currentRow():
            self._lines.setCurrentItem(chosen[0])
