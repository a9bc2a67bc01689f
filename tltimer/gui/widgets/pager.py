"""Arrows to the day or week before and after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, NAME, scaled, tip


class Pager(QWidget):
    """Shows a name and dates between an arrow back and one forward.

    Args:
        before, after: the accessible names of the arrows.
    """

    stepped = Signal(int)
    """The steps to go: −1 or 1."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self.name = Label(factor=NAME, weight=BOLD)
        self.dates = Label(factor=1.08, muted=True)
        self.before = self._arrow("‹", before, -1)
        self.after = self._arrow("›", after, 1)
        self.before.lean(Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.before, self.name, self.dates, self.after):
            row.addWidget(widget)

    def show_words(self, name: str, dates: str) -> None:
        """Show a name and dates."""
        self.name.setText(name)
        self.dates.setText(dates)

    def _arrow(self, sign: str, name: str, steps: int) -> Button:
        button = Button(sign, ButtonKind.BARE)
        button.setFont(scaled(self.font(), 1.25))
        button.setAccessibleName(name)
        button.setToolTip(tip(name))
        button.clicked.connect(lambda: self.stepped.emit(steps))
        return button
