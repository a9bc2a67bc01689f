"""The meetings of the day that the log does not have, added to it with one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.popups.answer_button import NUMBER_KEYS, AnswerButton
from tltimer.gui.widgets.checkbox import CheckBoxRow
from tltimer.wording import formats
from tltimer.wording.evening import unlogged_button, unlogged_question
from tltimer.wording.status import meeting_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.gui.widgets.theme import Theme

WIDEST = 80
"""The most columns of a name that are shown."""


class UnloggedList(QWidget):
    """Lists meetings with a tick at each, and one button that adds those that are ticked.

    Meetings that were added stay where they are, so that nothing moves under the pointer.
    """

    chosen = Signal(object)
    """These meetings, a tuple, are to be put into the log."""

    def __init__(self, meetings: Iterable[Meeting], zone: tzinfo, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings = tuple(meetings)
        self.rows = tuple(
            CheckBoxRow(
                meeting_name(meeting, WIDEST), formats.span_words(meeting.start, meeting.end, zone), ticked=True
            )
            for meeting in self._meetings
        )
        self.add = AnswerButton(unlogged_button(len(self.rows), len(self.rows)), NUMBER_KEYS[0], look)
        self.add.clicked.connect(self._choose)
        below = QHBoxLayout()
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.add)
        below.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        for row in self.rows:
            outer.addWidget(row)
            row.toggled.connect(self._count)
        outer.addLayout(below)
        outer.addStretch(1)
        policy = self.add.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.add.setSizePolicy(policy)
        self._count()

    def settle(self, still: Iterable[Meeting]) -> None:
        """Show which meetings are in the log by now.

        Args:
            still: those that are not.
        """
        still_open = {(meeting.uid, meeting.start) for meeting in still}
        for meeting, row in zip(self._meetings, self.rows, strict=True):
            if (meeting.uid, meeting.start) not in still_open:
                row.settle()
        self._count()

    def press(self, number: int) -> None:
        """Press the button, which has the first number."""
        if number == 1 and self.add.isVisible():
            self.add.click()

    def _count(self) -> None:
        ticked, open_ = len(self._ticked()), sum(row.isEnabled() for row in self.rows)
        self.setAccessibleName(unlogged_question(open_, len(self.rows)))
        self.add.setEnabled(ticked > 0)
        self.add.setVisible(open_ > 0)
        if open_:
            self.add.show_words(unlogged_button(ticked, open_))
            self.add.setAccessibleDescription(self.accessibleName())

    def _ticked(self) -> tuple[Meeting, ...]:
        meeting_rows = zip(self._meetings, self.rows, strict=True)
        return tuple(meeting for meeting, row in meeting_rows if row.isEnabled() and row.isChecked())

    def _choose(self) -> None:
        self.chosen.emit(self._ticked())
