"""Opens the audit on demand: asks for the guess first, then shows the answer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.domain.audit.week_spans import Preset
from tltimer.errors import Refused
from tltimer.gui.process.window_activation import bring_to_front, delete_on_close
from tltimer.i18n.translate import _
from tltimer.wording.formats import capitalized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.audit.estimates import Estimate
    from tltimer.domain.audit.week_spans import WeekSpan
    from tltimer.gui.audit.window import AuditWindow
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.process.window_size import RememberedSize
    from tltimer.gui.week.window import WeekWindow
    from tltimer.gui.widgets.theme import Theme
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports


class AuditController(QObject):
    """One window while it is open.

    Args:
        program: the program whose audits are shown.
        reports: the choices of the target, and how to read the log.
        look: returns the theme of all windows.
        changes: carries out changes and tells of them.
        attend: serves the window while it is open.
        parent: as of any QObject.
    """

    def __init__(
        self,
        program: Program,
        reports: Reports,
        look: Callable[[], Theme],
        changes: DataChanges,
        attend: Callable[[AuditWindow], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._look = look
        self._changes = changes
        self._attend = attend
        self._preset = Preset.FOUR_WEEKS
        self.window: AuditWindow | None = None
        self._size: RememberedSize | None = None

    def attend(self, week: WeekWindow) -> None:
        """Open the audit from a week window."""
        week.audit_wanted.connect(self.open)
        week.header.audit_put_off.connect(self._put_off)

    def open(self) -> None:
        """Open the window, or bring it to the front."""
        if self.window is None:
            from tltimer.gui.audit.window import AuditWindow
            from tltimer.gui.process.window_size import RememberedSize

            self.window = AuditWindow(self._look())
            self._size = RememberedSize(self.window, self._program.home.cache)
            delete_on_close(self.window)
            self.window.preset_wanted.connect(self.show_preset)
            self.window.answered.connect(self._keep)
            self.window.intention_wanted.connect(self._intend)
            self._attend(self.window)
            self.window.destroyed.connect(self._forget_window)
            self.show_preset(self._preset)
        bring_to_front(self.window, "")

    def show_preset(self, preset: Preset) -> None:
        """Show a span: its question, or its answer where that was given."""
        self._preset = preset
        self._show()

    def update(self) -> None:
        """Bring the window up to date, if the answer is open."""
        if self.window is not None and self.window.stack.page is self.window.answer:
            self._show()

    def close(self) -> None:
        """Close the window."""
        if self.window is not None:
            self.window.close()

    def _show(self) -> None:
        if self.window is None:
            return
        audits = self._program.audits
        try:
            span = audits.preset(self._preset)
        except Refused as refusal:
            self.window.refuse(self._preset, capitalized(str(refusal)))
            return
        if audits.record(span) is None and audits.is_empty(span):
            words = _(
                "Nothing was tracked in this period. An audit needs complete weeks with tracked time. "
                "Choose another period, or come back when this week is over."
            )
            self.window.refuse(self._preset, words, self._dates(span))
        elif audits.record(span) is None:
            self.window.ask(self._preset, self._dates(span), self._reports.status().target)
        else:
            self.window.show_report(self._preset, self._dates(span), audits.report(span), self._reports.rules())
            self._grow()

    def _grow(self) -> None:
        """Make room for the answer where the window still has the size of the guess."""
        window, size = self.window, self._size
        if window is None or size is None or not window.isVisible() or not size.is_as_opened:
            return
        window.resize(window.size().expandedTo(window.sizeHint()))
        size.take_present()
        free, frame = window.screen().availableGeometry(), window.frameGeometry()
        if frame.bottom() > free.bottom():
            window.move(frame.left(), max(free.top(), free.bottom() - frame.height()))

    def _dates(self, span: WeekSpan) -> str:
        from tltimer.wording.audit import span_words  # brings fractions and decimals, which nothing else needs

        days = self._reports.rules().days
        return span_words(days.first_day(span.first), days.last_day(span.last), span.count)

    def _keep(self, guess: Estimate | None, aim: Estimate | None) -> None:
        span = self._program.audits.preset(self._preset)
        if self._changes.carry_out(lambda: self._program.audits.keep(span, guess, aim)):
            self._show()

    def _put_off(self) -> None:
        self._changes.carry_out(self._program.audits.put_off)

    def _intend(self, text: str) -> None:
        week = self._reports.this_week().plus(1)
        if self._changes.carry_out(lambda: self._program.intentions.set(week, text)) and self.window is not None:
            self.window.answer.settle_intention()

    def _forget_window(self) -> None:
        self.window = self._size = None
