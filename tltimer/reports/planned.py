"""The time that a week had planned for coding, as far as it is over."""

from __future__ import annotations

from tltimer.domain.meetings.meetings import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.reports.day import DayReport
    from tltimer.reports.week import WeekReport


def kept_coding(report: WeekReport) -> tuple[int, int]:
    """Return the seconds of planned coding that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if _is_over(day, report.now)]
    return sum(kept.kept_coding_s for kept in over), sum(kept.planned_coding_s for kept in over)


def _is_over(day: DayReport, now: datetime) -> bool:
    """Return whether all that a day had planned for coding has ended."""
    return all(meeting.end <= now for meeting in day.meetings if meeting.plan is Plan.CODING)
