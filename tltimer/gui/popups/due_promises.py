"""The promises that are due: tick them off, put them off or drop them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.checkbox import CheckBoxRow
from tltimer.i18n.translate import _
from tltimer.wording.promises import due_details
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.domain.balance.promises import Promise

WIDEST = 60
"""The most columns of a promise that are shown; longer ones are cut."""


class DuePromiseRow(QWidget):
    """One promise: a box to tick, and what else can be done with it."""

    def __init__(self, promise: Promise, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promise = promise
        self._due = due_details(promise, day)
        self.asked = ""
        """The text of the row once the promise no longer waits, by the button that was pressed last."""
        self.row = CheckBoxRow(clipped(promise.text, WIDEST), self._due)
        self.row.setToolTip("")
        self.later, self.drop = Button(_("Postpone…"), ButtonKind.LINK), Button(_("Drop…"), ButtonKind.LINK)
        for button in (self.later, self.drop):
            button.setAccessibleName(
                _("{answer}: {promise}").format(answer=button.text(), promise=clipped(promise.text, WIDEST))
            )
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.row, 1)
        line.addWidget(self.later)
        line.addWidget(self.drop)

    def show_waiting(self, waiting: bool) -> None:
        """Show whether it still waits; what was ticked here can be unticked."""
        for button in (self.later, self.drop):
            button.setVisible(waiting)
        if waiting:
            self.row.setEnabled(True)
            self.row.setChecked(False)
            self.row.show_time(self._due)
        elif not self.row.isChecked():
            self.row.setEnabled(False)
            self.row.show_time(self.asked or self._due)


class DuePromiseList(QWidget):
    """Lists promises; one that is done or put off stays where it is, so that nothing moves under the pointer."""

    kept = Signal(object)
    """A Promise was kept."""

    unkept = Signal(object)
    """The tick at a Promise was taken away again."""

    later_wanted = Signal(object)
    """A new day is to be asked for a Promise."""

    drop_wanted = Signal(object)
    """It is to be asked why a Promise is dropped."""

    def __init__(self, promises: Iterable[Promise], day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(DuePromiseRow(promise, day) for promise in promises)
        self.setAccessibleName(_("Promises due"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        for row in self.rows:
            outer.addWidget(row)
            row.row.clicked.connect(partial(self._tick, row))
            row.later.clicked.connect(partial(self._say_later, row))
            row.drop.clicked.connect(partial(self._say_drop, row))
        outer.addStretch(1)

    def settle(self, still: Iterable[Promise]) -> None:
        """Show which of them still wait."""
        waiting = {promise.id for promise in still}
        for row in self.rows:
            row.show_waiting(row.promise.id in waiting)

    def _tick(self, row: DuePromiseRow, _checked: bool = False) -> None:
        (self.kept if row.row.isChecked() else self.unkept).emit(row.promise)

    def _say_later(self, row: DuePromiseRow, _checked: bool = False) -> None:
        row.asked = _("postponed")
        self.later_wanted.emit(row.promise)

    def _say_drop(self, row: DuePromiseRow, _checked: bool = False) -> None:
        row.asked = _("dropped")
        self.drop_wanted.emit(row.promise)
