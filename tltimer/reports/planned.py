"""What became of the time that a week had planned for coding and leading, as far as it is over."""

from datetime import datetime

from tltimer.domain.meetings.meetings import Plan
from tltimer.i18n.translate import _
from tltimer.reports.day import DayReport
from tltimer.reports.week import WeekReport
from tltimer.wording import formats


def is_over(day: DayReport, plan: Plan, now: datetime) -> bool:
    """Say whether all that a day had planned of a sort has ended; before that nobody can say what became of it."""
    return all(meeting.end <= now for meeting in day.meetings if meeting.plan is plan)


def kept_coding(report: WeekReport) -> tuple[int, int]:
    """Give the seconds of planned coding that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if is_over(day, Plan.CODING, report.now)]
    return sum(kept.kept_coding_s for kept in over), sum(kept.planned_coding_s for kept in over)


def kept_leading(report: WeekReport) -> tuple[int, int]:
    """Give the seconds of planned leading that were kept, and all of them, on days whose plans are over."""
    over = [day.kept for day in report.days if is_over(day, Plan.LEADING, report.now)]
    return sum(kept.kept_leading_s for kept in over), sum(kept.planned_leading_s for kept in over)


def kept_coding_words(report: WeekReport) -> str:
    """Say what became of planned coding, and how much of it is still to come; nothing where none was planned."""
    kept, planned = kept_coding(report)
    coming = report.kept.planned_coding_s - planned
    was = _("{kept} of {planned} planned for coding was kept").format(
        kept=formats.duration(kept), planned=formats.duration(planned)
    )
    still = _("{length} planned for coding is still to come").format(length=formats.duration(coming))
    return formats.listed((was if planned else "", still if coming else ""))
