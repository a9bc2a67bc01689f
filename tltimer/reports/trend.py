"""What the swing shows: which weeks have a point, where the band has steps, and what was chosen when."""

from collections.abc import Iterable
from math import ceil

from tltimer.domain.balance.target import ENOUGH_S, Band, Choice, Verdict, in_order
from tltimer.frozen import value
from tltimer.i18n.translate import _
from tltimer.reports.week import SwingPoint, WeekReport
from tltimer.wording import formats


@value
class Step:
    """The weeks from the place ``first`` to ``last``, both included, that share a band."""

    first: int
    last: int
    band: Band


def is_known(point: SwingPoint) -> bool:
    """Say whether enough is known of a week to show a point; of the running one, once there is enough to speak of."""
    if point.verdict is Verdict.RUNNING:
        return point.figures.tracked_s >= ENOUGH_S
    return point.verdict is not Verdict.UNKNOWN and point.figures.coding_share is not None


def is_outside(point: SwingPoint) -> bool:
    """Say whether a week lies outside its band, whatever its unknown time was."""
    both = point.figures.coding_share_range
    return both is not None and (both[1] < point.band.low or both[0] > point.band.high)


def steps(points: Iterable[SwingPoint]) -> tuple[Step, ...]:
    """Join neighbouring weeks with the same band.

    bands   |30–50|30–50|20–35|20–35|
    gives   |   30–50   |   20–35   |
    """
    found: list[Step] = []
    for place, point in enumerate(points):
        last = found[-1] if found else None
        if last and (last.band.low, last.band.high, last.band.chosen) == _shape(point.band):
            found[-1] = Step(last.first, place, last.band)
        else:
            found.append(Step(place, place, point.band))
    return tuple(found)


def _shape(band: Band) -> tuple[float, float, bool]:
    return band.low, band.high, band.chosen


def top_of(points: Iterable[SwingPoint]) -> int:
    """Give the share, in percent, up to which the picture reaches: all that is in it, in steps of 20."""
    highs = [0.6]
    for point in points:
        highs.append(point.band.high)
        if is_known(point) and point.figures.coding_share_range:
            highs.append(point.figures.coding_share_range[1])
    return min(100, ceil(round(max(highs) * 100, 6) / 20) * 20)


def decisions(report: WeekReport) -> tuple[tuple[int, Choice], ...]:
    """Give the choices that begin in the weeks shown, each with its place; of one week the last."""
    places = {point.week: place for place, point in enumerate(report.swing)}
    last = {}
    for choice in in_order(report.choices):
        if choice.from_week in places:
            last[places[choice.from_week]] = choice
    return tuple(sorted(last.items()))


def choice_words(choice: Choice) -> str:
    """Say what was chosen, and why: ``chose 30 – 50 %: the launch is over``."""
    band = formats.share_range((choice.low, choice.high))
    if choice.because:
        return _("chose {band}: {reason}").format(band=band, reason=choice.because)
    return _("chose {band}").format(band=band)


def point_words(point: SwingPoint) -> str:
    """Say how a week stood: ``Week 45: 27 – 29 %, chosen 30 – 50 %``."""
    if not is_known(point):
        return _("{week}: too little is known").format(week=formats.week_name(point.week))
    share = formats.coding_share(point.figures)
    if not point.band.chosen:
        return f"{formats.week_name(point.week)}: {share}"
    return _("{week}: {share}, chosen {band}").format(
        week=formats.week_name(point.week), share=share, band=formats.band_range(point.band)
    )


def tip_words(point: SwingPoint) -> str:
    """Say the same for who points at a week, and why its band was chosen."""
    until = _("until {day}").format(day=formats.date_words(point.band.until)) if point.band.until else ""
    return "\n".join(part for part in (point_words(point), formats.listed((point.band.because or "", until))) if part)


def swing_words(report: WeekReport) -> str:
    """Say in words what the swing shows."""
    known = [point_words(point) for point in report.swing if is_known(point)]
    chosen = [f"{formats.week_name(choice.from_week)}: {choice_words(choice)}" for _place, choice in decisions(report)]
    return ". ".join((*known, *chosen))
