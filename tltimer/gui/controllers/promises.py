"""Carries out what was chosen about leading: notes, promises."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.entries import Entry
from tltimer.errors import Refused
from tltimer.services.reports import Reports
from tltimer.services.tracker import Tracker

if TYPE_CHECKING:
    from tltimer.domain.balance.promises import Promise
    from tltimer.gui.week.window import WeekWindow
    from tltimer.services.decisions import Decisions


class PromisesController(QObject):
    """Slots for it. ``done`` follows what was carried out, ``refused`` says why it was not."""

    done = Signal()

    block_wanted = Signal(object, str)
    """A Span is to be kept free for what was promised: its text."""

    refused = Signal(str)

    def __init__(
        self, tracker: Tracker, decisions: "Callable[[], Decisions]", reports: Reports, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._decisions = decisions
        self._reports = reports

    def note(self, entry: Entry, line: str) -> None:
        """Note what came of an entry."""
        self._carry_out(lambda: self._tracker.change(entry.switch.id, note=line))

    def promise(self, line: str) -> None:
        """Remember a promise that was said in one line."""
        from tltimer.wording.line_input import promised_in

        found = promised_in(line, self._reports.today(), self._reports.people())
        span = found.span(self._reports.rules().days)
        kept = self._carry_out(lambda: self._decisions().promise(found.text, found.to, found.due, found.minutes))
        if kept and span is not None:
            self.block_wanted.emit(span, found.text)

    def keep(self, promise: "Promise") -> None:
        """Remember that a promise was kept."""
        self._carry_out(lambda: self._decisions().promise_done(promise.id, promise.text))

    def take_up(self, promise: "Promise") -> None:
        """Remember that a promise waits still."""
        self._carry_out(lambda: self._decisions().promise_not_done(promise.id, promise.text))

    def attend(self, week: "WeekWindow") -> None:
        """Carry out what is ticked in a window of the week."""
        week.led.waiting.kept.connect(self.keep)
        week.led.waiting.unkept.connect(self.take_up)

    def put_off(self, promise: "Promise", due: date) -> None:
        """Remember that a promise is to be kept by another day."""
        self._carry_out(lambda: self._decisions().put_off_promise(promise.id, promise.text, due))

    def drop(self, promise: "Promise", because: str) -> None:
        """Remember that a promise is not to be kept."""
        self._carry_out(lambda: self._decisions().drop_promise(promise.id, promise.text, because))

    def _carry_out(self, verb: Callable[[], object]) -> bool:
        try:
            verb()
        except Refused as refusal:
            text = str(refusal)
            self.refused.emit(text[:1].upper() + text[1:])
            return False
        self.done.emit()
        return True
