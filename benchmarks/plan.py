"""Measures the search for moves on a day full of meetings."""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as wall
from zoneinfo import ZoneInfo

from benchmarks.measuring import Row, in_turns
from tltimer.domain.focus.blocks import BlockSizes
from tltimer.domain.meetings.free_time import costs
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.moves import Movability, moves_of
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import DayRule

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
MEETINGS = 15
LIMIT_MS = 50.0


def measure() -> list[Row]:
    """Measure costs and moves of days on which every meeting can be moved."""
    return [
        Row(
            f"Costs and moves of a day with {MEETINGS} meetings",
            in_turns({"plan": _planning(random.Random(1))})["plan"] * 1000,
            LIMIT_MS,
            "ms",
        )
    ]


def _planning(chance: random.Random) -> Callable[[], float]:
    hours = WorkingHours(DayRule(ZoneInfo("UTC")), {0: (wall(9), wall(17, 30))})
    sizes, rule = BlockSizes(), Movability(NINE)

    def case() -> float:
        meetings = tuple(_meeting(number, chance) for number in range(MEETINGS))
        begin = time.perf_counter()
        costs(meetings, NINE.date(), hours, meetings, sizes)
        moves_of(NINE.date(), hours, meetings, sizes, rule)
        return time.perf_counter() - begin

    return case


def _meeting(number: int, chance: random.Random) -> Meeting:
    start = NINE + timedelta(minutes=15 * chance.randrange(33))
    end = start + timedelta(minutes=chance.choice((15, 30)))
    name = f"meeting {number}"
    return Meeting(name, start, end, name, "work", Plan.MEETING, False, 1, None, False)
