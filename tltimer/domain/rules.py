"""All settings that figures depend on, as one value."""

from __future__ import annotations

from tltimer.domain.timeline.entries import EntryRule
from tltimer.domain.timeline.modes_and_kinds import KindList
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import timedelta

    from tltimer.domain.focus.blocks import BlockSizes
    from tltimer.domain.meetings.meetings import EventReading
    from tltimer.domain.meetings.working_hours import WorkingHours
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.modes_and_kinds import ModeList


class Rules(Value):
    """The rules for reading a log and its calendars; ``zone_name`` names the time zone of ``days``."""

    zone_name: str
    days: DayRule
    modes: ModeList
    runaway_after: timedelta
    bridge: timedelta
    sizes: BlockSizes
    hours: WorkingHours
    reading: EventReading
    kinds: KindList = KindList()

    @property
    def entries(self) -> EntryRule:
        """The rule by which switches become entries."""
        return EntryRule(self.days, self.runaway_after, self.hours.end_of)
