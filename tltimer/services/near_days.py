"""Days of a long view of the calendars, each with no other's events."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta

from tltimer.domain.focus.blocks import NEAR
from tltimer.domain.meetings.event_classes import LONGEST
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from typing import Protocol, TypeVar

    from tltimer.domain.meetings.snapshots import Snapshot
    from tltimer.domain.timeline.spans import Span
    from tltimer.services.schedule import ScheduleView

    class Lasting(Protocol):
        """Anything that lasts from one instant to another."""

        @property
        def start(self) -> datetime:
            """Its beginning."""

        @property
        def end(self) -> datetime:
            """Its end."""

    Thing = TypeVar("Thing", bound=Lasting)

AROUND = timedelta(hours=37)
"""The greatest distance from a day at which an absence can begin or end and still touch its date, in whatever zone."""


class NearDays:
    """Slices of a view of many days: a year is looked at day by day, and each day looks at no other's events.

    Args:
        view: the calendars over the whole span.
    """

    def __init__(self, view: ScheduleView) -> None:
        self._view = view
        self._events = _by_start(view.events)
        self._occurrences = _by_start(view.occurrences)
        self._snapshots: dict[date, list[Snapshot]] = {}
        for snapshot in view.snapshots:
            self._snapshots.setdefault(snapshot.day, []).append(snapshot)

    def view(self, day: date) -> ScheduleView:
        """Return the part of the schedule that can matter for a day."""
        span = self._view.rules.days.span_of(day)
        around = (day - ONE_DAY, day, day + ONE_DAY)
        return replace(
            self._view,
            events=_near(self._events, span),
            occurrences=_near(self._occurrences, span),
            snapshots=tuple(snapshot for day in around for snapshot in self._snapshots.get(day, ())),
        )


def _by_start(items: Iterable[Thing]) -> tuple[list[Thing], list[Thing]]:
    """Sort items by their start, those that last long apart."""
    short: list[Thing] = []
    long: list[Thing] = []
    for item in sorted(items, key=_start):
        (long if item.end - item.start > LONGEST else short).append(item)
    return short, long


def _near(items: tuple[list[Thing], list[Thing]], span: Span) -> tuple[Thing, ...]:
    """Return the items that can matter for a span, in order of start.

    day                          |-----------------|
    what could end its blocks  |-|
    time planned in it                            |-------|   at most LONGEST
    near                |------|                      |------|
    """
    short, long = items
    first = bisect_left(short, span.start - NEAR - LONGEST, key=_start)
    near = short[first : bisect_left(short, span.end + LONGEST, key=_start)]
    lasting = [item for item in long if item.start < span.end + AROUND and span.start - AROUND < item.end]
    return tuple(sorted((*lasting, *near), key=_start) if lasting else near)


def _start(item: Lasting) -> datetime:
    return item.start
