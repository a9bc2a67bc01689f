"""The time that a week had planned for coding and leading, as far as it is over."""

from datetime import datetime

from tltimer.domain.meetings.meetings import Plan
from tltimer.reports.day import DayReport
from tltimer.reports.week import WeekReport


def is_over(day: DayReport, plan: Plan, now: datetime) -> bool:
    """Return whether all that a day had planned for coding, or for leading, has ended."""
    return all(meeting.end <= now for meeting in day.meetings if meeting.plan is plan)


def kept_coding(report: WeekReport) -> tuple[int, int]:
    """Return the seconds of planned coding that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if is_over(day, Plan.CODING, report.now)]
    return sum(kept.kept_coding_s for kept in over), sum(kept.planned_coding_s for kept in over)


def kept_leading(report: WeekReport) -> tuple[int, int]:
    """Return the seconds of planned leading that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if is_over(day, Plan.LEADING, report.now)]
    return sum(kept.kept_leading_s for kept in over), sum(kept.planned_leading_s for kept in over)
