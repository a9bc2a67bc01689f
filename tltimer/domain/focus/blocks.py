"""Coding blocks: their sizes, what ended them, and how fragmented the coding is."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.switches import Switch


class BlockSize(StrEnum):
    """The class of a piece of time by its length."""

    FOCUS = "focus"
    SHORT = "short"
    FRAGMENT = "fragment"


FOCUS_MINUTES, SHORT_MINUTES = 120, 60
"""The lengths of a focus block and of a short one, unless the user sets others."""


class BlockSizes(Value):
    """The seconds from which a piece is a focus block, and from which a short one."""

    focus_s: int = FOCUS_MINUTES * 60
    short_s: int = SHORT_MINUTES * 60

    def size_of(self, seconds: int) -> BlockSize:
        """Return the size of a piece of so many seconds."""
        if seconds >= self.focus_s:
            return BlockSize.FOCUS
        return BlockSize.SHORT if seconds >= self.short_s else BlockSize.FRAGMENT


SHORTEST_S = 60
"""Less coding than this makes no block; its seconds count as coding all the same."""


class CodingRun(Value):
    """Coding entries of one day with short breaks at most between them, which ``coding_s`` leaves out; never empty."""

    entries: tuple[Entry, ...]
    coding_s: int
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
    lengths = [sum([entry.seconds for entry in group]) for group in groups]
    return tuple(
        CodingRun(tuple(group), coding_s, sizes.size_of(coding_s))
        for group, coding_s in zip(groups, lengths, strict=True)
        if coding_s >= SHORTEST_S
    )


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


class Block(Value):
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


ENOUGH_S = 60 * 60
"""A day with less coding than this is never called fragmented."""


class Fragmentation(Value):
    """Seconds of coding by the size of their block, counts of blocks by what ended them, and the longest block."""

    focus_s: int
    short_s: int
    fragment_s: int
    ended_by: Mapping[Cause, int]
    longest_s: int

    @property
    def fragmented_share(self) -> float | None:
        """The share of coding that happened in fragments; None without any coding."""
        coding_s = self.focus_s + self.short_s + self.fragment_s
        return self.fragment_s / coding_s if coding_s else None


def fragmentation_of(blocks: Iterable[Block]) -> Fragmentation:
    """Sum up blocks of one day or of several."""
    by_size = dict.fromkeys(BlockSize, 0)
    causes: dict[Cause, int] = {}
    longest = 0
    for block in blocks:
        by_size[block.size] += block.coding_s
        causes[block.ended_by] = causes.get(block.ended_by, 0) + 1
        longest = max(longest, block.coding_s)
    return Fragmentation(
        by_size[BlockSize.FOCUS], by_size[BlockSize.SHORT], by_size[BlockSize.FRAGMENT], causes, longest
    )


def is_fragmented(coding_s: int, blocks: Iterable[Block]) -> bool:
    """Return whether a day is fragmented: an hour of coding or more, no focus block, two blocks ended by meetings."""
    blocks = tuple(blocks)
    return (
        coding_s >= ENOUGH_S
        and all(block.size is not BlockSize.FOCUS for block in blocks)
        and sum(block.ended_by is Cause.MEETING for block in blocks) >= 2
    )
