"""The window of the week: chosen, planned and actual side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tltimer.gui.process.window_size import largest_size
from tltimer.gui.week.coding_card import CodingCard
from tltimer.gui.week.days_card import DaysCard
from tltimer.gui.week.header import WeekHeader
from tltimer.gui.week.leading_card import LeadingCard
from tltimer.gui.week.meetings_card import MeetingsCard
from tltimer.gui.week.next_card import NextCard
from tltimer.gui.week.trend_card import TrendCard
from tltimer.gui.widgets.layouts import column_in
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.week import week_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tltimer.domain.rules import Rules
    from tltimer.gui.week.commits_card import CommitsCard
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.commits import CommitsReport
    from tltimer.reports.notes import LeadingOutput
    from tltimer.reports.week import WeekReport

MARGIN, ACROSS, DOWN = 26, 16, 10

NARROW = 115
"""In letters: a narrower window has one column."""


class WeekWindow(QWidget):
    """Shows the report of a week; knows nothing of how it was made.

    Args:
        look: the palette to wear.
        days_open: whether a click on a day leads somewhere.
        parent: as of any widget.
    """

    week_wanted = Signal(object)
    """Another week should be shown, a Week."""

    day_clicked = Signal(object)
    """A day was chosen, a date."""

    part_clicked = Signal(object, object)
    """A part of a day was chosen: its date, and the Meeting or the instant that is to be seen there."""

    export_wanted = Signal(object)
    """The week that is shown should be taken elsewhere, a Week."""

    print_wanted = Signal(object)
    """The week that is shown should be printed, a Week."""

    audit_wanted = Signal()
    """The audit should be opened."""

    settings_wanted = Signal()
    """The settings should be opened."""

    people_wanted = Signal()
    """The user wants to see the 1:1 list."""

    kinds_wanted = Signal()
    """The kinds of work, and their effect on the team, should be shown."""

    def __init__(self, look: Theme, *, days_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.style(self)  # first, so that the style sheet is applied once to each part
        self.header = WeekHeader(look)
        self.days = DaysCard(look, days_open)
        self.leading = LeadingCard(look)
        self.meetings = MeetingsCard(look)
        self.coding = CodingCard(look)
        self.trend = TrendCard(look)
        self.next = NextCard(look)
        self.commits: CommitsCard | None = None
        self._narrow = False
        self._lay_out()
        self._connect()
        look.colour(self)  # last, as the palette reaches only what the window holds already
        self.setMinimumSize(640, 420)

    def _lay_out(self) -> None:
        self._scroll = scroll = ScrollArea(None, self)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # much of it is only looked at
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._page = page = QWidget(scroll.viewport())  # where it stays: each move styles all that it holds anew
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(ACROSS)
        grid.setVerticalSpacing(DOWN)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(DOWN)
        # Leading stands before coding, and is as large.
        for card in (self.leading, self.meetings, self.coding):
            side.addWidget(card, 0 if card is self.meetings else 1)
        self._place()
        inner = column_in(page, MARGIN, 10)
        inner.addWidget(self.header)
        inner.addLayout(grid, 1)

    def _place(self) -> None:
        """Put the cards into two columns, or below each other in a narrow window."""
        grid, narrow = self._grid, self._narrow
        cards = [self.days, self._side, self.trend, self.next, *([self.commits] if self.commits else [])]
        for card in cards:
            grid.removeWidget(card)
        cells = (
            [(row, 0, 1, 2) for row in range(5)]
            if narrow
            else [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]
        )
        for card, cell in zip(cards, cells, strict=False):
            grid.addWidget(card, *cell)
        grid.setColumnStretch(0, 204)
        grid.setColumnStretch(1, 0 if narrow else 100)
        for row in range(5):
            grid.setRowStretch(row, {0: 36, 1: 0 if narrow else 24}.get(row, 0))
        self.header.stack(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the cards where they would not fit side by side."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW * self.fontMetrics().averageCharWidth()
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def _connect(self) -> None:
        self._look.changed.connect(self._dress)
        self.header.week_wanted.connect(self.week_wanted)
        self.header.export_wanted.connect(self.export_wanted)
        self.header.print_wanted.connect(self.print_wanted)
        self.header.settings_wanted.connect(self.settings_wanted)
        self.header.audit_wanted.connect(self.audit_wanted)
        self.header.gap_wanted.connect(self.part_clicked)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.header.ask_for_export)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.header.ask_for_print)
        self.trend.week_wanted.connect(self.week_wanted)
        self.days.day_clicked.connect(self.day_clicked)
        self.leading.people_wanted.connect(self.people_wanted)
        self.leading.notes.chosen.connect(self._lead_to)
        self.coding.bar.chosen.connect(lambda part: self.part_clicked.emit(*part))
        self.coding.kinds_bar.chosen.connect(self.kinds_wanted)
        self.next.days.chosen.connect(self.day_clicked)
        for keys, weeks in (("Left", -1), ("Alt+Left", -1), ("Right", 1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda weeks=weeks: self.header.step(weeks))
        QShortcut(QKeySequence("Home"), self).activated.connect(self.header.show_present)
        for close in (QKeySequence("Esc"), QKeySequence(QKeySequence.StandardKey.Close)):
            QShortcut(close, self).activated.connect(self.close)

    def show_report(self, report: WeekReport, rules: Rules, *, has_calendars: bool = True) -> None:
        """Show the report of a week, made by these rules; without calendars the cards of meetings say so."""
        self.setWindowTitle(
            _("{week}, {dates}").format(
                week=formats.week_name(report.week), dates=formats.week_dates(report.days[0].date)
            )
        )
        self.setAccessibleDescription(week_sentence(report))
        self.header.show_report(report, rules)
        self.days.show_report(report, rules)
        self.leading.show_report(report, rules)
        self.meetings.show_report(report, rules, has_calendars=has_calendars)
        self.coding.show_report(report, rules)
        self.trend.show_report(report)
        self.next.show_report(report, rules, prominent=not self.header.answers.asks, has_calendars=has_calendars)
        if self._scroll.widget() is None:
            self._scroll.show_page(self._page)

    def offer_audit(self, offered: bool) -> None:
        """Offer an audit, or no longer."""
        self.header.offer_audit(offered)

    def show_commits(self, report: CommitsReport | None) -> None:
        """Show the figures of local repositories; without any there is no card."""
        if self.commits is None and report is not None:
            from tltimer.gui.week.commits_card import CommitsCard

            self.commits = CommitsCard(self._look)
            self.commits.picture.chosen.connect(self.week_wanted)
            self._place()
        if self.commits is not None:
            self.commits.setVisible(report is not None)
            if report is not None:
                self.commits.show_commits(report)

    def _lead_to(self, note: LeadingOutput) -> None:
        if note.at is None:
            self.day_clicked.emit(note.day)
        else:
            self.part_clicked.emit(note.day, note.at)

    @property
    def page(self) -> QWidget:
        """Everything that is shown, as one widget of the height that it needs."""
        return self._page

    def setVisible(self, visible: bool) -> None:
        """Take the size of the content at first; a size that the user chooses stays."""
        # Of itself Qt would give a window two thirds of the screen at most, and lay it out for that.
        if visible and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())
        super().setVisible(visible)

    def sizeHint(self) -> QSize:
        """Ask for the size of the design, or that of the content, and for no more than fits on the screen."""
        line = self.fontMetrics().height()
        screen = largest_size(self)
        wanted = QSize(line * 60, line * 44).expandedTo(QSize(1080, 800)).boundedTo(screen)
        return wanted.expandedTo(QSize(0, self.height_at(wanted.width()))).boundedTo(screen)

    def height_at(self, width: int) -> int:
        """Return the height of the page at a width, so that nothing of it needs scrolling."""
        layout = self._page.layout()
        assert layout is not None
        return layout.totalMinimumHeightForWidth(width)

    def _dress(self) -> None:
        self._look.dress(self)
