"""The rows of a day's picture in a terminal: the hours, what was planned, what was done."""

from __future__ import annotations

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.i18n.translate import _
from tltimer.render.terminal.cells import axis_over, in_cells
from tltimer.render.terminal.style import EMPTY, letters_of
from tltimer.wording.sanitize import clipped, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import CountsAs
    from tltimer.render.terminal.cells import Spanning, TextAxis
    from tltimer.render.terminal.style import Style
    from tltimer.reports.day import DayReport

PLANNED = {
    Plan.MEETING: ("_", "grey"),
    Plan.CODING: ("c", "blue"),
    Plan.LEADING: ("l", "violet"),
    Plan.BLOCKED: ("x", "grey"),
}
"""The letter and the hue of what was planned."""


APART, LONGEST_NAME = "   ", 24


class DayChart:
    """Draws days, all on one axis.

    Args:
        days: the days that it shows.
        rules: how they were read.
        style: what the terminal can show.
        width: how many columns there are for the axis.
    """

    def __init__(self, days: Iterable[DayReport], rules: Rules, style: Style, width: int) -> None:
        days = tuple(days)
        self._style = style
        self._modes = rules.modes
        self._zone = rules.days.zone
        # All of them: where the clock goes back, what ends last can end earlier on the wall.
        things: list[tuple[date, Spanning]] = [(day.date, entry) for day in days for entry in day.entries]
        things += [(day.date, meeting) for day in days for meeting in day.meetings]
        self.axis: TextAxis = axis_over(things, self._zone, width)
        self._used = {entry.mode for day in days for entry in day.entries if not entry.unconfirmed}
        self._unknown = any(entry.unconfirmed for day in days for entry in day.entries)
        self._planned = {meeting.plan for day in days for meeting in day.meetings}
        self.letters = letters_of(self._used, self._modes)
        drawn = style.pictures
        self._cells = {
            mode: ("█" if drawn else self.letters[mode], self._modes.mode(mode).colour) for mode in self._used
        }
        """The letter and the hue of a cell of each mode."""

    def planned(self, day: DayReport) -> str:
        """Draw the calendar's day, "" if it has nothing."""
        if not day.meetings:
            return ""
        cells = in_cells(day.meetings, self.axis.edges(day.date, self._zone))
        return self._row(self._planned_cell(cell) for cell in cells)

    def done(self, day: DayReport) -> str:
        """Draw the entries; unknown time looks unlike any mode."""
        cells = in_cells(day.entries, self.axis.edges(day.date, self._zone))
        return self._row(self._done_cell(cell) for cell in cells)

    def _planned_cell(self, meeting: Meeting | None) -> tuple[str, str]:
        if meeting is None:
            return " ", ""
        letter, hue = PLANNED[meeting.plan]
        return ("▁" if self._style.pictures else letter), hue

    def _done_cell(self, entry: Entry | None) -> tuple[str, str]:
        if entry is None:
            return (" " if self._style.pictures else EMPTY), ""
        if entry.unconfirmed:
            return ("▒" if self._style.pictures else self.letters[UNKNOWN]), "grey"
        return self._cells[entry.mode]

    def _row(self, cells: Iterable[tuple[str, str]]) -> str:
        row, run, hue = "", "", ""
        for letter, colour in (*cells, ("", "end")):
            if colour != hue:
                row += self._style.hued(hue, run) if hue else run
                run, hue = "", colour
            run += letter
        return row if self._style.pictures else row.rstrip()

    def legend(self, width: int) -> tuple[str, ...]:
        """Return lines of a width that explain the marks that occur."""
        lines, used = [""], 0
        for mark, name in self._marks():
            taken = 2 + columns(name)
            if used and used + len(APART) + taken > width:
                lines.append("")
                used = 0
            lines[-1] += f"{APART if used else ''}{mark} {name}"
            used += taken + (len(APART) if used else 0)
        return tuple(lines)

    def _marks(self) -> Iterator[tuple[str, str]]:
        """Return each mark with its name; a mark takes one column, whatever colours it."""
        style, drawn = self._style, self._style.pictures
        unlisted = sorted(key for key in self._used if key not in self._modes)
        for mode in (*self._modes, *map(self._modes.mode, unlisted)):
            if mode.key in self._used:
                yield style.mark(mode, self.letters[mode.key]), clipped(mode.label, LONGEST_NAME)
        if self._unknown:
            yield style.hued("grey", "▒" if drawn else self.letters[UNKNOWN]), _("Unknown")
        names = {
            Plan.MEETING: _("planned"),
            Plan.CODING: _("planned coding"),
            Plan.LEADING: _("planned leading"),
            Plan.BLOCKED: _("blocked"),
        }
        for plan, (letter, hue) in PLANNED.items():
            if plan in self._planned:
                yield style.hued(hue, "▁" if drawn else letter), names[plan]


def side_modes(day_modes: Iterable[tuple[str, int]], rules: Rules, side: CountsAs) -> list[tuple[str, int]]:
    """Return labels and seconds of the modes on one side, the longest first."""
    modes = [(key, seconds) for key, seconds in day_modes if rules.modes.counts_as(key) is side]
    modes.sort(key=lambda item: (-item[1], item[0]))
    return [(rules.modes.mode(key).label, seconds) for key, seconds in modes]
