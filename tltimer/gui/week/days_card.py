"""The card of planned and actual time, day by day."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from tltimer.domain.meetings.meetings import Plan
from tltimer.gui.week.columns import HoursRow
from tltimer.gui.week.day_row import DayRow
from tltimer.gui.week.legend import Legend, Mark, Swatch
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.gui.widgets.time_axis import axis_of
from tltimer.i18n.translate import _
from tltimer.wording.week import protected_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import WeekReport

PROTECTED = (Plan.CODING, Plan.LEADING)


class DaysCard(Card):
    """One row a day on one axis; the weekend only where there is something in it."""

    day_clicked = Signal(object)
    """A day was chosen, a date."""

    def __init__(self, look: Theme, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("Planned and logged"), look, parent)
        self.legend = Legend(look)
        self.head.takeAt(1)
        self.head.insertWidget(1, self.legend, 1, Qt.AlignmentFlag.AlignTop)
        self.head.setAlignment(self._title, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(0)
        self.empty = Label(factor=SUPPORT, muted=True, wraps=True)
        self.body.addWidget(self.empty)
        self._hours = HoursRow(look)
        self.body.addWidget(self._hours)
        self.rows = tuple(DayRow(look, opens) for _day in range(7))
        for row in self.rows:
            row.clicked.connect(partial(self._say_clicked, row))
            self.body.addWidget(row, 1)
        self.protected = Label(factor=SUPPORT, muted=True, wraps=True)
        self.protected_name = Label(_("Protected time"), factor=SUPPORT, weight=BOLD)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.protected_name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.protected, 1)
        self.body.addLayout(line)

    def show_report(self, report: WeekReport, rules: Rules) -> None:
        """Show the days of a week."""
        shown = [day for day in report.days if is_shown(day, rules)]
        axis = axis_of(shown, rules.days.zone)
        self._hours.show_axis(axis)
        for row, day in zip(self.rows, report.days, strict=True):
            row.show_day(day, axis, rules, future=day.span.start > report.now)
            row.setVisible(is_shown(day, rules))
        self.legend.show_marks(marks(report, rules.modes))
        self.empty.setText(empty_words(report, rules.modes))
        self.empty.setVisible(bool(self.empty.text()))
        self.protected.setText(" ".join(protected_lines(report.protected, rules.modes)))
        for label in (self.protected_name, self.protected):
            label.setVisible(bool(self.protected.text()))

    def _say_clicked(self, row: DayRow) -> None:
        if row.day is not None:
            self.day_clicked.emit(row.day.date)


def is_shown(day: DayReport, rules: Rules) -> bool:
    """Return whether a day has a row: working weekdays always, others where something is in them."""
    return rules.hours.has_hours(day.date) or bool(day.entries or day.meetings or day.free.window)


def marks(report: WeekReport, modes: ModeList) -> Iterator[Mark]:
    """Return the legend of what occurs in a week, modes in the user's order."""
    planned = [meeting for day in report.days for meeting in day.meetings if meeting.plan in (Plan.MEETING, *PROTECTED)]
    # What protects time is known by its title; a page for others has none.
    nameless = {meeting.plan for meeting in planned if meeting.plan in PROTECTED and not meeting.title}
    if any(meeting.plan not in nameless for meeting in planned):
        yield Mark(_("Planned"), Swatch.OUTLINE)
    if Plan.CODING in nameless:
        yield Mark(_("Planned coding"), Swatch.TINTED, "blue")
    if Plan.LEADING in nameless:
        yield Mark(_("Planned leading"), Swatch.OUTLINE, "violet")
    logged_modes = {entry.mode for day in report.days for entry in day.entries if not entry.unconfirmed}
    ordered = [mode.key for mode in modes if mode.key in logged_modes]
    for key in (*ordered, *sorted(logged_modes.difference(ordered))):
        yield Mark(modes.mode(key).label, Swatch.FULL, modes.mode(key).colour)
    if report.figures.unconfirmed_s:
        yield Mark(_("Unknown"), Swatch.HATCHED)


def empty_words(report: WeekReport, modes: ModeList) -> str:
    """Return advice for the first steps, as long as nothing at all is tracked."""
    has_log = any(point.figures.tracked_s or point.figures.unconfirmed_s for point in report.trend_points)
    if has_log or any(day.entries for day in report.days):
        return ""
    return _("Your days appear here. Start by switching to {mode}.").format(
        mode=next((mode.label for mode in modes.offered), _("Coding"))
    )
