"""The report of a day: planned, done, and how fragmented it was."""

from __future__ import annotations

from tltimer.domain.focus.blocks import block_of, fragmentation_of, is_fragmented, runs
from tltimer.domain.focus.protected import NOTHING_PROTECTED, protected_time
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.working_hours import blocked_by, days_touched
from tltimer.domain.timeline.entries import compute_entries, counting
from tltimer.domain.timeline.instants import parse_date
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import difference, overlap, seconds_of, shared_seconds
from tltimer.domain.timeline.totals import figures_of
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from typing import Any

    from tltimer.domain.focus.blocks import Block, Fragmentation
    from tltimer.domain.focus.protected import ProtectedTime
    from tltimer.domain.meetings.changes import PlanChanges
    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.spans import Span
    from tltimer.domain.timeline.switches import Switch
    from tltimer.domain.timeline.totals import Totals


class Note(Value):
    """An outcome noted for a day."""

    id: str
    day: date
    text: str


def notes_from(entries: Iterable[Mapping[str, Any]]) -> tuple[Note, ...]:
    """Read the collection ``notes`` of the 1:1 list, in the order in which they were made."""
    notes = []
    for entry in entries:
        try:
            notes.append(Note(entry["id"], parse_date(entry["day"]), str(entry["text"])))
        except (KeyError, TypeError, ValueError):
            continue
    return tuple(notes)


class KeptPlan(Value):
    """Seconds planned for coding and leading, less meetings and blocked time, and how many of them were kept."""

    planned_coding_s: int
    kept_coding_s: int
    planned_leading_s: int
    kept_leading_s: int


NOTHING_PLANNED = KeptPlan(0, 0, 0, 0)


class DayReport(Value):
    """A day. ``meetings`` are all events that start in it but absences, which are those that touch it.

    ``changes`` are those of its plan since the morning, where they were looked for. ``day_off`` is None, ``user`` or
    the name of the calendar that makes it one.
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
    changes: PlanChanges | None = None
    protected: ProtectedTime = NOTHING_PROTECTED
    day_off: str | None = None
    absences: tuple[Meeting, ...] = ()


def kept_of(day: date, events: Iterable[Meeting], entries: Iterable[Entry], rules: Rules) -> KeptPlan:
    """Compare the coding and leading that a day's calendar had planned with the entries.

        planned    |-----------|       less meetings and blocked time
        done          |coding|review|coding|
        kept          |------|

    Args:
        day: the day.
        events: all that could touch it.
        entries: the entries of the day and after it.
        rules: the modes, and when the day begins.
    """
    events, span = tuple(events), rules.days.span_of(day)
    if not events:
        return NOTHING_PLANNED
    absences = (blocked_by(event, day, rules.hours) for event in events)
    taken = [
        *(event.span for event in events if event.blocks),
        *(blocked for blocked in absences if blocked is not None),
    ]
    confirmed = [entry for entry in entries if not entry.unconfirmed]

    def compared(plan: Plan, counts_as: CountsAs) -> tuple[int, int]:
        planned = difference((event.span for event in events if event.plan is plan and span.covers(event.start)), taken)
        done = (entry.span for entry in confirmed if rules.modes.counts_as(entry.mode) is counts_as)
        return seconds_of(planned), shared_seconds(planned, done)

    return KeptPlan(*compared(Plan.CODING, CountsAs.CODING), *compared(Plan.LEADING, CountsAs.LEADING))


def events_on(day: date, events: Iterable[Meeting], rules: Rules) -> tuple[Meeting, ...]:
    """Return the events of a day: those that start in it, and the absences that touch its dates or working hours."""
    events = tuple(events)
    if not events:
        return ()
    span, window = rules.days.span_of(day), rules.hours.weekday_window(day) or rules.days.span_of(day)

    def is_on(event: Meeting) -> bool:
        if event.plan is not Plan.AWAY:
            return span.covers(event.start)
        if not days_touched(event, day, day, rules.days):
            return False
        return event.all_day or span.covers(event.start) or overlap(event.span, window) is not None

    return tuple(event for event in events if is_on(event))


def day_report(
    day: date,
    switches: Iterable[Switch],
    meetings: Iterable[Meeting],
    notes: Iterable[Note],
    now: datetime,
    rules: Rules,
    first_plan: Iterable[Meeting] | None = None,
    changes: PlanChanges | None = None,
) -> DayReport:
    """Build the report of a day.

    Args:
        day: the day's date.
        switches: those of the day, and of the day after it, into which what was planned can reach; others do no harm.
        meetings: all events that could touch the day or start within minutes of it.
        notes: of any days.
        now: to where the log is known.
        rules: how to read it all; they know the days off and lunches of the calendars.
        first_plan: the events of the day as they were planned before it began; None if they are the same.
        changes: the changes of its plan since the morning; None where they were not looked for.
    """
    counted = counting(switches)
    around = compute_entries(counted, now, rules.entries)
    switch_at = {switch.at: switch for switch in counted}
    return day_report_of(day, switch_at, around, meetings, notes, now, rules, first_plan, changes)


def day_report_of(
    day: date,
    switch_at: Mapping[datetime, Switch],
    around: Iterable[Entry],
    meetings: Iterable[Meeting],
    notes: Iterable[Note],
    now: datetime,
    rules: Rules,
    first_plan: Iterable[Meeting] | None = None,
    changes: PlanChanges | None = None,
) -> DayReport:
    """Build the report of a day whose entries are known; ``around`` are those of the day and of the day after it."""
    span = rules.days.span_of(day)
    meetings, around = tuple(meetings), tuple(around)
    done = tuple(entry for entry in around if entry.day == day)
    blocks = tuple(
        block_of(run, switch_at, meetings, rules.modes, rules.days)
        for run in runs(done, rules.modes, rules.bridge, rules.sizes)
    )
    figures = figures_of(done, rules.modes)
    first = meetings if first_plan is None else tuple(first_plan)
    todays = events_on(day, meetings, rules)
    return DayReport(
        date=day,
        span=span,
        figures=figures,
        entries=done,
        blocks=blocks,
        fragmentation=fragmentation_of(blocks),
        fragmented=is_fragmented(figures.coding_s, blocks),
        meetings=tuple(meeting for meeting in todays if meeting.plan is not Plan.AWAY),
        kept=kept_of(day, meetings, around, rules),
        free=free_time(day, rules.hours, meetings, rules.sizes),
        notes=tuple(note for note in notes if note.day == day),
        changes=changes,
        protected=protected_time(
            (meeting for meeting in first if span.covers(meeting.start)), meetings, around, rules.modes, now
        ),
        day_off=rules.hours.day_off(day),
        absences=tuple(meeting for meeting in todays if meeting.plan is Plan.AWAY),
    )
