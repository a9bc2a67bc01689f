"""The report of a day: planned, done, and how cut up it was."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from tltimer.domain.focus.blocks import Block, block_of, runs
from tltimer.domain.focus.fragmentation import Fragmentation, fragmentation_of, is_fragmented
from tltimer.domain.meetings.changes import PlanChanges
from tltimer.domain.meetings.free_time import FreeTime, free_time
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.entries import Entry, compute_entries, counting
from tltimer.domain.timeline.modes import CountsAs
from tltimer.domain.timeline.spans import Span, shared_seconds, union
from tltimer.domain.timeline.switches import Switch
from tltimer.domain.timeline.totals import Totals, figures_of
from tltimer.frozen import frozen

UNCHANGED = PlanChanges()


@frozen
class Note:
    """A line to a day: what came of it."""

    id: str
    day: date
    text: str


def notes_from(entries: Iterable[Mapping[str, Any]]) -> tuple[Note, ...]:
    """Read the collection ``notes`` of the 1:1 list, in the order in which they were made."""
    found = []
    for entry in entries:
        try:
            found.append(Note(entry["id"], date.fromisoformat(entry["day"]), str(entry["text"])))
        except (KeyError, TypeError, ValueError):
            continue
    return tuple(found)


@frozen
class KeptPlan:
    """Seconds planned for oneself, and how many of them became what they were planned for."""

    planned_coding_s: int
    kept_coding_s: int
    planned_leading_s: int
    kept_leading_s: int


@frozen
class DayReport:
    """A day. ``meetings`` are all that start in it, planned coding and leading included.

    ``changes`` is what became of its plan since the morning, where that was looked at.
    """

    date: date
    span: Span
    figures: Totals
    entries: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    fragmentation: Fragmentation
    fragmented: bool
    meetings: tuple[Meeting, ...]
    kept: KeptPlan
    free: FreeTime
    notes: tuple[Note, ...]
    changes: PlanChanges = UNCHANGED


def kept_of(meetings: Iterable[Meeting], done: Iterable[Entry], rules: Rules) -> KeptPlan:
    """Compare what a day's calendar had planned for coding and leading with what was done.

    planned    |-----------|
    done          |coding|meeting|coding|
    kept          |------|
    """
    meetings = tuple(meetings)
    plans = {plan: union(one.span for one in meetings if one.plan is plan) for plan in (Plan.CODING, Plan.LEADING)}
    known = [entry for entry in done if not entry.unconfirmed]
    sides = {
        side: [one.span for one in known if rules.modes.counts_as(one.mode) is side]
        for side in (CountsAs.CODING, CountsAs.LEADING)
    }
    return KeptPlan(
        planned_coding_s=sum(span.seconds for span in plans[Plan.CODING]),
        kept_coding_s=shared_seconds(plans[Plan.CODING], sides[CountsAs.CODING]),
        planned_leading_s=sum(span.seconds for span in plans[Plan.LEADING]),
        kept_leading_s=shared_seconds(plans[Plan.LEADING], sides[CountsAs.LEADING]),
    )


def day_report(
    day: date,
    switches: Iterable[Switch],
    meetings: Iterable[Meeting],
    notes: Iterable[Note],
    now: datetime,
    rules: Rules,
    changes: PlanChanges = UNCHANGED,
) -> DayReport:
    """Make the report of a day.

    Args:
        day: the day's date.
        switches: those of the day, and of the day after it, into which what was planned can reach; others do no harm.
        meetings: all that could touch the day or start within minutes of it.
        notes: of any days.
        now: to where the log is known.
        rules: how to read it all.
        changes: what became of its plan since the morning.
    """
    span = rules.days.span_of(day)
    meetings = tuple(meetings)
    known = counting(switches)
    around = compute_entries(known, now, rules.entries)
    done = tuple(entry for entry in around if entry.day == day)
    switch_at = {switch.at: switch for switch in known}
    blocks = tuple(
        block_of(run, switch_at, meetings, rules.modes, rules.days)
        for run in runs(done, rules.modes, rules.bridge, rules.sizes)
    )
    figures = figures_of(done, rules.modes)
    starting = tuple(one for one in meetings if span.covers(one.start))
    return DayReport(
        date=day,
        span=span,
        figures=figures,
        entries=done,
        blocks=blocks,
        fragmentation=fragmentation_of(blocks),
        fragmented=is_fragmented(figures.coding_s, blocks),
        meetings=starting,
        kept=kept_of(starting, around, rules),
        free=free_time(day, rules.hours, meetings, rules.sizes),
        notes=tuple(note for note in notes if note.day == day),
        changes=changes,
    )
