"""The card of meetings: the time attended, the calendar's, and the series that costs the most focus time."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from tltimer.gui.week.leading_card import LINES_APART
from tltimer.gui.widgets.accessibility import unbroken
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.i18n.translate import _
from tltimer.reports.week_meetings import week_meetings
from tltimer.wording import formats
from tltimer.wording.week import meetings_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.rules import Rules
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.week import WeekReport


class MeetingsCard(Card):
    """Shows the time spent attending meetings."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Meetings"), look, parent)
        self.body.setSpacing(LINES_APART)
        self.planned = Label(factor=SUPPORT, muted=True, wraps=True)
        self.body.addWidget(self.planned)
        self.series = Label(factor=SUPPORT, weight=BOLD)
        self.cost = Label(factor=SUPPORT, muted=True, fills=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.series)
        line.addWidget(self.cost, 1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def show_report(self, report: WeekReport, rules: Rules, *, has_calendars: bool = True) -> None:
        """Show the meetings of a week."""
        attending = report.figures.attending_s
        self.show_figure(formats.duration(attending) if attending else "")
        meetings = week_meetings(report, rules)
        none = (
            _("No meetings in your calendar for this week.")
            if has_calendars
            else _("No calendar yet. Add one in Settings › Calendars & code.")
        )
        self.planned.setText(meetings_line(meetings) or unbroken(none))
        costliest = meetings.costliest
        for label in (self.series, self.cost):
            label.setVisible(costliest is not None)
        if costliest is not None:
            self.series.setText(costliest.title or _("One meeting"))
            self.cost.setText(_("cost the most: {time} of focus time").format(time=formats.length(costliest.cost_s)))
            self.cost.setMinimumWidth(self.cost.sizeHint().width())  # where there is no room, the title is cut
