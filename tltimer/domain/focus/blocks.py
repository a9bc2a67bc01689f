"""What ended a coding block."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from tltimer.domain.meetings.free_time import Size, Sizes
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.entries import Stretch
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.frozen import value


@value
class Run:
    """Coding stretches of one day with short breaks at most between them; never empty."""

    stretches: tuple[Stretch, ...]
    size: Size

    @property
    def start(self) -> datetime:
        """Where the first stretch begins."""
        return self.stretches[0].start

    @property
    def end(self) -> datetime:
        """Where the last stretch ends."""
        return self.stretches[-1].end

    @property
    def coding_s(self) -> int:
        """The seconds of coding in it, the short breaks left out."""
        return sum(stretch.seconds for stretch in self.stretches)

    @property
    def running(self) -> bool:
        """Say whether it is going on."""
        return self.stretches[-1].running


def coding_stretches(stretches: Iterable[Stretch], modes: ModeList) -> tuple[Stretch, ...]:
    """Keep the stretches that are known to be coding, in order."""
    coding = (
        stretch for stretch in stretches if not stretch.unconfirmed and modes.counts_as(stretch.mode) is CountsAs.CODING
    )
    return tuple(sorted(coding, key=lambda stretch: stretch.start))


def runs(stretches: Iterable[Stretch], modes: ModeList, bridge: timedelta, sizes: Sizes) -> tuple[Run, ...]:
    """Join coding stretches of the same day with at most ``bridge`` between them.

    stretches  |coding|m|coding|----meeting----|coding|
    runs       |--------------|                |------|
    """
    groups: list[list[Stretch]] = []
    for stretch in coding_stretches(stretches, modes):
        last = groups[-1][-1] if groups else None
        if last and last.day == stretch.day and stretch.start - last.end <= bridge:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return tuple(Run(tuple(group), sizes.size_of(sum(one.seconds for one in group))) for group in groups)


NEAR = timedelta(minutes=10)
"""How close to the end of a block a meeting must start to have ended it."""

AWAY = ("idle", "lock", "sleep")
"""The sources of switches that say that nobody was there."""


class Cause(StrEnum):
    """Why a block ended; the first that holds, in this order."""

    RUNNING = "running"
    MEETING = "meeting"
    AWAY = "away"
    STOP = "stop"
    SWITCH = "switch"


@value
class Block:
    """A coding block; ``meeting`` is the title of the meeting that ended it, if the calendar has one there."""

    start: datetime
    end: datetime
    coding_s: int
    size: Size
    ended_by: Cause
    meeting: str | None


def nearest_meeting(end: datetime, meetings: Iterable[Meeting]) -> Meeting | None:
    """Give the meeting that starts nearest to an instant, 10 minutes away at most.

    starts   x      |<-10 min->E<-10 min->|   x
    """
    near = [one for one in meetings if one.plan is Plan.MEETING and abs(one.start - end) <= NEAR]
    return min(near, key=lambda one: (abs(elapsed(end, one.start)), one.start, one.title), default=None)


def block_of(
    run: Run, switch_at: Mapping[datetime, Switch], meetings: Iterable[Meeting], modes: ModeList, days: DayRule
) -> Block:
    """Say what ended a run of coding.

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
    run: Run, switch_at: Mapping[datetime, Switch], meetings: tuple[Meeting, ...], modes: ModeList, days: DayRule
) -> tuple[Cause, Meeting | None]:
    if run.running:
        return Cause.RUNNING, None
    meeting = nearest_meeting(run.end, meetings)
    if meeting:
        return Cause.MEETING, meeting
    if run.end >= days.span_of(run.stretches[-1].day).end:
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
