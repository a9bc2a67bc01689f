"""What a day's calendar leaves free, what each meeting costs, and which move would give time back."""

from collections.abc import Iterable
from datetime import date

from tltimer.domain.meetings.free_time import FreeTime, cost_s, free_time
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.moves import Movability, Move, movable, moves_of
from tltimer.domain.rules import Rules
from tltimer.frozen import frozen


@frozen
class PlannedMeeting:
    """A meeting of the day, whether it can be moved, and the seconds of focus time that it costs."""

    meeting: Meeting
    movable: bool
    cost_s: int


@frozen
class DayPlan:
    """A day ahead. ``working_s`` are its working seconds, lunch left out; ``own`` is time that is kept free already."""

    date: date
    free: FreeTime
    meetings: tuple[PlannedMeeting, ...]
    moves: tuple[Move, ...]
    working_s: int
    own: tuple[Meeting, ...] = ()

    @property
    def free_s(self) -> int:
        """The seconds that no meeting takes."""
        return sum(piece.span.seconds for piece in self.free.pieces)


def day_plan(day: date, meetings: Iterable[Meeting], rule: Movability, rules: Rules) -> DayPlan:
    """Make the plan of a day.

    Args:
        day: the day.
        meetings: all that could touch it; of others' days no harm is done.
        rule: what may be moved.
        rules: working hours, sizes and when days begin.
    """
    meetings = tuple(meetings)
    span, window = rules.days.span_of(day), rules.hours.window(day)
    todays = tuple(one for one in meetings if one.plan is Plan.MEETING and span.covers(one.start))
    return DayPlan(
        date=day,
        free=free_time(day, rules.hours, meetings, rules.sizes),
        meetings=tuple(
            PlannedMeeting(one, movable(one, window, rule), cost_s(one, day, rules.hours, meetings, rules.sizes))
            for one in todays
        ),
        moves=moves_of(day, rules.hours, meetings, rules.sizes, rule),
        working_s=rules.hours.seconds(day),
        own=tuple(one for one in meetings if one.plan is not Plan.MEETING and span.covers(one.start)),
    )


def best_of(plans: Iterable[DayPlan]) -> Move | None:
    """Give the move that gains the most over several days; of equals the earliest."""
    return _most(move for plan in plans for move in plan.moves[:1])


def best_in(days: Iterable[date], meetings: Iterable[Meeting], rule: Movability, rules: Rules) -> Move | None:
    """Give the same without making the plans of the days."""
    meetings = tuple(meetings)
    return _most(move for day in days for move in moves_of(day, rules.hours, meetings, rules.sizes, rule)[:1])


def _most(moves: Iterable[Move]) -> Move | None:
    return max(moves, key=lambda move: (move.gain_s, -move.meeting.start.timestamp()), default=None)
