"""Rows of the cards: open promises with a box to tick, outcomes, and lines that lead somewhere."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.painting import BOLD, SUPPORT, painting_on, tip
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.notes import subject
from tltimer.wording.promises import due_details
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

    from tltimer.domain.balance.promises import Promise, WeekPromises
    from tltimer.domain.timeline.days import Week
    from tltimer.gui.widgets.checkbox import CheckBoxRow
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.notes import LeadingOutput

MOST = 3
"""The most promises that are shown; how many there are besides stands below them."""

WIDEST = 60

BESIDE_NAME = 10
"""So far from the name of a line its words begin."""


class PromiseRows(QWidget):
    """Shows the promises that wait, those due first in front; one that was ticked here stays to be unticked."""

    kept = Signal(object)
    """A Promise was kept."""

    unkept = Signal(object)
    """The tick at a Promise was taken away again."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._week: Week | None = None
        self._ticked: dict[str, Promise] = {}
        self.rows: tuple[CheckBoxRow, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_promises(self, week: Week, promises: WeekPromises, today: date) -> None:
        """Show those of a week that wait, and those that were ticked here."""
        if week != self._week:
            self._week, self._ticked = week, {}
        waiting = {promise.id: promise for promise in (*promises.overdue, *promises.broken, *promises.open)}
        done = {promise.id for promise in (*promises.kept, *promises.late)}
        self._ticked = {key: promise for key, promise in self._ticked.items() if key in done}
        shown = {**waiting, **self._ticked}
        order = sorted(shown.values(), key=lambda promise: (promise.due or date.max, promise.id))
        first = [promise for promise in order if promise.id in self._ticked or promise.due is not None]
        promises_shown = (first or order)[: max(MOST, len(self._ticked))]
        self._show(promises_shown, today, len(order) - len(promises_shown))

    def _show(self, promises: list[Promise], today: date, more: int) -> None:
        focused = next((index for index, row in enumerate(self.rows) if row.hasFocus()), None)
        clear(self._column)
        rows = []
        for promise in promises:
            row = self._row(promise, today)
            self._column.addWidget(row)
            row.show()
            rows.append(row)
        if more:
            words = ngettext("{count} more", "{count} more", more).format(count=more)
            self._column.addWidget(Label(words, factor=SUPPORT, muted=True))
        self.rows = tuple(rows)
        if focused is not None and focused < len(rows):
            rows[focused].setFocus()
        self.setVisible(bool(rows))

    def _row(self, promise: Promise, today: date) -> CheckBoxRow:
        from tltimer.gui.widgets.checkbox import CheckBoxRow

        ticked = promise.id in self._ticked
        row = CheckBoxRow(clipped(promise.text, WIDEST), due_details(promise, today), ticked=ticked)
        row.clicked.connect(partial(self._tick, promise, row))
        return row

    def _tick(self, promise: Promise, row: CheckBoxRow, _checked: bool = False) -> None:
        if row.isChecked():
            self._ticked[promise.id] = promise
            self.kept.emit(promise)
        else:
            self._ticked.pop(promise.id, None)
            self.unkept.emit(promise)


class NoteRow(HitTargets):
    """One note, and what it is about. It leads to where it was noted."""

    def __init__(self, note: LeadingOutput, wraps: bool, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._note = look, note
        text = formats.listed((_('"{note}"').format(note=note.text), subject(note)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(text, factor=SUPPORT, wraps=wraps, fills=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    def targets(self) -> tuple[tuple[QRectF, LeadingOutput], ...]:
        """Return the whole row, and the note."""
        return ((QRectF(self.rect()), self._note),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the keyboard focus."""
        with painting_on(self) as painter:
            self.paint_focus(painter, self._look.palette.link)


class NoteRows(QWidget):
    """Shows some notes; nothing at all where there are none."""

    chosen = Signal(object)
    """A note was taken, a Produced."""

    def __init__(self, look: Theme, apart: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(apart)

    def show_notes(self, notes: Iterable[LeadingOutput], *, expanded: bool) -> None:
        """Show these notes, each ``whole`` or in one line."""
        clear(self._rows)
        for note in notes:
            row = NoteRow(note, expanded, self._look)
            row.chosen.connect(self.chosen)
            self._rows.addWidget(row)
        self.setVisible(self._rows.count() > 0)


class LinkRow(HitTargets):
    """A bold name and words beside it, which lead somewhere; nothing at all where there are no words."""

    def __init__(self, name: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name = look, name
        self.name = Label(name, factor=SUPPORT, weight=BOLD)
        self.words = Label(factor=SUPPORT, muted=True, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BESIDE_NAME)
        row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)

    def show_words(self, words: str, in_full: str) -> None:
        """Show words; all there is to tell is in the tooltip."""
        self.words.setText(words)
        self.setVisible(bool(words))
        self.setToolTip(tip(in_full))
        self.setAccessibleDescription(in_full.replace("\n", "; "))

    def targets(self) -> tuple[tuple[QRectF, str], ...]:
        """Return the whole row, and its name."""
        return ((QRectF(self.rect()), self._name),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the keyboard focus."""
        with painting_on(self) as painter:
            self.paint_focus(painter, self._look.palette.link)
