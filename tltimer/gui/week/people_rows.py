"""Lines that say how the 1:1s of a week went, person by person."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.week.dot import Dot
from tltimer.gui.widgets.hit_targets import Targets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.painting import BOLD, painting_on, tip
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.wording.people import PersonLine

LONGEST_NAME = 18
"""How many letters of a name are shown."""


class PersonRow(Targets):
    """One person: a dot if the 1:1 was held, else a ring; the name; what became of it. It leads to the people."""

    def __init__(self, line: PersonLine, colour: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = line.name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Dot(colour, look, filled=line.held))
        name = Label(line.name, weight=BOLD)
        # The longest of names leaves room for what is said of it.
        name.setMaximumWidth(LONGEST_NAME * name.fontMetrics().averageCharWidth())
        row.addWidget(name)
        row.addWidget(Label(line.words, muted=True, fills=True), 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("1:1s with {person}").format(person=line.name))
        self.setAccessibleDescription(line.whole.replace("\n", "; "))
        self.setToolTip(tip(line.whole))

    def targets(self) -> tuple[tuple[QRectF, str], ...]:
        """Give the whole row, and the name."""
        return ((QRectF(self.rect()), self._name),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show where the keyboard is."""
        with painting_on(self) as painter:
            self.paint_focus(painter, self._look.palette.link)


class PeopleRows(QWidget):
    """Shows some lines; nothing at all where there are none."""

    person_chosen = Signal(object)
    """The row of somebody was taken: the name."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 2, 0, 2)
        self._rows.setSpacing(3)

    def show_lines(self, lines: Iterable[PersonLine], colour: str) -> None:
        """Show these lines, their dots in a colour."""
        clear(self._rows)
        for line in lines:
            row = PersonRow(line, colour, self._look)
            row.chosen.connect(self.person_chosen)
            self._rows.addWidget(row)
        self.setVisible(self._rows.count() > 0)
