"""The audit window: a span, then the guess, then the answer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.audit.week_spans import Preset
from tltimer.gui.audit.answer_page import AnswerPage
from tltimer.gui.audit.guess_page import GuessPage
from tltimer.gui.process.window_size import largest_size
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import column_in
from tltimer.gui.widgets.painting import BOLD, NAME
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QShowEvent

    from tltimer.domain.audit.week_spans import WeekSpan
    from tltimer.domain.balance.target import Target
    from tltimer.domain.rules import Rules
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.audit import AuditReport

MARGIN = 28


class PageStack(QWidget):
    """Pages of which one is shown; unlike a QStackedWidget it is as high as that one needs at its width."""

    def __init__(self, pages: Iterable[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = tuple(pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in self._pages:
            column.addWidget(page)
        self.show_page(self._pages[0])

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return next(page for page in self._pages if not page.isHidden())

    def show_page(self, shown: QWidget) -> None:
        """Show a page, and no other; the keyboard goes to nothing that was not chosen."""
        for page in self._pages:
            held = page.focusWidget()
            if page is not shown and held is not None:
                held.clearFocus()  # Qt would give it to whatever comes next
            page.setVisible(page is shown)


class AuditWindow(QWidget):
    """Shows one span; no figure of it before the guess is made or skipped."""

    preset_wanted = Signal(object)
    """Another span should be shown, a Preset."""

    answered = Signal(object, object)
    """The guess and the aim, an Estimate each, or None."""

    intention_wanted = Signal(str)
    """An intention for next week."""

    export_wanted = Signal(object)
    """The audit of a span should be saved as a file, a WeekSpan."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._span: WeekSpan | None = None
        self.setWindowTitle(_("Audit"))
        self.dates = Label(muted=True, wraps=True)
        self.presets = SegmentedControl(_("Period"))
        self.presets.offer(
            (
                (Preset.FOUR_WEEKS, _("4 weeks")),
                (Preset.QUARTER, _("Quarter")),
                (Preset.YEAR, _("Year")),
                (Preset.SINCE_TARGET, _("Since target was set")),
            )
        )
        self.presets.chosen.connect(lambda key: self.preset_wanted.emit(Preset(key)))
        self.export = Button(_("Export…"))
        self.export.clicked.connect(self.ask_for_export)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.ask_for_export)
        self.problem = Label(wraps=True)
        self.guess, self.answer = GuessPage(look), AnswerPage(look)
        self.guess.answered.connect(self.answered)
        self.answer.intention_wanted.connect(self.intention_wanted)
        self.stack = PageStack((self.guess, self.answer, self.problem))
        self.problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        for keys in (QKeySequence("Esc"), QKeySequence(QKeySequence.StandardKey.Close)):
            QShortcut(keys, self).activated.connect(self.close)
        look.changed.connect(self._dress)
        self._dress()
        self.setMinimumSize(640, 420)

    def _lay_out(self) -> None:
        page = QWidget()
        inner = column_in(page, MARGIN, 12)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Label(_("Audit"), factor=NAME, weight=BOLD))
        top.addWidget(self.dates, 1)
        top.addWidget(self.presets)
        top.addWidget(self.export)
        inner.addLayout(top)
        inner.addWidget(self.stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(page))

    def ask(self, preset: Preset, dates: str, target: Target) -> None:
        """Ask for the guess of a span; no figure of it is shown."""
        self._show(preset, dates, self.guess)
        self.guess.begin(target)
        self.guess.guess.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_report(self, preset: Preset, dates: str, report: AuditReport, rules: Rules) -> None:
        """Show the answer."""
        self._span = report.span
        self._show(preset, dates, self.answer)
        self.answer.show_report(report, rules)

    def refuse(self, preset: Preset, reason: str, dates: str = "") -> None:
        """Tell why a span cannot be shown."""
        self._show(preset, dates, self.problem)
        self.problem.setText(reason)

    def ask_for_export(self) -> None:
        """Ask for the audit that is shown to be saved as a file."""
        if self.stack.page is self.answer and self._span is not None:
            self.export_wanted.emit(self._span)

    def _show(self, preset: Preset, dates: str, page: QWidget) -> None:
        self.presets.show_choice(preset)
        self.dates.setText(dates)
        self.stack.show_page(page)
        self.export.setVisible(page is self.answer)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of the design at first: by default Qt limits it to two thirds of the screen."""
        super().showEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Ask for the size of the design, where the guess is lower, and for no more than the screen has."""
        line = self.fontMetrics().height()
        lines, least = (44, 860) if self.stack.page is self.answer else (30, 560)
        return QSize(line * 60, line * lines).expandedTo(QSize(1080, least)).boundedTo(largest_size(self))

    def _dress(self) -> None:
        self._look.dress(self)
