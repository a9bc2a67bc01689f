"""The plan of a day: its free time, the cost of each meeting, and the moves that would give time back."""

from __future__ import annotations

from itertools import islice

from tltimer.domain.meetings.free_time import costs, free_time
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.moves import movable, moves_of, worthwhile_moves
from tltimer.reports.day import events_on
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.moves import Movability, Move
    from tltimer.domain.rules import Rules


class PlannedMeeting(Value):
    """A meeting of the day, whether it can be moved, and the seconds of focus time that it costs."""

    meeting: Meeting
    movable: bool
    cost_s: int


class DayPlan(Value):
    """A day ahead.

    ``events`` are those that are no meetings: time planned for oneself, blocked time and absences; ``team`` are those
    of the team's calendars. ``day_off`` is None, ``user`` or the name of the calendar that makes it one.
    """

    date: date
    free: FreeTime
    meetings: tuple[PlannedMeeting, ...]
    moves: tuple[Move, ...]
    events: tuple[Meeting, ...] = ()
    team: tuple[Meeting, ...] = ()
    day_off: str | None = None

    @property
    def free_s(self) -> int:
        """The seconds that nothing takes."""
        return sum(piece.span.seconds for piece in self.free.pieces)

    @property
    def own(self) -> tuple[Meeting, ...]:
        """The time that is planned for coding or leading already."""
        return tuple(event for event in self.events if event.plan in (Plan.CODING, Plan.LEADING))


def day_plan(day: date, events: Iterable[Meeting], rule: Movability, rules: Rules) -> DayPlan:
    """Build the plan of a day.

    Args:
        day: the day.
        events: all that could touch it, those of the team too.
        rule: the meetings that may be moved.
        rules: working hours, sizes and when days begin.
    """
    events = tuple(events)
    meetings = tuple(event for event in events if event.plan is not Plan.TEAM)
    window, todays = rules.hours.window(day), events_on(day, events, rules)
    held = [meeting for meeting in todays if meeting.plan is Plan.MEETING]
    return DayPlan(
        date=day,
        free=free_time(day, rules.hours, meetings, rules.sizes),
        meetings=tuple(
            PlannedMeeting(meeting, movable(meeting, window, rule), cost_s)
            for meeting, cost_s in zip(held, costs(held, day, rules.hours, meetings, rules.sizes), strict=True)
        ),
        moves=moves_of(day, rules.hours, meetings, rules.sizes, rule),
        events=tuple(meeting for meeting in todays if meeting.plan not in (Plan.MEETING, Plan.TEAM)),
        team=tuple(meeting for meeting in todays if meeting.plan is Plan.TEAM),
        day_off=rules.hours.day_off(day),
    )


def best_of(plans: Iterable[DayPlan]) -> Move | None:
    """Return the move that gains the most over several days; of equals the earliest."""
    return _most(move for plan in plans for move in plan.moves[:1])


def best_in(meetings: Mapping[date, Iterable[Meeting]], rule: Movability, rules: Rules) -> Move | None:
    """Return the same without building the plans of the days; ``meetings`` are by day all that could touch it."""
    days = [worthwhile_moves(day, rules.hours, near, rules.sizes, rule) for day, near in meetings.items()]
    return _most(move for others, _ones in days for move in others[:1]) or _most(
        move for _others, one_to_ones in days for move in islice(one_to_ones, 1)
    )


def _most(moves: Iterable[Move]) -> Move | None:
    return max(moves, key=lambda move: move.rank_across_days, default=None)
