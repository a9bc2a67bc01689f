"""The band as JSON: that of the week, how the week stands to it, all choices, and the circumstances."""

from typing import Any

from tltimer.domain.balance.circumstances import circumstances
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.target import Choice, in_order
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.instants import format_instant
from tltimer.render.json_report import band_json, drift_json
from tltimer.reports.week import WeekReport
from tltimer.reports.week_prompt import asked_in


def band_report_json(report: WeekReport, rules: Rules) -> dict[str, Any]:
    """Give the band of a week's report, what stands behind it, and what the week asks."""
    asked = asked_in(report, rules)
    share = report.figures.coding_share_range
    return {
        "week": str(report.week),
        **band_json(report.band),
        "verdict": str(report.verdict),
        "coding_share": report.figures.coding_share,
        "coding_share_range": list(share) if share else None,
        "drift": drift_json(report.drift),
        "choices": [choice_json(one) for one in in_order(report.choices)],
        "asked": str(asked) if asked else None,
        "intentions": [intention_json(one) for one in report.intentions],
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


def intention_json(intention: Intention) -> dict[str, Any]:
    """Give what was meant to be done in a week."""
    return {
        "id": intention.id,
        "week": str(intention.week),
        "act": str(intention.act),
        "text": intention.text,
        "done": intention.done,
    }
