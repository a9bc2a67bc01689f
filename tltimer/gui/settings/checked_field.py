"""A line of a form with what is wrong with its text below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.line_edit import mark_wrong
from tltimer.gui.widgets.painting import SUPPORT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.gui.widgets.line_edit import LineEdit


class CheckedField(QWidget):
    """A line, what stands beside it, and an error below; the text stays until it is corrected.

    Args:
        line: what is typed into.
        before: what stands left of the line and takes the room there is.
        after: what stands right of it.
    """

    def __init__(self, line: LineEdit, *, before: QWidget | None = None, after: QWidget | None = None) -> None:
        super().__init__()
        self._line = line
        self.problem = Label(factor=SUPPORT, wraps=True)
        self.problem.hide()
        self.setFocusProxy(line)
        row = QHBoxLayout()
        row.setSpacing(8)
        if before is not None:
            row.addWidget(before, 1)
        row.addWidget(line, 0 if before is not None or after is not None else 1)
        if after is not None:
            row.addWidget(after, 1)
        if before is not None:
            self.problem.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.problem)

    def complain(self, why: str) -> None:
        """Show the problem of the text; "" for none."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))
        mark_wrong(self._line, bool(why))
