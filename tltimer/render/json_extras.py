"""The plan of days as the JSON that other programs rely on."""

from __future__ import annotations

from tltimer.domain.balance.circumstances import circumstances
from tltimer.domain.balance.commits import Contribution
from tltimer.domain.balance.target import in_order
from tltimer.domain.evidence.samples import sample_document
from tltimer.domain.timeline.instants import format_instant
from tltimer.render.json_report import SCHEMA, drift_json, plan_json, target_json
from tltimer.reports.week_prompt import asked_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.meetings.changes import PlanChanges
    from tltimer.domain.meetings.moves import Move
    from tltimer.domain.rules import Rules
    from tltimer.render.json_report import Json
    from tltimer.reports.commits import CommitsReport, RepositoryReport
    from tltimer.reports.evidence import EvidenceReport
    from tltimer.reports.plan import DayPlan
    from tltimer.reports.reach import ReachableShare
    from tltimer.reports.week import WeekReport


def plans_json(plans: Sequence[DayPlan], reach: ReachableShare | None, rules: Rules) -> Json:
    """Return the plans of consecutive days; ``reach`` only of a week."""
    fields: Json = {
        "schema": SCHEMA,
        "zone": rules.zone_name,
        "from": plans[0].date.isoformat(),
        "to": plans[-1].date.isoformat(),
        "days": [plan_json(plan) for plan in plans],
    }
    if reach is not None:
        fields["reach"] = {
            "coding_share": reach.share,
            "focus_share": reach.focus_share,
            "moved_share": reach.moved_share,
            "move": _move(reach.move) if reach.move else None,
        }
    return fields


def _move(move: Move) -> Json:
    return {
        "uid": move.meeting.uid,
        "title": move.meeting.title,
        "from": format_instant(move.meeting.start),
        "to": format_instant(move.start),
        "gain_s": move.gain_s,
    }


def changes_json(changes: PlanChanges | None) -> Json:
    """Return the changes of a day's plan since its morning."""
    return {
        "since": format_instant(changes.since) if changes is not None and changes.since else None,
        "found": [
            {
                "happened": str(change.happened),
                "uid": change.meeting.uid,
                "title": change.meeting.title,
                "before": format_instant(change.before.start) if change.before else None,
                "after": format_instant(change.after.start) if change.after else None,
            }
            for change in (changes.items if changes is not None else ())
        ],
    }


def target_report_json(report: WeekReport, rules: Rules) -> dict[str, Any]:
    """Return the target of a week's report, its choices, and what the week asks."""
    asked = asked_in(report, rules)
    share = report.figures.coding_share_range
    return {
        "week": str(report.week),
        **target_json(report.target),
        "verdict": str(report.verdict),
        "coding_share": report.figures.coding_share,
        "coding_share_range": list(share) if share else None,
        "drift": drift_json(report.drift),
        "choices": [choice_json(choice) for choice in in_order(report.choices)],
        "asked": str(asked) if asked else None,
        "intentions": [intention_json(intention) for intention in report.intentions],
        "circumstances": [
            {"name": circumstance.name, "shift": circumstance.shift, "reason": circumstance.reason}
            for circumstance in circumstances()
        ],
    }


def choice_json(choice: Choice) -> dict[str, Any]:
    """Return a choice."""
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
    """Return the intention for a week."""
    return {
        "id": intention.id,
        "week": str(intention.week),
        "text": intention.text,
        "done": intention.done,
    }


def evidence_json(report: EvidenceReport, rules: Rules) -> Json:
    """Return the evidence of a day."""
    return {
        "schema": SCHEMA,
        "zone": rules.zone_name,
        "date": report.day.isoformat(),
        "samples": [sample_document(sample) for sample in report.samples],
        "disagreements": [disagreement_json(disagreement) for disagreement in report.disagreements],
    }


def disagreement_json(disagreement: Disagreement) -> Json:
    """Return a disagreement of evidence and log."""
    return {
        "start": format_instant(disagreement.span.start),
        "end": format_instant(disagreement.span.end),
        "log": disagreement.log,
        "evidence": disagreement.evidence,
        "state": str(disagreement.state),
    }


def commits_json(report: CommitsReport) -> Json:
    """Return the figures of all repositories together, of each, and of twelve weeks."""
    return {
        "since": format_instant(report.span.start),
        "until": format_instant(report.span.end),
        **_figures(report.together),
        "repositories": [repository_json(repository) for repository in report.repositories],
        "weeks": [
            {
                "week": str(week.week),
                "commits": week.counts.commits if week.counts else None,
                "my_commits": week.counts.mine if week.counts else None,
            }
            for week in report.weeks
        ],
    }


def repository_json(report: RepositoryReport) -> Json:
    """Return a repository with its figures; ``problem`` is null where there is none."""
    head = {
        "name": report.name,
        "path": report.path,
        "branch": report.branch or None,
        "problem": report.problem or None,
    }
    return head | _figures(report)


def _figures(report: RepositoryReport) -> Json:
    counts = report.recent or Contribution(0, 0, None, None, 0, 0, 0)
    has_recent = report.recent is not None
    figures = {
        "commits": counts.commits,
        "my_commits": counts.mine,
        "commit_share": counts.commit_share,
        "lines": counts.lines,
        "my_lines": counts.my_lines,
        "line_share": counts.line_share,
        "people": counts.people,
        "reviewed": counts.reviewed,
        "paired": counts.paired,
    }
    return {"days_since": report.days_since} | {
        name: figure if has_recent else None for name, figure in figures.items()
    }
