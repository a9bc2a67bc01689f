"""From switches, which are points, to entries, which have a length."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter

from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.frozen import frozen


@frozen
class Entry:
    """Time in one mode without a break, within one day.

    ``unconfirmed`` marks unknown time: the mode ``unknown``, or a mode that ran implausibly long and that nobody
    confirmed. ``running`` says that no switch has ended it yet.
    """

    start: datetime
    end: datetime
    switch: Switch
    day: date
    unconfirmed: bool
    running: bool

    @property
    def mode(self) -> str:
        """The key of the mode that the switch names."""
        return self.switch.mode

    @property
    def seconds(self) -> int:
        """How long it lasted, in elapsed seconds."""
        return elapsed(self.start, self.end)

    @property
    def span(self) -> Span:
        """When it was."""
        return Span(self.start, self.end)


def counting(switches: Iterable[Switch]) -> tuple[Switch, ...]:
    """Order switches by ``(at, id)``; of several at one instant only that with the greatest id counts."""
    last = {switch.at: switch for switch in sorted(switches, key=attrgetter("at", "id"))}
    return tuple(last.values())


def compute_entries(
    switches: Iterable[Switch], until: datetime, days: DayRule, runaway_after: timedelta
) -> tuple[Entry, ...]:
    """Fold switches into entries; what runs at ``until`` or over the end of its day ends there.

        switches   C      M   C        off      C            until
        entries  |coding|mtg|coding---|       |coding--| . . |
                                                       day ends

    Args:
        switches: in any order; those at or after ``until`` do not exist.
        until: the instant to which the log is known, now.
        days: when days begin.
        runaway_after: an entry longer than this is unknown time unless its switch is confirmed.
    """
    known = [switch for switch in counting(switches) if switch.at < until]
    found = []
    day, day_end = date.min, datetime.min.replace(tzinfo=UTC)
    for switch, follower in zip(known, [*known[1:], None], strict=False):  # the None is one too many for none
        if switch.mode == OFF:
            continue
        if switch.at >= day_end:
            day = days.day_of(switch.at)
            day_end = days.span_of(day).end
        next_at = follower.at if follower else until
        end = min(next_at, until, day_end)
        unconfirmed = switch.mode == UNKNOWN or (not switch.confirmed and end - switch.at > runaway_after)
        found.append(Entry(switch.at, end, switch, day, unconfirmed, follower is None and until < day_end))
    return tuple(found)


def running_switch(switches: Iterable[Switch], at: datetime, days: DayRule) -> Switch | None:
    """Give the switch whose mode runs at an instant, one at this very instant included; None where nothing runs."""
    before = [switch for switch in counting(switches) if switch.at <= at]
    if not before or before[-1].mode == OFF or days.day_of(before[-1].at) != days.day_of(at):
        return None
    return before[-1]
