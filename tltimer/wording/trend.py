"""Sentences about the weeks of the trend."""

from __future__ import annotations

from tltimer.domain.balance.target import Verdict
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.i18n.translate import _
from tltimer.reports.trend import decisions, is_known, is_outside
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.balance.target import Choice
    from tltimer.reports.week import TrendPoint, WeekReport


def choice_words(choice: Choice) -> str:
    """Name a choice and its reason: ``Target 30–50%: the launch is over``."""
    target = formats.share_range((choice.low, choice.high))
    if choice.because:
        return _("Target {target}: {reason}").format(target=target, reason=choice.because)
    return _("Target {target}").format(target=target)


def point_words(point: TrendPoint) -> str:
    """State the share of a week: ``Week 45: 27–29%, target 30–50%``."""
    if not is_known(point):
        return _("{week}: too little was tracked").format(week=formats.week_name(point.week))
    share = formats.coding_share(point.figures)
    if not point.target.chosen:
        return f"{formats.week_name(point.week)}: {share}"
    return _("{week}: {share}, target {target}").format(
        week=formats.week_name(point.week), share=share, target=formats.target_range(point.target)
    )


def outside_words(report: WeekReport) -> str:
    """Return since when the weeks are outside the target, or until when they were; "" where they never were."""
    drift = report.drift
    if drift is None:
        return ""
    last = report.trend_points[-1]
    is_over = last.verdict is Verdict.RUNNING and is_known(last) and not is_outside(last)
    below, chosen = drift.side is Verdict.BELOW, report.target.chosen
    if is_over and chosen:
        words = _("below target, {first} to {last}") if below else _("above target, {first} to {last}")
    elif is_over:
        words = _("below {range}, {first} to {last}") if below else _("above {range}, {first} to {last}")
    elif chosen:
        words = _("below target since {first}") if below else _("above target since {first}")
    else:
        words = _("below {range} since {first}") if below else _("above {range} since {first}")
    return words.format(
        first=formats.date_words(drift.since),
        last=formats.date_words(report.days[0].date - ONE_DAY),
        range=formats.target_range(report.target),
    )


def tip_words(point: TrendPoint) -> str:
    """State the same, and the reason of its target, to somebody who points at a week."""
    until = _("until {day}").format(day=formats.date_words(point.target.until)) if point.target.until else ""
    return "\n".join(part for part in (point_words(point), formats.listed((point.target.because or "", until))) if part)


def trend_words(report: WeekReport) -> str:
    """State the trend in words."""
    lines = [point_words(point) for point in report.trend_points if is_known(point)]
    chosen = [f"{formats.week_name(choice.from_week)}: {choice_words(choice)}" for _place, choice in decisions(report)]
    return ". ".join((*lines, *chosen))
