"""Lines that say what came of something, in the user's own words."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.hit_targets import Targets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.painting import painting_on
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.reports.notes import Produced
from tltimer.wording import formats


class NoteRow(Targets):
    """One note, and what it came of. It leads to where it was noted."""

    def __init__(self, note: Produced, wraps: bool, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._note = look, note
        text = formats.listed((_("“{note}”").format(note=note.text), note.about))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(text, wraps=wraps, fills=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    def targets(self) -> tuple[tuple[QRectF, Produced], ...]:
        """Give the whole row, and the note."""
        return ((QRectF(self.rect()), self._note),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show where the keyboard is."""
        with painting_on(self) as painter:
            self.paint_focus(painter, self._look.palette.link)


class NoteRows(QWidget):
    """Shows some notes; nothing at all where there are none."""

    chosen = Signal(object)
    """A note was taken, a Produced."""

    def __init__(self, look: Look, apart: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(apart)

    def show_notes(self, notes: Iterable[Produced], *, whole: bool) -> None:
        """Show these notes, each ``whole`` or in one line."""
        clear(self._rows)
        for note in notes:
            row = NoteRow(note, whole, self._look)
            row.chosen.connect(self.chosen)
            self._rows.addWidget(row)
        self.setVisible(self._rows.count() > 0)
