"""Promises that wait, each with a box that one click ticks off."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.domain.balance.promises import Outcome, Promise
from tltimer.domain.timeline.weeks import Week
from tltimer.gui.widgets.checkbox import TickRow
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.theme import Look
from tltimer.wording.promises import due_details
from tltimer.wording.sanitize import clipped

MOST = 2
"""How many promises are shown; the counts above tell of all."""

WIDEST = 60


class PromiseRows(QWidget):
    """Shows the promises that wait, those due first in front; one that was ticked here stays to be unticked."""

    kept = Signal(object)
    """A Promise was kept."""

    unkept = Signal(object)
    """The tick at a Promise was taken away again."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._week: Week | None = None
        self._ticked: dict[str, Promise] = {}
        self.rows: tuple[TickRow, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_promises(self, week: Week, promises: Mapping[Outcome, tuple[Promise, ...]], today: date) -> None:
        """Show those of a week that wait, and those that were ticked here."""
        if week != self._week:
            self._week, self._ticked = week, {}
        waiting = {one.id: one for outcome in (Outcome.BROKEN, Outcome.OPEN) for one in promises.get(outcome, ())}
        done = {one.id for outcome in (Outcome.KEPT, Outcome.LATE) for one in promises.get(outcome, ())}
        self._ticked = {key: one for key, one in self._ticked.items() if key in done}
        shown = {**waiting, **self._ticked}
        order = sorted(shown.values(), key=lambda one: (one.due or date.max, one.id))
        first = [one for one in order if one.id in self._ticked or one.due is not None]
        self._show((first or order)[: max(MOST, len(self._ticked))], today)

    def _show(self, promises: list[Promise], today: date) -> None:
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        clear(self._column)
        rows = []
        for one in promises:
            ticked = one.id in self._ticked
            row = TickRow(clipped(one.text, WIDEST), due_details(one, today), self._look, ticked=ticked)
            row.clicked.connect(partial(self._tick, one, row))
            self._column.addWidget(row)
            row.show()
            rows.append(row)
        self.rows = tuple(rows)
        if focused is not None and focused < len(rows):
            rows[focused].setFocus()
        self.setVisible(bool(rows))

    def _tick(self, one: Promise, row: TickRow, _checked: bool = False) -> None:
        if row.isChecked():
            self._ticked[one.id] = one
            self.kept.emit(one)
        else:
            self._ticked.pop(one.id, None)
            self.unkept.emit(one)
