"""Reports as the JSON that other programs rely on."""

from __future__ import annotations

from tltimer.domain.focus.protected import TakenBy
from tltimer.domain.timeline.instants import format_instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from tltimer.domain.balance.drift import Drift
    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.balance.promises import Promise, WeekPromises
    from tltimer.domain.balance.target import Target
    from tltimer.domain.focus.blocks import Block, Fragmentation
    from tltimer.domain.focus.protected import ProtectedTime
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.switches import Switch
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.day import DayReport, KeptPlan, Note
    from tltimer.reports.plan import DayPlan
    from tltimer.reports.status import Status
    from tltimer.reports.week import WeekReport

SCHEMA = 1

Json = dict[str, "Any"]


def _instant(instant: datetime | None) -> str | None:
    return format_instant(instant) if instant else None


def switch_json(switch: Switch) -> Json:
    """Return a switch with every field, null where absent."""
    return {
        "id": switch.id,
        "at": format_instant(switch.at),
        "mode": switch.mode,
        "person": switch.person,
        "kind": switch.kind,
        "note": switch.note,
        "source": switch.source,
        "confirmed": switch.confirmed,
    }


def figures_json(figures: Totals) -> Json:
    """Return the figures of a day or of several."""
    share_range = figures.coding_share_range
    return {
        "modes_s": dict(figures.modes_s),
        "kinds_s": dict(figures.kinds_s),
        "coding_s": figures.coding_s,
        "leading_s": figures.leading_s,
        "attending_s": figures.attending_s,
        "tracked_s": figures.tracked_s,
        "unconfirmed_s": figures.unconfirmed_s,
        "coding_share": figures.coding_share,
        "coding_share_range": list(share_range) if share_range else None,
        "hands_on_share": figures.hands_on_share,
        "switches": figures.switches,
    }


def _kept(kept: KeptPlan) -> Json:
    return {
        "planned_coding_s": kept.planned_coding_s,
        "kept_coding_s": kept.kept_coding_s,
        "planned_leading_s": kept.planned_leading_s,
        "kept_leading_s": kept.kept_leading_s,
    }


def protected_json(protected: ProtectedTime) -> Json:
    """Return protected time; every cause is present."""
    return {
        "planned_s": protected.planned_s,
        "kept_s": protected.kept_s,
        "taken": {str(cause): protected.taken.get(cause, 0) for cause in TakenBy},
    }


def block_json(block: Block) -> Json:
    """Return a coding block."""
    return {
        "start": format_instant(block.start),
        "end": format_instant(block.end),
        "coding_s": block.coding_s,
        "size": str(block.size),
        "ended_by": str(block.ended_by),
        "meeting": block.meeting,
    }


def fragmentation_json(fragmentation: Fragmentation) -> Json:
    """Return the fragmentation of the coding; causes that did not occur are absent."""
    return {
        "focus_s": fragmentation.focus_s,
        "short_s": fragmentation.short_s,
        "fragment_s": fragmentation.fragment_s,
        "fragmented_share": fragmentation.fragmented_share,
        "ended_by": {str(cause): count for cause, count in sorted(fragmentation.ended_by.items())},
        "longest_s": fragmentation.longest_s,
    }


def _entry(entry: Entry) -> Json:
    switch = entry.switch
    return {
        "start": format_instant(entry.start),
        "end": format_instant(entry.end),
        "mode": entry.mode,
        "person": switch.person,
        "kind": switch.kind,
        "note": switch.note,
        "unconfirmed": entry.unconfirmed,
        "id": switch.id,
    }


def _note(note: Note) -> Json:
    return {"id": note.id, "day": note.day.isoformat(), "text": note.text}


def target_json(target: Target) -> Json:
    """Return a target and its source."""
    return {
        "low": target.low,
        "high": target.high,
        "source": target.source,
        "because": target.because,
        "until": target.until.isoformat() if target.until else None,
    }


def drift_json(drift: Drift | None) -> Json | None:
    """Return a drift; None where there is none."""
    if drift is None:
        return None
    since = drift.since.isoformat()
    return {"side": str(drift.side), "weeks": drift.weeks, "since": since, "answered": drift.answered}


def promise_json(promise: Promise) -> Json:
    """Return a promise."""
    return {
        "id": promise.id,
        "text": promise.text,
        "to": promise.to,
        "due": promise.due.isoformat() if promise.due else None,
        "minutes": promise.minutes,
        "done_at": _instant(promise.done_at),
        "dropped_at": _instant(promise.dropped_at),
        "because": promise.because or None,
    }


def standing_json(standing: OneToOneStanding) -> Json:
    """Return the 1:1s with somebody."""
    return {
        "person": standing.person.name,
        "name": standing.person.name,
        "every_days": standing.person.every_days,
        "last_held": standing.last_held.isoformat() if standing.last_held else None,
        "days_since": standing.days_since,
        "overdue": standing.overdue,
        "held": standing.held,
        "skipped": standing.skipped,
        "cancelled": standing.cancelled,
        "unknown": standing.unknown,
    }


def _promises(promises: WeekPromises) -> Json:
    lists = {name: getattr(promises, name) for name in ("kept", "late", "broken", "open", "overdue")}
    return {name: [promise_json(promise) for promise in promises] for name, promises in lists.items()}


def _day(day: DayReport) -> Json:
    """Return the fields that a day's report shares with the seven days of a week's."""
    return {
        "date": day.date.isoformat(),
        **figures_json(day.figures),
        **_kept(day.kept),
        "protected": protected_json(day.protected),
        "blocks": [block_json(block) for block in day.blocks],
        "fragmentation": fragmentation_json(day.fragmentation),
        "fragmented": day.fragmented,
        "day_off": day.day_off,
        "notes": [_note(note) for note in day.notes],
    }


def _head(rules: Rules, first: DayReport, last: DayReport) -> Json:
    return {
        "schema": SCHEMA,
        "zone": rules.zone_name,
        "from": first.date.isoformat(),
        "to": last.date.isoformat(),
    }


def day_json(day: DayReport, rules: Rules) -> Json:
    """Return the report of a day."""
    return _head(rules, day, day) | _day(day) | {"entries": [_entry(entry) for entry in day.entries]}


def week_json(week: WeekReport, rules: Rules) -> Json:
    """Return the report of a week."""
    return _head(rules, week.days[0], week.days[-1]) | {
        "week": str(week.week),
        **figures_json(week.figures),
        **_kept(week.kept),
        "protected": protected_json(week.protected),
        "blocks": [block_json(block) for block in week.blocks],
        "fragmentation": fragmentation_json(week.fragmentation),
        "entries": [_entry(entry) for day in week.days for entry in day.entries],
        "notes": [_note(note) for day in week.days for note in day.notes],
        "days": [_head(rules, day, day) | _day(day) for day in week.days],
        "target": target_json(week.target),
        "verdict": str(week.verdict),
        "drift": drift_json(week.drift),
        "trend": week.trend,
        "one_to_ones": [standing_json(standing) for standing in week.one_to_ones],
        "promises": _promises(week.promises),
        "intention": _intention(week.intention),
    }


def _intention(intention: Intention | None) -> Json | None:
    return None if intention is None else {"text": intention.text, "done": intention.done}


def _span(start: datetime, end: datetime) -> Json:
    return {"start": format_instant(start), "end": format_instant(end)}


def event_json(event: Meeting) -> Json:
    """Return an event that is not a meeting, with its class."""
    return {**_span(event.start, event.end), "title": event.title, "class": str(event.plan)}


def plan_json(plan: DayPlan) -> Json:
    """Return the plan of a day."""
    window = plan.free.window
    return {
        "date": plan.date.isoformat(),
        "window": _span(window.start, window.end) if window else None,
        "day_off": plan.day_off,
        "meetings": [
            {
                "uid": planned.meeting.uid,
                **_span(planned.meeting.start, planned.meeting.end),
                "title": planned.meeting.title,
                "tentative": planned.meeting.tentative,
                "movable": planned.movable,
                "cost_s": planned.cost_s,
            }
            for planned in plan.meetings
        ],
        "events": [event_json(event) for event in plan.events],
        "team": [
            {**_span(meeting.start, meeting.end), "title": meeting.title, "calendar": meeting.calendar}
            for meeting in plan.team
        ],
        "free": [{**_span(piece.span.start, piece.span.end), "size": str(piece.size)} for piece in plan.free.pieces],
        "focus_s": plan.free.focus_s,
        "longest_s": plan.free.longest_s,
        "moves": [
            {
                "uid": move.meeting.uid,
                "title": move.meeting.title,
                "from": format_instant(move.meeting.start),
                "to": format_instant(move.start),
                "gain_s": move.gain_s,
                "longest_s": move.longest_s,
            }
            for move in plan.moves
        ],
    }


def status_json(status: Status) -> Json:
    """Return the running entry, today's figures, the target and the next meeting."""
    return {
        "schema": SCHEMA,
        "mode": status.mode,
        "since": _instant(status.since),
        "person": status.person,
        "kind": status.kind,
        "note": status.note,
        "today": {
            **figures_json(status.today.figures),
            "blocks": [block_json(block) for block in status.today.blocks],
            "fragmentation": fragmentation_json(status.today.fragmentation),
            "fragmented": status.today.fragmented,
        },
        "target": target_json(status.target),
        "promises": [
            {
                "id": promise.id,
                "text": promise.text,
                "to": promise.to,
                "due": promise.due.isoformat() if promise.due else None,
                "minutes": promise.minutes,
                "overdue": promise.due is not None and promise.due < status.today.date,
            }
            for promise in status.due
        ],
        "ahead": [{"id": switch.id, "at": format_instant(switch.at), "mode": switch.mode} for switch in status.ahead],
        "next_meeting": _next(status.next_meeting),
    }


def _next(meeting: Meeting | None) -> Json | None:
    if meeting is None:
        return None
    return {"title": meeting.title, **_span(meeting.start, meeting.end)}
