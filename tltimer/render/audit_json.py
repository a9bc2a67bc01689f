"""The audit as the JSON that other programs rely on."""

from __future__ import annotations

from tltimer.domain.audit.estimates import estimate_document
from tltimer.render.json_report import SCHEMA, figures_json, fragmentation_json, protected_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.domain.audit.estimates import GuessGap
    from tltimer.domain.audit.level_change import LevelChange
    from tltimer.domain.audit.meeting_costs import SeriesCost
    from tltimer.domain.balance.commits import Contribution
    from tltimer.domain.rules import Rules
    from tltimer.render.json_report import Json
    from tltimer.reports.audit import AuditReport, PersonOutcomes
    from tltimer.reports.week import TrendPoint


def audit_json(report: AuditReport, rules: Rules) -> Json:
    """Return an audit."""
    record = report.record
    return {
        "schema": SCHEMA,
        "zone": rules.zone_name,
        "from": report.first_day.isoformat(),
        "to": report.last_day.isoformat(),
        "from_week": str(report.span.first),
        "to_week": str(report.span.last),
        "weeks": [_week(week) for week in report.weeks],
        "corrected_s": report.corrected_s,
        "unjudged": [str(week) for week in report.unjudged],
        **figures_json(report.figures),
        "fragmentation": fragmentation_json(report.fragmentation),
        "guess": estimate_document(record.guess) if record else None,
        "aim": estimate_document(record.aim) if record else None,
        "gap": {"guess": _gaps(report.gap_to_guess), "aim": _gaps(report.gap_to_aim)},
        "meetings": [_series(meeting, report.names) for meeting in report.meetings],
        "change": _change(report.change),
        "protected": protected_json(report.protected),
        "one_to_ones": [_person(person) for person in report.one_to_ones],
        "promises": {
            "kept": report.promises.kept,
            "late": report.promises.late,
            "broken": report.promises.broken,
        },
        "commits": _commits(report.commits),
    }


def _week(point: TrendPoint) -> Json:
    figures = point.figures
    share_range = figures.coding_share_range
    return {
        "week": str(point.week),
        "verdict": str(point.verdict),
        "coding_share": figures.coding_share,
        "coding_share_range": list(share_range) if share_range else None,
        "coding_s": figures.coding_s,
        "leading_s": figures.leading_s,
        "attending_s": figures.attending_s,
    }


def _gaps(gaps: Mapping[str, GuessGap] | None) -> Json | None:
    return None if gaps is None else {side: _gap(gap) for side, gap in gaps.items()}


def _gap(gap: GuessGap) -> Json:
    return {
        "points": gap.points,
        "range": None if gap.low is None else [gap.low, gap.high],
        "hours_a_week": gap.hours_a_week,
    }


def _series(series: SeriesCost, names: bool) -> Json:
    return {
        "title": series.title if names else None,
        "count": series.count,
        "planned_s": series.planned_s,
        "attended_s": series.attended_s,
        "cost_s": series.cost_s,
    }


def _change(change: LevelChange | None) -> Json | None:
    if change is None:
        return None
    return {"kind": str(change.kind), "week": str(change.week), "before": change.before, "after": change.after}


def _person(person: PersonOutcomes) -> Json:
    return {
        "person": person.person,
        "held": person.held,
        "skipped": person.skipped,
        "cancelled": person.cancelled,
        "unknown": person.unknown,
    }


def _commits(counts: Contribution | None) -> Json | None:
    if counts is None:
        return None
    return {
        "commits": counts.commits,
        "my_commits": counts.mine,
        "commit_share": counts.commit_share,
        "reviewed": counts.reviewed,
        "paired": counts.paired,
    }
