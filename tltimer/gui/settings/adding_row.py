"""The line at the end of a list into which something new is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.line import Line
from tltimer.gui.widgets.painting import SUPPORT
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _


class AddingRow(QWidget):
    """Takes the name of something new; what is said of it stands below.

    Args:
        look: the palette to wear.
        name: what is typed, to those who hear it.
        hint: what stands in the line while it is empty.
        between: what stands between the line and its button.
    """

    given = Signal(str)
    """This was typed and is to be added."""

    def __init__(self, look: Look, name: str, hint: str, *between: QWidget) -> None:
        super().__init__()
        self.line = Line(look, name, hint)
        self.button = Button(_("Add"), look)
        self.told = Label(factor=SUPPORT, wraps=True)
        self.told.hide()
        self.line.returnPressed.connect(self.give)
        self.button.clicked.connect(self.give)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        for widget in (*between, self.button):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.told)

    def give(self) -> None:
        """Ask for what stands in the line to be added, unless it is waited for already."""
        if self.button.isEnabled():
            self.given.emit(self.line.text().strip())

    def wait(self, words: str) -> None:
        """Say what is waited for; nothing can be added meanwhile."""
        self.button.setEnabled(False)
        self._tell(words)

    def settle(self, wrong: str = "") -> None:
        """Say what is wrong with it; nothing is, so the line is empty again."""
        self.button.setEnabled(True)
        self._tell(wrong)
        if not wrong:
            self.line.clear()

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
