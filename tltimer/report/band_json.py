"""The band as JSON: that of the week, how the week stands to it, all choices, and the circumstances."""

from collections.abc import Iterable
from typing import Any

from tltimer.balance.band import Choice
from tltimer.balance.circumstances import circumstances
from tltimer.report.as_json import band_json, drift_json
from tltimer.report.week import WeekReport
from tltimer.timeline.instants import format_instant


def band_report_json(report: WeekReport, choices: Iterable[Choice]) -> dict[str, Any]:
    """Give the band of a week's report and what stands behind it."""
    share = report.figures.coding_share_range
    return {
        "week": str(report.week),
        **band_json(report.band),
        "verdict": str(report.verdict),
        "coding_share": report.figures.coding_share,
        "coding_share_range": list(share) if share else None,
        "drift": drift_json(report.drift),
        "choices": [choice_json(one) for one in choices],
        "circumstances": [{"name": one.name, "shift": one.shift, "reason": one.reason} for one in circumstances()],
    }


def choice_json(choice: Choice) -> dict[str, Any]:
    """Give a choice."""
    return {
        "id": choice.id,
        "from_week": str(choice.from_week),
        "low": choice.low,
        "high": choice.high,
        "because": choice.because or None,
        "until": choice.until.isoformat() if choice.until else None,
        "decided_at": format_instant(choice.decided_at),
    }
