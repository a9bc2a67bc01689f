"""The audit: a span of whole weeks looked at together, against what the user guessed and aims for."""

from __future__ import annotations

from tltimer.domain.audit.estimates import gaps
from tltimer.domain.audit.level_change import LevelChangeKind, level_change, week_share
from tltimer.domain.audit.meeting_costs import MeetingCost, costliest_series, series_key
from tltimer.domain.audit.week_spans import WeekSpan
from tltimer.domain.balance.one_to_ones import OneToOneOutcome
from tltimer.domain.balance.promises import PromiseOutcome, outcome_of
from tltimer.domain.balance.target import Verdict, target_of
from tltimer.domain.focus.blocks import fragmentation_of
from tltimer.domain.focus.protected import sum_of_protected
from tltimer.domain.meetings.free_time import costs
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.spans import seconds_within, union
from tltimer.domain.timeline.totals import sum_of
from tltimer.reports.week import trend_point
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from tltimer.domain.audit.estimates import AuditRecord, GuessGap
    from tltimer.domain.audit.level_change import LevelChange
    from tltimer.domain.audit.meeting_costs import SeriesCost
    from tltimer.domain.balance.commits import Contribution
    from tltimer.domain.balance.one_to_ones import OneToOne
    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.balance.target import Choice, Target
    from tltimer.domain.focus.blocks import Fragmentation
    from tltimer.domain.focus.protected import ProtectedTime
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import TrendPoint

AROUND_WEEKS = 4
"""The weeks before and after a change of level in which other changes are listed."""


class AuditDay(Value):
    """A day of the span: its report, all events that could touch it, and the entries of the day and the day after."""

    report: DayReport
    events: tuple[Meeting, ...]
    entries: tuple[Entry, ...]


class AuditInputs(Value):
    """The inputs of an audit: ``days`` are all days of the span in order, the rest is of any time.

    ``corrected_s`` is for how long evidence corrected the log of the span.
    """

    days: tuple[AuditDay, ...]
    record: AuditRecord | None
    choices: tuple[Choice, ...]
    one_to_ones: tuple[OneToOne, ...]
    promises: tuple[Promise, ...]
    commits: Contribution | None = None
    corrected_s: int = 0


class PersonOutcomes(Value):
    """The outcomes of the 1:1s with somebody; ``person`` is None where names are left out, and these are all."""

    person: str | None
    held: int
    skipped: int
    cancelled: int
    unknown: int


class PromiseCounts(Value):
    """The promises due in the span by outcome; ``broken_ones`` names the broken."""

    kept: int
    late: int
    broken: int
    broken_ones: tuple[Promise, ...] = ()


class Surroundings(Value):
    """Some weeks on one side of a change of level: what applied in them, and what they held."""

    target: Target
    meetings_s_a_week: float
    people_met: int
    days_off: int


class LevelLine(Value):
    """A line over the weeks of a span, which are one wide each: from a place and a share to others."""

    start: float
    before: float
    end: float
    after: float


class AuditReport(Value):
    """An audit. ``gap_to_guess`` and ``gap_to_aim`` are None where the user skipped them.

    ``before`` and ``after`` are the weeks around the change of level, None where there is no change; ``corrected_s`` is
    for how long evidence corrected the log.
    """

    span: WeekSpan
    first_day: date
    last_day: date
    now: datetime
    weeks: tuple[TrendPoint, ...]
    figures: Totals
    fragmentation: Fragmentation
    record: AuditRecord | None
    gap_to_guess: Mapping[str, GuessGap] | None
    gap_to_aim: Mapping[str, GuessGap] | None
    meetings: tuple[SeriesCost, ...]
    change: LevelChange | None
    before: Surroundings | None
    after: Surroundings | None
    protected: ProtectedTime
    one_to_ones: tuple[PersonOutcomes, ...]
    promises: PromiseCounts
    commits: Contribution | None
    names: bool = True
    corrected_s: int = 0

    @property
    def judged(self) -> tuple[TrendPoint, ...]:
        """The weeks that have a verdict."""
        return tuple(week for week in self.weeks if week.verdict is not Verdict.UNKNOWN)

    @property
    def level_lines(self) -> tuple[LevelLine, ...]:
        """The lines of the change: the two levels of a step, the one line of a slow change; none without a change.

        weeks     | 34 | 35 | 36 | 37 | 38 |   34 is not judged
        a step         |---------|____|____|
        slow             |‾‾‾--------____|     from the middle of the first judged week to that of the last
        """
        change = self.change
        if change is None:
            return ()
        first, last = (point.week.since(self.span.first) for point in (self.judged[0], self.judged[-1]))
        if change.kind is LevelChangeKind.SLOW:
            return (LevelLine(first + 0.5, change.before, last + 0.5, change.after),)
        at = change.week.since(self.span.first)
        return LevelLine(first, change.before, at, change.before), LevelLine(at, change.after, last + 1, change.after)

    @property
    def unjudged(self) -> tuple[Week, ...]:
        """The weeks of which too little is known."""
        return tuple(week.week for week in self.weeks if week.verdict is Verdict.UNKNOWN)


def audit_report(span: WeekSpan, inputs: AuditInputs, now: datetime, rules: Rules) -> AuditReport:
    """Build the audit of a span of complete weeks.

    Args:
        span: the weeks.
        inputs: the parts to build it from.
        now: the present instant.
        rules: how to read it all; they know the days off and lunches of the calendars.
    """
    days = inputs.days
    by_week = {
        week: [day.report.figures for day in days[index * 7 : index * 7 + 7]] for index, week in enumerate(span.weeks)
    }
    weeks = tuple(trend_point(week, sum_of(figures), inputs.choices, now, rules) for week, figures in by_week.items())
    figures = sum_of(week.figures for week in weeks)
    judged = [week for week in weeks if week.verdict is not Verdict.UNKNOWN]
    change = level_change([week_share(point.week, point.figures) for point in judged])
    dates = frozenset(day.report.date for day in days)
    one_to_ones = [one_to_one for one_to_one in inputs.one_to_ones if one_to_one.day in dates]
    guess, aim = (inputs.record.guess, inputs.record.aim) if inputs.record else (None, None)
    return AuditReport(
        span=span,
        first_day=rules.days.first_day(span.first),
        last_day=rules.days.last_day(span.last),
        now=now,
        weeks=weeks,
        figures=figures,
        fragmentation=fragmentation_of(block for day in days for block in day.report.blocks),
        record=inputs.record,
        gap_to_guess=gaps(figures, guess, len(judged)) if guess else None,
        gap_to_aim=gaps(figures, aim, len(judged)) if aim else None,
        meetings=costliest_series(cost for day in days for cost in _costs(day, rules)),
        change=change,
        before=_surroundings(change.week.plus(-AROUND_WEEKS), change.week.plus(-1), inputs, span, rules)
        if change
        else None,
        after=_surroundings(change.week, change.week.plus(AROUND_WEEKS - 1), inputs, span, rules) if change else None,
        protected=sum_of_protected(day.report.protected for day in days),
        one_to_ones=_by_person(one_to_ones),
        promises=_promise_counts(inputs.promises, dates, now, rules),
        commits=inputs.commits,
        corrected_s=inputs.corrected_s,
    )


def without_names(report: AuditReport) -> AuditReport:
    """Return an audit without people, titles, texts of promises and reasons, for a page to show to others."""
    outcomes = report.one_to_ones
    together = PersonOutcomes(
        None,
        sum(outcome.held for outcome in outcomes),
        sum(outcome.skipped for outcome in outcomes),
        sum(outcome.cancelled for outcome in outcomes),
        sum(outcome.unknown for outcome in outcomes),
    )
    return replace(
        report,
        meetings=tuple(replace(meeting, title="") for meeting in report.meetings),
        one_to_ones=(together,) if outcomes else (),
        promises=replace(report.promises, broken_ones=()),
        weeks=tuple(replace(week, target=replace(week.target, because=None)) for week in report.weeks),
        before=_without_reason(report.before),
        after=_without_reason(report.after),
        protected=replace(report.protected, organizers={}),
        names=False,
    )


def _without_reason(around: Surroundings | None) -> Surroundings | None:
    return replace(around, target=replace(around.target, because=None)) if around else None


def _costs(day: AuditDay, rules: Rules) -> Iterable[MeetingCost]:
    meetings = [meeting for meeting in day.report.meetings if meeting.plan is Plan.MEETING]
    if not meetings:
        return
    met = union(entry.span for entry in day.entries if not entry.unconfirmed and rules.modes.meets(entry.mode))
    cost = costs(meetings, day.report.date, rules.hours, day.events, rules.sizes)
    for meeting, cost_s in zip(meetings, cost, strict=True):
        yield MeetingCost(
            series_key(meeting.uid, meeting.title, meeting.recurring),
            meeting.title,
            meeting.span.seconds,
            seconds_within(meeting.span, met),
            cost_s,
        )


def _surroundings(first: Week, last: Week, inputs: AuditInputs, span: WeekSpan, rules: Rules) -> Surroundings:
    """Return the surroundings of some weeks, as far as they are in the span."""
    first, last = max(first, span.first), min(last, span.last)
    weeks = WeekSpan(first, last).count
    dates = (rules.days.first_day(first), rules.days.last_day(last))
    days = [day for day in inputs.days if dates[0] <= day.report.date <= dates[1]]
    meetings_s = sum(
        meeting.span.seconds for day in days for meeting in day.report.meetings if meeting.plan is Plan.MEETING
    )
    met = {
        one_to_one.person
        for one_to_one in inputs.one_to_ones
        if one_to_one.outcome is OneToOneOutcome.HELD and dates[0] <= one_to_one.day <= dates[1]
    }
    return Surroundings(
        target_of(last, inputs.choices, rules.days),
        meetings_s / weeks,
        len(met),
        sum(day.report.day_off is not None for day in days),
    )


def _by_person(one_to_ones: Sequence[OneToOne]) -> tuple[PersonOutcomes, ...]:
    counts: dict[str, dict[OneToOneOutcome, int]] = {}
    for one_to_one in one_to_ones:
        outcomes = counts.setdefault(one_to_one.person.name, dict.fromkeys(OneToOneOutcome, 0))
        outcomes[one_to_one.outcome] += 1
    return tuple(
        PersonOutcomes(
            name,
            outcomes[OneToOneOutcome.HELD],
            outcomes[OneToOneOutcome.SKIPPED],
            outcomes[OneToOneOutcome.CANCELLED],
            outcomes[OneToOneOutcome.UNKNOWN],
        )
        for name, outcomes in sorted(counts.items(), key=lambda item: item[0].casefold())
    )


def _promise_counts(promises: Iterable[Promise], dates: frozenset[date], now: datetime, rules: Rules) -> PromiseCounts:
    outcomes = {promise: outcome_of(promise, now, rules.days) for promise in promises if promise.due in dates}
    counts = {outcome: sum(other is outcome for other in outcomes.values()) for outcome in PromiseOutcome}
    return PromiseCounts(
        counts[PromiseOutcome.KEPT],
        counts[PromiseOutcome.LATE],
        counts[PromiseOutcome.BROKEN],
        tuple(promise for promise, outcome in outcomes.items() if outcome is PromiseOutcome.BROKEN),
    )
