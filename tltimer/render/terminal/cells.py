"""A day as a row of cells, each some minutes long: what a terminal draws of it."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import pairwise
from operator import attrgetter

from tltimer.domain.timeline.instants import wall_instant
from tltimer.i18n.translate import twelve_hours
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime, tzinfo
    from typing import Protocol, TypeVar

    class Spanning(Protocol):
        """Anything that lies on an axis."""

        @property
        def start(self) -> datetime:
            """Its first column."""

        @property
        def end(self) -> datetime:
            """The column after its last."""

    Thing = TypeVar("Thing", bound=Spanning)

STEPS = (5, 10, 15, 20, 30, 60)
"""The minutes that a cell can stand for."""

NOTHING = timedelta()

EARLIEST, LATEST = 9 * 60, 17 * 60
"""An axis shows these hours at least."""


class TextAxis(Value):
    """``count`` cells of ``step`` minutes from ``first`` minutes after midnight on the wall."""

    first: int
    step: int
    count: int

    def edges(self, day: date, zone: tzinfo) -> tuple[datetime, ...]:
        """Return the instants between the cells of a day, the two ends included."""
        start, end = (_wall(day, self.first + number * self.step, zone) for number in (0, self.count))
        step = timedelta(minutes=self.step)
        if end - start == self.count * step:
            return tuple([start + step * number for number in range(self.count + 1)])
        # The clock changes on this day.
        return tuple(_wall(day, self.first + number * self.step, zone) for number in range(self.count + 1))

    def labels(self) -> str:
        """Write the hours above the cells, so many that they do not touch."""
        line = [" "] * (self.count + 2)
        interval = 60 if 60 // self.step >= 4 else 120 if 120 // self.step >= 4 else 240
        for number in range(self.count + 1):
            minute = self.first + number * self.step
            if minute % interval == 0:
                for offset, letter in enumerate(_hour(minute // 60)):
                    line[number + offset] = letter
        return "".join(line).rstrip()


def _hour(hour: int) -> str:
    return str(hour % 12 or 12) if twelve_hours() else str(hour % 24)


def _wall(day: date, minute: int, zone: tzinfo) -> datetime:
    days, minutes = divmod(minute, 24 * 60)
    return wall_instant(day + timedelta(days=days), time(minutes // 60, minutes % 60), zone)


def axis_over(spans: Iterable[tuple[date, Spanning]], zone: tzinfo, width: int) -> TextAxis:
    """Make the axis, in whole hours, on which all spans of some days lie.

    Args:
        spans: each with the day to which it belongs.
        zone: the zone of the hours.
        width: how many cells there is room for.
    """
    first, last = EARLIEST, LATEST
    for day, span in spans:
        first = min(first, _minute(day, span.start, zone))
        last = max(last, _minute(day, span.end, zone))
    first, last = first // 60 * 60, -(-last // 60) * 60
    step = next((step for step in STEPS if (last - first) // step <= width), STEPS[-1])
    return TextAxis(first, step, (last - first) // step)


def _minute(day: date, instant: datetime, zone: tzinfo) -> int:
    local = instant.astimezone(zone)
    return (local.date() - day).days * 24 * 60 + local.hour * 60 + local.minute + (1 if local.second else 0)


def in_cells(spans: Sequence[Thing], edges: Sequence[datetime]) -> tuple[Thing | None, ...]:
    """Return for each cell its longest content, None where that is nothing.

    spans    |aaaa|b|cccccc|   |dd|
    cells    a  a  a  c  c  .  .  d
    """
    cells: list[Thing | None] = []
    in_order, past = sorted(spans, key=attrgetter("start")), 0
    for start, end in pairwise(edges):
        best: Thing | None = None
        most = filled = NOTHING
        while past < len(in_order) and in_order[past].end <= start:
            past += 1
        for span in in_order[past:]:
            if span.start >= end:
                break
            shared = min(end, span.end) - max(start, span.start)
            if shared > NOTHING:  # one that has ended can follow one that has not
                filled += shared
                if shared > most:
                    best, most = span, shared
        cells.append(best if end - start - filled <= most else None)
    return tuple(cells)
