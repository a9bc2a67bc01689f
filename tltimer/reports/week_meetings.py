"""The meetings of a week together: how many, how long, and the series that cost the most focus time."""

from __future__ import annotations

from tltimer.domain.audit.meeting_costs import MeetingCost, costliest_series, series_key
from tltimer.domain.meetings.free_time import costs
from tltimer.domain.meetings.meetings import Plan
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.audit.meeting_costs import SeriesCost
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import WeekReport


class WeekMeetings(Value):
    """The planned meetings of a week, 1:1s included; ``costliest`` is None where none costs focus time.

    ``ahead``: some of them are not over yet.
    """

    count: int
    planned_s: int
    costliest: SeriesCost | None
    ahead: bool = False


def week_meetings(report: WeekReport, rules: Rules) -> WeekMeetings:
    """Count the meetings of a week, and what they cost."""
    costs = [cost for day in report.days for cost in _costs_of(day, rules)]
    first = next(iter(costliest_series(costs)), None)
    return WeekMeetings(
        len(costs),
        sum(cost.planned_s for cost in costs),
        first if first is not None and first.cost_s > 0 else None,
        any(meeting.end > report.now for day in report.days for meeting in _meetings_of(day)),
    )


def _meetings_of(day: DayReport) -> list[Meeting]:
    return [meeting for meeting in day.meetings if meeting.plan is Plan.MEETING]


def _costs_of(day: DayReport, rules: Rules) -> list[MeetingCost]:
    meetings = _meetings_of(day)
    return [
        MeetingCost(
            series_key(meeting.uid, meeting.title, meeting.recurring), meeting.title, meeting.span.seconds, 0, cost_s
        )
        for meeting, cost_s in zip(
            meetings, costs(meetings, day.date, rules.hours, day.meetings, rules.sizes), strict=True
        )
    ]
