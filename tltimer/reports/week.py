"""The report of a week: chosen, planned and done."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from tltimer.domain.balance.drift import WEEKS, Drift, drift_of, trend_of
from tltimer.domain.balance.intentions import Intention, intention_for, is_answered
from tltimer.domain.balance.promises import WeekPromises
from tltimer.domain.balance.target import Choice, Target, Verdict, last_choice, target_of, verdict_of
from tltimer.domain.focus.blocks import Block
from tltimer.domain.focus.fragmentation import Fragmentation, fragmentation_of
from tltimer.domain.meetings.free_time import FreeTime
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.entries import Entry, compute_entries
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import Switch
from tltimer.domain.timeline.totals import Totals, figures_of, sum_of
from tltimer.domain.timeline.weeks import Week, week_of
from tltimer.frozen import frozen
from tltimer.reports.day import DayReport, KeptPlan

if TYPE_CHECKING:
    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.meetings.moves import Move


@frozen
class TrendPoint:
    """A week on the trend: how it stood, and the target that was valid in it."""

    week: Week
    figures: Totals
    target: Target
    verdict: Verdict


@frozen
class WeekReport:
    """A week. ``swing`` is the weeks up to it, oldest first; ``next_free`` the free time of the seven days after it.

    ``next_move`` is the move that gives these days the most, ``next_planned`` the coding that they have planned.
    ``now`` is when it was made and ``trend`` the share gained per week. ``first_week`` is that of the log.
    ``answered``: a drift, or a target that ended, is answered in this week.
    """

    week: Week
    days: tuple[DayReport, ...]
    figures: Totals
    blocks: tuple[Block, ...]
    fragmentation: Fragmentation
    kept: KeptPlan
    target: Target
    verdict: Verdict
    drift: Drift | None
    trend: float | None
    promises: WeekPromises
    trend_points: tuple[TrendPoint, ...]
    next_free: tuple[FreeTime, ...]
    choices: tuple[Choice, ...]
    now: datetime
    next_move: "Move | None" = None
    one_to_ones: "tuple[OneToOneStanding, ...]" = ()
    first_week: Week | None = None
    intentions: tuple[Intention, ...] = ()
    next_planned: tuple[Span, ...] = ()
    answered: bool = False

    @property
    def intention(self) -> Intention | None:
        """What was meant to be done in this week."""
        return intention_for(self.week, self.intentions)

    @property
    def next_intention(self) -> Intention | None:
        """What is meant to be done in the week after it."""
        return intention_for(self.week.plus(1), self.intentions)

    @property
    def complete(self) -> bool:
        """Say whether the week's last day has ended."""
        return self.now >= self.days[-1].span.end


def is_complete(week: Week, now: datetime, rules: Rules) -> bool:
    """Say whether a week's Sunday has ended."""
    return now >= rules.days.span_of(week.sunday).end


def working_seconds(week: Week, rules: Rules) -> int:
    """Count a week's working seconds, lunch and days off left out."""
    return sum(rules.hours.seconds(day) for day in week.days)


def usual_seconds(week: Week, rules: Rules) -> int:
    """Count the working seconds of a week, as if none of its days were off."""
    usual = rules.hours.usual()
    return sum(usual.seconds(day) for day in week.days)


def week_figures(week: Week, switches: Iterable[Switch], now: datetime, rules: Rules) -> Totals:
    """Count a week's time without the rest of its report."""
    span = rules.days.span_of_days(week.monday, week.sunday)
    done = compute_entries((one for one in switches if span.covers(one.at)), now, rules.entries)
    return sum_of(figures_of(its, rules.modes) for _day, its in groupby(done, key=_day_of))


def _day_of(entry: Entry) -> date:
    return entry.day


def trend_point(week: Week, figures: Totals, choices: Iterable[Choice], now: datetime, rules: Rules) -> TrendPoint:
    """Judge a week by its own target."""
    target = target_of(week, choices, rules.days)
    verdict = verdict_of(figures, target, working_seconds(week, rules), is_complete(week, now, rules))
    return TrendPoint(week, figures, target, verdict)


def last_complete(week: Week, now: datetime, rules: Rules) -> Week:
    """Give a week itself if it is complete, else the latest complete week before it."""
    return min(week, week_of(rules.days.day_of(now)).plus(-1))


def drift_in(
    week: Week,
    choices: Iterable[Choice],
    first_week: Week,
    point: Callable[[Week], TrendPoint],
    now: datetime,
    rules: Rules,
    answered: bool = False,
) -> Drift | None:
    """Return the drift of the weeks up to one, looking back no further than the last choice.

    Args:
        week: the week whose report it is for; later choices are not known in it.
        choices: all of them.
        first_week: the week of the first switch of the log; weeks before it do not exist.
        point: gives a week's figures and verdict.
        now: the present instant.
        rules: how to read the log.
        answered: whether the user has answered it in this week.
    """
    choice = last_choice(week, choices)
    decided = max(choice.from_week, rules.days.week_of(rules.days.day_of(choice.decided_at))) if choice else first_week
    return drift_of(
        last_complete(week, now, rules),
        max(first_week, decided),
        lambda one: point(one).verdict,
        rules.days,
        answered,
    )


def trend_in(
    week: Week, first_week: Week, point: Callable[[Week], TrendPoint], now: datetime, rules: Rules
) -> float | None:
    """Give the trend of the share over the judged ones of the last complete weeks up to one.

    Args:
        week: the week whose report it is for.
        first_week: the week of the first switch of the log; weeks before it do not exist.
        point: gives a week's figures and verdict.
        now: the present instant.
        rules: how to read the log.
    """
    last = last_complete(week, now, rules)
    weeks = (last.plus(-back) for back in range(min(WEEKS, last.since(first_week) + 1)))
    judged = (one for one in map(point, weeks) if one.verdict is not Verdict.UNKNOWN)
    return trend_of((one.week.since(last), share) for one in judged if (share := one.figures.coding_share) is not None)


def week_report(
    week: Week,
    days: Iterable[DayReport],
    choices: Iterable[Choice],
    first_week: Week | None,
    point: Callable[[Week], TrendPoint],
    promises: WeekPromises,
    next_free: Iterable[FreeTime],
    trend_weeks: int,
    now: datetime,
    rules: Rules,
    next_move: "Move | None" = None,
    one_to_ones: "tuple[OneToOneStanding, ...]" = (),
    intentions: Iterable[Intention] = (),
    next_planned: Iterable[Span] = (),
) -> WeekReport:
    """Make the report of a week.

    Args:
        week: which one.
        days: the reports of its seven days, in order.
        choices: all choices of a target.
        first_week: the week of the first switch of the log, None for an empty one; in a log that began before all the
            weeks that are looked at, any week before them does.
        point: gives any week's figures and verdict; asked for no more weeks than needed.
        promises: the week's.
        next_free: the free time of the days of the week after it.
        trend_weeks: how many weeks, this one included, the trend shows.
        now: the present instant.
        rules: how to read it all.
        next_move: the move that gives the week after it the most.
        one_to_ones: how one stands with everybody in the 1:1 1:1 list.
        intentions: the one thing that was meant to be done in each week.
        next_planned: the planned coding of the week after it.
    """
    days, choices = tuple(days), tuple(choices)
    blocks = tuple(block for day in days for block in day.blocks)
    intentions = tuple(intentions)
    answered = is_answered(week, intentions, choices, rules.days)
    own = trend_point(week, sum_of(day.figures for day in days), choices, now, rules)
    trend_points = [point(week.plus(-back)) for back in range(trend_weeks - 1, 0, -1)]
    return WeekReport(
        week=week,
        days=days,
        figures=own.figures,
        blocks=blocks,
        fragmentation=fragmentation_of(blocks),
        kept=KeptPlan(
            planned_coding_s=sum(day.kept.planned_coding_s for day in days),
            kept_coding_s=sum(day.kept.kept_coding_s for day in days),
            planned_leading_s=sum(day.kept.planned_leading_s for day in days),
            kept_leading_s=sum(day.kept.kept_leading_s for day in days),
        ),
        target=own.target,
        verdict=own.verdict,
        drift=drift_in(week, choices, first_week, point, now, rules, answered) if first_week else None,
        trend=trend_in(week, first_week, point, now, rules) if first_week else None,
        promises=promises,
        trend_points=(*trend_points, own) if trend_weeks else (),
        next_free=tuple(next_free),
        choices=choices,
        now=now,
        next_move=next_move,
        one_to_ones=one_to_ones,
        first_week=first_week,
        intentions=intentions,
        next_planned=tuple(next_planned),
        answered=answered,
    )
