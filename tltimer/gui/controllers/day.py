"""Opens the day window, keeps it up to date, and carries out corrections."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused, reason_of
from tltimer.gui.process.window_activation import bring_to_front, delete_on_close
from tltimer.i18n.translate import _
from tltimer.reports.attendance import by_name, unlogged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.day_pieces import Rewriting
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.day.window import DayWindow
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.evidence import EvidenceReport
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports


class DayController(QObject):
    """One window of a day at a time; nothing of it is loaded before.

    Args:
        program: whose log is corrected.
        reports: answers without waiting for calendars.
        look: returns the theme of the windows.
        changes: carries out changes and tells of them.
        parent: as of any QObject.
        noticed: returns the evidence of a day; None while none is kept.
    """

    week_wanted = Signal()
    noticed_accepted = Signal(object)
    noticed_rejected = Signal(object)
    """A Disagreement of log and evidence has this answer."""

    span_shown = Signal(object)
    """The window shows this span, whose meetings may not have been read yet."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        look: Callable[[], Theme],
        changes: DataChanges,
        parent: QObject | None = None,
        noticed: Callable[[date], EvidenceReport | None] = lambda _day: None,
    ) -> None:
        super().__init__(parent)
        self._noticed = noticed
        self._program, self._reports, self._look, self._changes = program, reports, look, changes
        self._day: date | None = None
        self._problem = ""
        self.window: DayWindow | None = None

    def open(self, day: date | None = None, token: str = "") -> None:
        """Show a day, today unless another is given, and bring it to the front.

        Raises:
            Refused: the log cannot be read; nothing is opened.
        """
        if self.window is not None:
            self.window.settle()
        day = day or self._reports.today()
        view = self.view(day)
        if self.window is None:
            self.window = self._make()
        self._day = day
        self.window.show_view(view)
        self.span_shown.emit(view.report.span)
        bring_to_front(self.window, token)

    def point_out(self, day: date, target: Meeting | datetime) -> None:
        """Open a day and select a meeting in it, or the entry at an instant."""
        self.open(day)
        if self.window is not None:
            self.window.point_out(target)

    def show(self, day: date) -> None:
        """Show a day in the open window."""
        self._day = day
        self.update()
        self.span_shown.emit(self._reports.day_rule().span_of(day))

    def update(self) -> None:
        """Bring the window up to date, if it is open."""
        if self.window is None or self._day is None:
            return
        try:
            view = self.view(self._day)
        except (Refused, OSError) as error:
            if reason_of(error) != self._problem:  # once, not each minute
                self._problem = reason_of(error)
                self.window.say(self._problem)
        else:
            self._problem = ""
            self.window.show_view(view)

    def close(self) -> None:
        """Close the window."""
        if self.window is not None:
            self.window.close()

    def view(self, day: date) -> DayModel:
        """Read a day."""
        from tltimer.domain.presence.absences import looked_back
        from tltimer.domain.timeline.day_pieces import sheet_of
        from tltimer.gui.day.model import DayModel

        reports = self._reports
        rules, now, people = reports.rules(), reports.now(), reports.people()
        report = reports.day(day)
        meetings = by_name(report.meetings, people)
        _looked_at, no_work = looked_back(self._program.journal.entries("answers"), day)
        return DayModel(
            report=report,
            sheet=sheet_of(report.span, reports.log(day, day), now, rules.runaway_after),
            meetings=meetings,
            unlogged=unlogged(report, rules.modes, now),
            rules=rules,
            now=now,
            people=tuple(person.name for person in people),
            undo=self._program.undo_redo.undo_label(),
            redo=self._program.undo_redo.redo_label(),
            noticed=self._noticed(day),
            no_work=(*no_work, *rules.hours.lunch_of(day)),
        )

    def _make(self) -> DayWindow:
        from tltimer.gui.day.window import DayWindow
        from tltimer.gui.process.window_size import RememberedSize

        window = DayWindow(self._look())
        RememberedSize(window, self._program.home.cache)
        delete_on_close(window)
        window.day_wanted.connect(self.show)
        window.rewriting_wanted.connect(self._rewrite)
        window.undo_wanted.connect(lambda: self._step(self._program.undo_redo.undo, _("Undone: {change}.")))
        window.redo_wanted.connect(lambda: self._step(self._program.undo_redo.redo, _("Redone: {change}.")))
        window.week_wanted.connect(self.week_wanted)
        window.noticed_accepted.connect(self.noticed_accepted)
        window.noticed_rejected.connect(self.noticed_rejected)
        window.destroyed.connect(self._forget_window)
        return window

    def _rewrite(self, rewriting: Rewriting, label: str, line: str) -> None:
        done = self._changes.carry_out(lambda: self._program.day_edits.rewrite(rewriting, label), self._refuse)
        if done and self.window is not None:
            self.window.show_done(line)

    def _step(self, step: Callable[[], str], words: str) -> None:
        changes: list[str] = []
        if self._changes.carry_out(lambda: changes.append(step()), self._refuse):
            self._say(words.format(change=changes[0]))

    def _refuse(self, reason: str) -> None:
        self.update()
        self._say(reason)

    def _say(self, words: str) -> None:
        if self.window is not None:
            self.window.say(words)

    def _forget_window(self) -> None:
        self.window = None
