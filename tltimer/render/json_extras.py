"""The plan of days as the JSON that other programs rely on."""

from collections.abc import Sequence

from tltimer.domain.meetings.changes import Changes
from tltimer.domain.meetings.moves import Move
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.instants import format_instant
from tltimer.render.json_report import SCHEMA, Json, plan_json
from tltimer.reports.plan import DayPlan
from tltimer.reports.reach import Reach


def plans_json(plans: Sequence[DayPlan], reach: Reach | None, rules: Rules) -> Json:
    """Give the plans of consecutive days; ``reach`` only of a week."""
    found: Json = {
        "schema": SCHEMA,
        "zone": rules.zone_name,
        "from": plans[0].date.isoformat(),
        "to": plans[-1].date.isoformat(),
        "days": [plan_json(plan) for plan in plans],
    }
    if reach is not None:
        found["reach"] = {
            "coding_share": reach.share,
            "whole_share": reach.whole_share,
            "moved_share": reach.moved_share,
            "move": _move(reach.move) if reach.move else None,
        }
    return found


def _move(move: Move) -> Json:
    return {
        "uid": move.meeting.uid,
        "title": move.meeting.title,
        "from": format_instant(move.meeting.start),
        "to": format_instant(move.start),
        "gain_s": move.gain_s,
    }


def changes_json(changes: Changes) -> Json:
    """Give what became of a day's plan since its morning."""
    return {
        "since": format_instant(changes.since) if changes.since else None,
        "found": [
            {
                "happened": str(one.happened),
                "uid": one.meeting.uid,
                "title": one.meeting.title,
                "before": format_instant(one.before.start) if one.before else None,
                "after": format_instant(one.after.start) if one.after else None,
            }
            for one in changes.found
        ],
    }
