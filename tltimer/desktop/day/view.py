"""What the window of a day is given to show."""

from datetime import datetime, tzinfo

from tltimer.meetings.busy import Meeting
from tltimer.report.day import DayReport
from tltimer.report.rules import Rules
from tltimer.timeline.modes import ModeList
from tltimer.timeline.sheet import Sheet
from tltimer.values import value


@value
class DayView:
    """A day as it was last read.

    ``meetings`` are those of the report, 1:1s named as in the ledger; ``unlogged`` those that the log does not have;
    ``people`` are names to choose from; ``undo`` and ``redo`` name the steps that could be taken.
    """

    report: DayReport
    sheet: Sheet
    meetings: tuple[Meeting, ...]
    unlogged: tuple[Meeting, ...]
    rules: Rules
    now: datetime
    people: tuple[str, ...] = ()
    undo: str | None = None
    redo: str | None = None

    @property
    def modes(self) -> ModeList:
        """The modes."""
        return self.rules.modes

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are told."""
        return self.rules.days.zone
