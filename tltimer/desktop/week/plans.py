"""Plans for oneself, as far as they are over."""

from datetime import datetime

from tltimer.meetings.busy import Plan
from tltimer.report.day import DayReport


def is_over(day: DayReport, plan: Plan, now: datetime) -> bool:
    """Say whether all that a day had planned of a sort has ended; before that nobody can say what became of it."""
    return all(meeting.end <= now for meeting in day.meetings if meeting.plan is plan)
