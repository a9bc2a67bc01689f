"""What the trend shows: which weeks have a point, where the target has steps, and what was chosen when."""

from collections.abc import Iterable
from math import ceil

from tltimer.domain.balance.target import ENOUGH_S, Choice, Target, Verdict, in_order
from tltimer.frozen import frozen
from tltimer.i18n.translate import _
from tltimer.reports.week import TrendPoint, WeekReport
from tltimer.wording import formats


@frozen
class TrendStep:
    """The weeks from the place ``first`` to ``last``, both included, that share a target."""

    first: int
    last: int
    target: Target


def is_known(point: TrendPoint) -> bool:
    """Say whether enough is known of a week to show a point; of the running one, once there is enough to speak of."""
    if point.verdict is Verdict.RUNNING:
        return point.figures.tracked_s >= ENOUGH_S
    return point.verdict is not Verdict.UNKNOWN and point.figures.coding_share is not None


def is_outside(point: TrendPoint) -> bool:
    """Say whether a week lies outside its target, whatever its unknown time was."""
    both = point.figures.coding_share_range
    return both is not None and (both[1] < point.target.low or both[0] > point.target.high)


def steps(points: Iterable[TrendPoint]) -> tuple[TrendStep, ...]:
    """Join neighbouring weeks with the same target.

    targets   |30–50|30–50|20–35|20–35|
    gives   |   30–50   |   20–35   |
    """
    found: list[TrendStep] = []
    for place, point in enumerate(points):
        last = found[-1] if found else None
        if last and (last.target.low, last.target.high, last.target.chosen) == _shape(point.target):
            found[-1] = TrendStep(last.first, place, last.target)
        else:
            found.append(TrendStep(place, place, point.target))
    return tuple(found)


def _shape(target: Target) -> tuple[float, float, bool]:
    return target.low, target.high, target.chosen


def top_of(points: Iterable[TrendPoint]) -> int:
    """Give the share, in percent, up to which the picture reaches: all that is in it, in steps of 20."""
    highs = [0.6]
    for point in points:
        highs.append(point.target.high)
        if is_known(point) and point.figures.coding_share_range:
            highs.append(point.figures.coding_share_range[1])
    return min(100, ceil(round(max(highs) * 100, 6) / 20) * 20)


def decisions(report: WeekReport) -> tuple[tuple[int, Choice], ...]:
    """Give the choices that begin in the weeks shown, each with its place; of one week the last."""
    places = {point.week: place for place, point in enumerate(report.trend_points)}
    last = {}
    for choice in in_order(report.choices):
        if choice.from_week in places:
            last[places[choice.from_week]] = choice
    return tuple(sorted(last.items()))


def choice_words(choice: Choice) -> str:
    """Say what was chosen, and why: ``chose 30 – 50 %: the launch is over``."""
    target = formats.share_range((choice.low, choice.high))
    if choice.because:
        return _("chose {target}: {reason}").format(target=target, reason=choice.because)
    return _("chose {target}").format(target=target)


def point_words(point: TrendPoint) -> str:
    """Say how a week stood: ``Week 45: 27 – 29 %, chosen 30 – 50 %``."""
    if not is_known(point):
        return _("{week}: too little is known").format(week=formats.week_name(point.week))
    share = formats.coding_share(point.figures)
    if not point.target.chosen:
        return f"{formats.week_name(point.week)}: {share}"
    return _("{week}: {share}, chosen {target}").format(
        week=formats.week_name(point.week), share=share, target=formats.target_range(point.target)
    )


def tip_words(point: TrendPoint) -> str:
    """Say the same for who points at a week, and why its target was chosen."""
    until = _("until {day}").format(day=formats.date_words(point.target.until)) if point.target.until else ""
    return "\n".join(part for part in (point_words(point), formats.listed((point.target.because or "", until))) if part)


def trend_words(report: WeekReport) -> str:
    """Say in words what the trend shows."""
    known = [point_words(point) for point in report.trend_points if is_known(point)]
    chosen = [f"{formats.week_name(choice.from_week)}: {choice_words(choice)}" for _place, choice in decisions(report)]
    return ". ".join((*known, *chosen))
