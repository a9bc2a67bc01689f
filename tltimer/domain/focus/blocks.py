"""Coding blocks, and what ended them."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.modes import CountsAs
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.frozen import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from tltimer.domain.focus.block_sizes import BlockSize, BlockSizes
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes import ModeList
    from tltimer.domain.timeline.switches import Switch

SHORTEST_S = 60
"""Less coding than this makes no block; its seconds count as coding all the same."""


@frozen
class CodingRun:
    """Coding entries of one day with short breaks at most between them; never empty."""

    entries: tuple[Entry, ...]
    size: BlockSize

    @property
    def start(self) -> datetime:
        """The start of the first entry."""
        return self.entries[0].start

    @property
    def end(self) -> datetime:
        """The end of the last entry."""
        return self.entries[-1].end

    @property
    def coding_s(self) -> int:
        """The seconds of coding in it, the short breaks left out."""
        return sum(entry.seconds for entry in self.entries)

    @property
    def running(self) -> bool:
        """Whether it is still running."""
        return self.entries[-1].running


def coding_entries(entries: Iterable[Entry], modes: ModeList) -> tuple[Entry, ...]:
    """Keep the entries that are known to be coding, in order."""
    coding = (entry for entry in entries if not entry.unconfirmed and modes.counts_as(entry.mode) is CountsAs.CODING)
    return tuple(sorted(coding, key=lambda entry: entry.start))


def runs(entries: Iterable[Entry], modes: ModeList, bridge: timedelta, sizes: BlockSizes) -> tuple[CodingRun, ...]:
    """Join coding entries of the same day with at most ``bridge`` between them.

    entries  |coding|m|coding|----meeting----|coding|
    runs       |--------------|                |------|
    """
    groups: list[list[Entry]] = []
    for entry in coding_entries(entries, modes):
        last = groups[-1][-1] if groups else None
        if last and last.day == entry.day and entry.start - last.end <= bridge:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    coding_runs = (CodingRun(tuple(group), sizes.size_of(sum(entry.seconds for entry in group))) for group in groups)
    return tuple(run for run in coding_runs if run.coding_s >= SHORTEST_S)


NEAR = timedelta(minutes=10)
"""The greatest distance from the end of a block at which a meeting counts as having ended it."""

AWAY = ("idle", "lock", "sleep")
"""The sources of switches that say that nobody was there."""


class Cause(StrEnum):
    """The cause of a block's end; the first that holds, in this order."""

    RUNNING = "running"
    MEETING = "meeting"
    AWAY = "away"
    STOP = "stop"
    SWITCH = "switch"


@frozen
class Block:
    """A coding block; ``meeting`` is the title of the meeting that ended it, if the calendar has one there."""

    start: datetime
    end: datetime
    coding_s: int
    size: BlockSize
    ended_by: Cause
    meeting: str | None


def nearest_meeting(end: datetime, meetings: Iterable[Meeting]) -> Meeting | None:
    """Return the meeting that starts nearest to an instant, 10 minutes away at most.

    starts   x      |<-10 min->E<-10 min->|   x
    """
    near = [meeting for meeting in meetings if meeting.plan is Plan.MEETING and abs(meeting.start - end) <= NEAR]
    return min(near, key=lambda meeting: (abs(elapsed(end, meeting.start)), meeting.start, meeting.title), default=None)


def block_of(
    run: CodingRun, switch_at: Mapping[datetime, Switch], meetings: Iterable[Meeting], modes: ModeList, days: DayRule
) -> Block:
    """Return the block of a run of coding, with what ended it.

    Args:
        run: the coding.
        switch_at: by instant, the switch that counts there.
        meetings: all that start near its end, of whatever day.
        modes: the modes, known and unknown.
        days: when days begin.
    """
    cause, meeting = _cause(run, switch_at, tuple(meetings), modes, days)
    return Block(run.start, run.end, run.coding_s, run.size, cause, meeting.title if meeting else None)


def _cause(
    run: CodingRun, switch_at: Mapping[datetime, Switch], meetings: tuple[Meeting, ...], modes: ModeList, days: DayRule
) -> tuple[Cause, Meeting | None]:
    if run.running:
        return Cause.RUNNING, None
    meeting = nearest_meeting(run.end, meetings)
    if meeting:
        return Cause.MEETING, meeting
    if run.end >= days.span_of(run.entries[-1].day).end:
        return Cause.STOP, None
    return _cause_of(switch_at[run.end], modes), None


def _cause_of(switch: Switch, modes: ModeList) -> Cause:
    unknown = switch.mode == UNKNOWN
    stops = switch.mode == OFF or (not unknown and modes.counts_as(switch.mode) is CountsAs.NEITHER)
    if modes.meets(switch.mode):
        return Cause.MEETING
    if (stops or unknown) and switch.source in AWAY:
        return Cause.AWAY
    return Cause.STOP if stops else Cause.SWITCH
