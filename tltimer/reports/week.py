"""The report of a week: chosen, planned and done."""

from __future__ import annotations

from tltimer.domain.balance.drift import WEEKS, drift_of, is_answered, trend_of
from tltimer.domain.balance.target import Verdict, last_choice, target_of, verdict_of
from tltimer.domain.focus.blocks import fragmentation_of
from tltimer.domain.focus.protected import NOTHING_PROTECTED, sum_of_protected
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.totals import figures_of, sum_of
from tltimer.reports.day import KeptPlan
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from tltimer.domain.balance.drift import Drift
    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.balance.promises import WeekPromises
    from tltimer.domain.balance.target import Choice, Target
    from tltimer.domain.focus.blocks import Block, Fragmentation
    from tltimer.domain.focus.protected import ProtectedTime
    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.meetings.moves import Move
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.spans import Span
    from tltimer.domain.timeline.switches import Switch
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.day import DayReport


ENOUGH_S = 2 * 60 * 60
"""With less of a running week tracked, its share says nothing, and it is too early to ask."""


class TrendPoint(Value):
    """A week of the trend: its figures, its target and its verdict."""

    week: Week
    figures: Totals
    target: Target
    verdict: Verdict


class WeekInputs(Value):
    """The inputs of the report of a week.

    ``days`` are the reports of its seven days, in order. ``choices`` are all choices of a target, ``intentions`` those
    for all weeks. ``first_week`` is the week of the first switch of the log, None for an empty one; in a log that began
    before all the weeks that are looked at, any week before them does. ``point`` returns any week's figures and
    verdict, and is called for no more weeks than needed. ``next_free``, ``next_move`` and ``next_planned`` are the free
    time, the best move and the planned coding of the seven days after it.
    """

    days: tuple[DayReport, ...]
    choices: tuple[Choice, ...]
    first_week: Week | None
    point: Callable[[Week], TrendPoint]
    promises: WeekPromises
    next_free: tuple[FreeTime, ...]
    next_move: Move | None = None
    next_planned: tuple[Span, ...] = ()
    one_to_ones: tuple[OneToOneStanding, ...] = ()
    intentions: tuple[Intention, ...] = ()


class WeekReport(Value):
    """A week. ``trend_points`` are the weeks up to it, oldest first.

    ``next_free`` is the free time of the seven days after it, ``next_move`` the move that gains most in them, and
    ``next_planned`` their planned coding. ``now`` is when the report was made, ``trend`` the share gained per week and
    ``first_week`` that of the log. ``answered``: a drift, or a target that ended, is answered in this week.
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
    next_move: Move | None = None
    one_to_ones: tuple[OneToOneStanding, ...] = ()
    first_week: Week | None = None
    intentions: tuple[Intention, ...] = ()
    next_planned: tuple[Span, ...] = ()
    answered: bool = False
    protected: ProtectedTime = NOTHING_PROTECTED

    @property
    def intention(self) -> Intention | None:
        """The intention of this week."""
        return self._intention_for(self.week)

    @property
    def next_intention(self) -> Intention | None:
        """The intention of the week after it."""
        return self._intention_for(self.week.plus(1))

    def _intention_for(self, week: Week) -> Intention | None:
        if not self.intentions:
            return None
        from tltimer.domain.balance.intentions import intention_for

        return intention_for(week, self.intentions)

    @property
    def complete(self) -> bool:
        """Whether the week's last day has ended."""
        return self.now >= self.days[-1].span.end

    @property
    def tells_share(self) -> bool:
        """Whether its coding share says something: a little of a running week does not, nor a week barely tracked."""
        if self.figures.coding_share_range is None or self.verdict is Verdict.UNKNOWN:
            return False
        return self.complete or self.figures.tracked_s >= ENOUGH_S


def is_complete(week: Week, now: datetime, rules: Rules) -> bool:
    """Return whether a week's last day has ended."""
    return now >= rules.days.span_of_week(week).end


def working_seconds(week: Week, rules: Rules) -> int:
    """Count a week's working seconds, lunch and days off left out."""
    return sum(rules.hours.seconds(day) for day in rules.days.days_of(week))


def full_week_seconds(week: Week, rules: Rules) -> int:
    """Count the working seconds of a week as if none of its days were off."""
    full = rules.hours.without_days_off()
    return sum(full.seconds(day) for day in rules.days.days_of(week))


def week_figures(
    week: Week, switches: Iterable[Switch], now: datetime, rules: Rules, last: date | None = None
) -> Totals:
    """Count a week's time, up to a last day where one is given, without the rest of its report.

    A switch at the very end belongs to ``switches``: one to ``off`` tells that the user stopped the last entry.
    """
    days = rules.days
    last = last or days.last_day(week)
    span = days.span_of_days(days.first_day(week), last)
    switches_of_week = (switch for switch in switches if span.start <= switch.at <= span.end)
    done = (entry for entry in compute_entries(switches_of_week, now, rules.entries) if entry.day <= last)
    return figures_of(done, rules.modes)


def trend_point(week: Week, figures: Totals, choices: Iterable[Choice], now: datetime, rules: Rules) -> TrendPoint:
    """Judge a week by its own target."""
    target = target_of(week, choices, rules.days)
    verdict = verdict_of(figures, target, working_seconds(week, rules), is_complete(week, now, rules))
    return TrendPoint(week, figures, target, verdict)


def last_complete(week: Week, now: datetime, rules: Rules) -> Week:
    """Return a week itself if it is complete, else the latest complete week before it."""
    return min(week, rules.days.week_of(rules.days.day_of(now)).plus(-1))


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
        point: returns a week's figures and verdict.
        now: the present instant.
        rules: how to read the log.
        answered: whether the user has answered it in this week.
    """
    choice = last_choice(week, choices)
    decided = max(choice.from_week, rules.days.week_of(rules.days.day_of(choice.decided_at))) if choice else first_week
    return drift_of(
        last_complete(week, now, rules),
        max(first_week, decided),
        lambda week: point(week).verdict,
        rules.days,
        answered,
    )


def trend_in(
    week: Week, first_week: Week, point: Callable[[Week], TrendPoint], now: datetime, rules: Rules
) -> float | None:
    """Return the trend of the share over the judged ones of the last complete weeks up to one.

    Args:
        week: the week whose report it is for.
        first_week: the week of the first switch of the log; weeks before it do not exist.
        point: returns a week's figures and verdict.
        now: the present instant.
        rules: how to read the log.
    """
    last = last_complete(week, now, rules)
    weeks = (last.plus(-back) for back in range(min(WEEKS, last.since(first_week) + 1)))
    judged = (point for point in map(point, weeks) if point.verdict is not Verdict.UNKNOWN)
    return trend_of(
        (point.week.since(last), share) for point in judged if (share := point.figures.coding_share) is not None
    )


def week_report(week: Week, inputs: WeekInputs, trend_weeks: int, now: datetime, rules: Rules) -> WeekReport:
    """Build the report of a week.

    Args:
        week: the week.
        inputs: the parts to build it from.
        trend_weeks: how many weeks, this one included, the trend shows.
        now: the present instant.
        rules: how to read it all; they know the days off and lunches of the calendars.
    """
    days, choices, intentions = inputs.days, inputs.choices, inputs.intentions
    first_week, point = inputs.first_week, inputs.point
    blocks = tuple(block for day in days for block in day.blocks)
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
        promises=inputs.promises,
        trend_points=(*trend_points, own) if trend_weeks else (),
        next_free=inputs.next_free,
        choices=choices,
        now=now,
        next_move=inputs.next_move,
        one_to_ones=inputs.one_to_ones,
        first_week=first_week,
        intentions=intentions,
        next_planned=inputs.next_planned,
        answered=answered,
        protected=sum_of_protected(day.protected for day in days),
    )


def kept_coding(report: WeekReport) -> tuple[int, int]:
    """Return the seconds of planned coding that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if _is_over(day, report.now)]
    return sum(kept.kept_coding_s for kept in over), sum(kept.planned_coding_s for kept in over)


def _is_over(day: DayReport, now: datetime) -> bool:
    """Return whether all that a day had planned for coding has ended."""
    return all(meeting.end <= now for meeting in day.meetings if meeting.plan is Plan.CODING)
