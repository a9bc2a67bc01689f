"""The share of coding that a week can still reach by its calendar."""

from __future__ import annotations

from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.timeline.spans import Span, union, without
from tltimer.reports.plan import best_of
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from tltimer.domain.balance.target import Target
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.moves import Move
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.plan import DayPlan


class ReachableShare(Value):
    """The share of coding that a week can reach at most if nothing moves and all of its meetings take place.

    ``share`` is with all the time that is left free, ``whole_share`` with the whole pieces of it alone; ``moved_share``
    is the latter with the one ``move`` that gains the most. None if there is nothing to divide, or no such move.
    """

    share: float | None
    focus_share: float | None
    move: Move | None
    moved_share: float | None


def is_ample(reach: ReachableShare, target: Target) -> bool:
    """Return whether a week that is meant to be light on coding has room for its target, so that nothing is urgent."""
    return target.light and reach.share is not None and reach.share >= target.low


def reach_of(
    plans: Iterable[DayPlan], figures: Totals, meetings: Iterable[Meeting], now: datetime, rules: Rules
) -> ReachableShare:
    """Return the share that a week can reach.

        done so far      |coding|meeting|··unknown··| now
        still planned                                    |---free---|mtg|free|
        reachable        (coding + unknown + free) of all of these

    Unknown time counts as coding, since it may have been.

    Args:
        plans: of the days of the week.
        figures: the totals of the week so far.
        meetings: all that could touch it.
        now: from when on its plan counts.
        rules: working hours and sizes.
    """
    plans, meetings = tuple(plans), tuple(meetings)
    ahead = [plan for plan in plans if rules.days.span_of(plan.date).end > now]
    spans = [rules.days.span_of(plan.date) for plan in ahead]
    taken = [meeting.span for meeting in meetings if meeting.busy]
    coming = union(
        _after(meeting.span, now)
        for meeting in meetings
        if meeting.busy and any(s.covers(meeting.start) for s in spans)
    )
    busy_s = sum(span.seconds for span in coming)
    free_spans = [span for plan in ahead for span in _free(plan.date, taken, now, rules)]
    free_s = sum(span.seconds for span in free_spans)
    done_s = figures.coding_s + figures.unconfirmed_s
    total_s = figures.tracked_s + figures.unconfirmed_s + free_s + busy_s
    if not total_s:
        return ReachableShare(None, None, None, None)
    focus_s = _whole(free_spans, rules)
    move = best_of(ahead)
    moved_share = None
    if move is not None:
        other_spans = [meeting.span for meeting in meetings if meeting.busy and meeting != move.meeting]
        goes = Span(move.start, move.start + (move.meeting.end - move.meeting.start))
        moved = [span for plan in ahead for span in _free(plan.date, [*other_spans, goes], now, rules)]
        moved_share = (done_s + _whole(moved, rules)) / total_s
    return ReachableShare((done_s + free_s) / total_s, (done_s + focus_s) / total_s, move, moved_share)


def _after(span: Span, now: datetime) -> Span:
    return Span(max(span.start, now), span.end)


def _free(day: date, taken: Iterable[Span], now: datetime, rules: Rules) -> Iterator[Span]:
    window = rules.hours.window(day)
    if window is not None:
        yield from without(_after(window, now), [*rules.hours.lunch_of(day), *taken])


def _whole(spans: Iterable[Span], rules: Rules) -> int:
    return sum(span.seconds for span in spans if rules.sizes.size_of(span.seconds) is BlockSize.FOCUS)
