"""All that the user set and that figures depend on, as one value."""

from datetime import timedelta

from tltimer.meetings.busy import Reading
from tltimer.meetings.hours import WorkingHours
from tltimer.meetings.sizes import Sizes
from tltimer.timeline.days import DayRule
from tltimer.timeline.kinds import KindList
from tltimer.timeline.modes import ModeList
from tltimer.values import value


@value
class Rules:
    """How to read a log and its calendars; ``zone_name`` is the name of the zone of ``days`` and ``hours``."""

    zone_name: str
    days: DayRule
    modes: ModeList
    runaway_after: timedelta
    bridge: timedelta
    sizes: Sizes
    hours: WorkingHours
    reading: Reading
    kinds: KindList = KindList()
