"""Carries out the choices about promises and outcomes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tltimer.domain.balance.promise_parser import PromiseLine
    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.timeline.entries import Entry
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.week.window import WeekWindow
    from tltimer.services.promise_list import PromiseList
    from tltimer.services.reports import Reports
    from tltimer.services.tracker import Tracker


class PromisesController(QObject):
    """Slots for promises and outcomes."""

    block_wanted = Signal(object, str)
    """A Span is to be kept free for a promise: its text."""

    def __init__(
        self,
        tracker: Callable[[], Tracker],
        promises: Callable[[], PromiseList],
        reports: Reports,
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._promises = promises
        self._reports = reports
        self._changes = changes

    def note(self, entry: Entry, line: str) -> None:
        """Note the outcome of an entry."""
        self._changes.carry_out(lambda: self._tracker().change(entry.switch.id, note=line))

    def promise(self, line: str) -> None:
        """Record a promise that was written in one line."""
        from tltimer.wording.line_input import promised_in

        self.record(promised_in(line, self._reports.today(), self._reports.people()))

    def record(self, promise: PromiseLine, on_refusal: Callable[[str], None] | None = None) -> bool:
        """Record a promise, ask for its time to be blocked if it names one, and return whether it was recorded.

        Args:
            promise: the promise as it was understood.
            on_refusal: shows the reason where the request was made.
        """
        span = promise.span(self._reports.rules().days)
        kept = self._changes.carry_out(
            lambda: self._promises().add(promise.text, promise.to, promise.due, promise.minutes), on_refusal
        )
        if kept and span is not None:
            self.block_wanted.emit(span, promise.text)
        return kept

    def keep(self, promise: Promise) -> None:
        """Record that a promise was kept."""
        self._changes.carry_out(lambda: self._promises().mark_done(promise.id, promise.text))

    def take_up(self, promise: Promise) -> None:
        """Record that a promise is open again."""
        self._changes.carry_out(lambda: self._promises().mark_open(promise.id, promise.text))

    def attend(self, week: WeekWindow) -> None:
        """Serve a week window while it is open."""
        week.leading.waiting.kept.connect(self.keep)
        week.leading.waiting.unkept.connect(self.take_up)

    def put_off(self, promise: Promise, due: date) -> None:
        """Record a new day for a promise."""
        self._changes.carry_out(lambda: self._promises().put_off(promise.id, promise.text, due))

    def drop(self, promise: Promise, because: str) -> None:
        """Record that a promise is dropped."""
        self._changes.carry_out(lambda: self._promises().drop(promise.id, promise.text, because))
