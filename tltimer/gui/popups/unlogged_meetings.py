"""The meetings of the day that the log does not have, to be put into it with one button."""

from collections.abc import Iterable
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.meetings.meetings import Meeting
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.checkbox import CheckBoxRow
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD
from tltimer.gui.widgets.theme import Theme
from tltimer.wording import formats
from tltimer.wording.evening import unlogged_button, unlogged_question
from tltimer.wording.status import meeting_name

WIDEST = 80
"""How many columns of a name are shown at most; what has no room is cut."""


class Unlogged(QWidget):
    """Lists meetings with a tick at each, and one button that books those that are ticked.

    What was booked stays where it is, so that nothing moves under the pointer.
    """

    booked = Signal(object)
    """These meetings, a tuple, are to be put into the log."""

    def __init__(self, meetings: Iterable[Meeting], zone: tzinfo, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings = tuple(meetings)
        self.rows = tuple(
            CheckBoxRow(meeting_name(one, WIDEST), formats.span_words(one.start, one.end, zone), look, ticked=True)
            for one in self._meetings
        )
        self.words = Label(weight=BOLD, wraps=True)
        self.book = Button(unlogged_button(len(self.rows), len(self.rows)), look)
        self.book.clicked.connect(self._book)
        below = QHBoxLayout()
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.book)
        below.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self.words)
        for row in self.rows:
            outer.addWidget(row)
            row.toggled.connect(self._count)
        outer.addLayout(below)
        kept = self.book.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.book.setSizePolicy(kept)
        self._count()

    def settle(self, still: Iterable[Meeting]) -> None:
        """Show which meetings are in the log by now.

        Args:
            still: those that are not.
        """
        left = {(one.uid, one.start) for one in still}
        for meeting, row in zip(self._meetings, self.rows, strict=True):
            if (meeting.uid, meeting.start) not in left:
                row.settle()
        self._count()

    @property
    def settled(self) -> bool:
        """Whether it needs no answer any more."""
        return not any(row.isEnabled() for row in self.rows)

    def _count(self) -> None:
        ticked, open_ = len(self._ticked()), sum(row.isEnabled() for row in self.rows)
        self.words.setText(unlogged_question(open_, len(self.rows)))
        self.setAccessibleName(self.words.text())
        self.book.setEnabled(ticked > 0)
        self.book.setVisible(open_ > 0)
        if open_:
            self.book.setText(unlogged_button(ticked, open_))
            self.book.setAccessibleDescription(self.words.text())
            self.book.updateGeometry()

    def _ticked(self) -> tuple[Meeting, ...]:
        both = zip(self._meetings, self.rows, strict=True)
        return tuple(meeting for meeting, row in both if row.isEnabled() and row.isChecked())

    def _book(self) -> None:
        self.booked.emit(self._ticked())
