"""The points of the trend, the steps of the target, and the choices."""

from __future__ import annotations

from math import ceil

from tltimer.domain.balance.target import ENOUGH_S, Verdict, in_order
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.balance.target import Choice, Target
    from tltimer.reports.week import TrendPoint, WeekReport


class TrendStep(Value):
    """The weeks from the place ``first`` to ``last``, both included, that share a target."""

    first: int
    last: int
    target: Target


def is_known(point: TrendPoint) -> bool:
    """Return whether enough is known of a week to show a point."""
    if point.verdict is Verdict.RUNNING:
        return point.figures.tracked_s >= ENOUGH_S
    return point.verdict is not Verdict.UNKNOWN and point.figures.coding_share is not None


def is_outside(point: TrendPoint) -> bool:
    """Return whether a week is outside its target, whatever its unknown time was."""
    share_range = point.figures.coding_share_range
    return share_range is not None and (share_range[1] < point.target.low or share_range[0] > point.target.high)


def steps(points: Iterable[TrendPoint]) -> tuple[TrendStep, ...]:
    """Join neighbouring weeks with the same target.

    targets   |30–50|30–50|20–35|20–35|
    gives   |   30–50   |   20–35   |
    """
    result: list[TrendStep] = []
    for index, point in enumerate(points):
        last = result[-1] if result else None
        if last and (last.target.low, last.target.high, last.target.chosen) == _shape(point.target):
            result[-1] = TrendStep(last.first, index, last.target)
        else:
            result.append(TrendStep(index, index, point.target))
    return tuple(result)


def _shape(target: Target) -> tuple[float, float, bool]:
    return target.low, target.high, target.chosen


ROOM = 0.08
"""The height of the figure above a point, as a share."""


def top_of(points: Iterable[TrendPoint]) -> int:
    """Return the share, in percent, up to which the picture reaches: all that is in it, in steps of 20.

    Above the last point there is room for its figure.
    """
    highs = [0.6]
    for point in points:
        highs.append(point.target.high)
        if is_known(point) and point.figures.coding_share_range:
            highs.append(point.figures.coding_share_range[1] + ROOM)
    return min(100, ceil(round(max(highs) * 100, 6) / 20) * 20)


def decisions(report: WeekReport) -> tuple[tuple[int, Choice], ...]:
    """Return the choices that begin in the weeks shown, each with its place; of one week the last."""
    positions = {point.week: index for index, point in enumerate(report.trend_points)}
    last = {}
    for choice in in_order(report.choices):
        if choice.from_week in positions:
            last[positions[choice.from_week]] = choice
    return tuple(sorted(last.items()))
