"""All that the user set and that figures depend on, as one value."""

from datetime import timedelta

from tltimer.domain.meetings.free_time import BlockSizes
from tltimer.domain.meetings.meetings import EventReading
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.kinds import KindList
from tltimer.domain.timeline.modes import ModeList
from tltimer.frozen import frozen


@frozen
class Rules:
    """How to read a log and its calendars; ``zone_name`` is the name of the zone of ``days`` and ``hours``."""

    zone_name: str
    days: DayRule
    modes: ModeList
    runaway_after: timedelta
    bridge: timedelta
    sizes: BlockSizes
    hours: WorkingHours
    reading: EventReading
    kinds: KindList = KindList()
