"""Entries, which have a length, computed from switches, which are points."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from operator import attrgetter, lt

from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import OFF, UNKNOWN, USER
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.switches import Switch


class Entry(Value):
    """Time in one mode without a break, within one day.

    ``unconfirmed`` marks unknown time: the mode ``unknown``, or a mode that ran implausibly long and that nobody
    confirmed; such an entry ends at its plausible end, and ``logged_end`` is where the log has its end. ``running``
    says that no switch has ended it yet.
    """

    start: datetime
    end: datetime
    switch: Switch
    day: date
    unconfirmed: bool
    running: bool
    logged_end: datetime

    @property
    def mode(self) -> str:
        """The key of the mode that the switch names."""
        return self.switch.mode

    @property
    def seconds(self) -> int:
        """Its length in elapsed seconds."""
        return elapsed(self.start, self.end)

    @property
    def span(self) -> Span:
        """Its time."""
        return Span(self.start, self.end)


class EntryRule(Value):
    """The rule by which switches become entries.

    ``work_end`` returns the end of a day's working hours, None on a day off.
    """

    days: DayRule
    runaway_after: timedelta
    work_end: Callable[[date], datetime | None]

    def is_unknown(self, switch: Switch, end: datetime) -> bool:
        """Return whether nobody knows what the time from a switch to an instant was."""
        return switch.mode == UNKNOWN or (end - switch.at > self.runaway_after and not switch.confirmed)

    def plausible_end(self, start: datetime, day: date) -> datetime:
        """Return the latest end to assume for unknown time, so that a forgotten stop does not fill a night.

        working hours    |---------------|
        unknown time              |······|············    until the working hours end
                                       |······|·······    ``runaway_after``, where they are nearly over
        """
        work_end = self.work_end(day)
        if work_end is not None and start + WELL_BEFORE <= work_end:
            return work_end
        return start + self.runaway_after


WELL_BEFORE = timedelta(minutes=15)
"""The least time before the end of the working hours at which unknown time that begins ends with them."""


def counting(switches: Iterable[Switch]) -> tuple[Switch, ...]:
    """Return switches in order of ``(at, id)``; of several at one instant only the one with the greatest id."""
    switches = tuple(switches)
    instants = [switch.at for switch in switches]
    if all(map(lt, instants, instants[1:])):  # as they nearly always are, and a week's report has thousands
        return switches
    counted: list[Switch] = []
    latest = None
    for switch in sorted(switches, key=attrgetter("at", "id")):
        if switch.at == latest:
            counted[-1] = switch
        else:
            counted.append(switch)
            latest = switch.at
    return tuple(counted)


def compute_entries(
    switches: Iterable[Switch], until: datetime, rule: EntryRule, *, as_logged: bool = False
) -> tuple[Entry, ...]:
    """Fold switches into entries; an entry that runs at ``until`` or over the end of its day ends there.

        switches   C      M   C        off      C            until
        entries  |coding|mtg|coding---|       |coding--| . . |
                                                       day ends

    Args:
        switches: in any order; those at or after ``until`` do not exist.
        until: the instant to which the log is known, now.
        rule: when days begin, and which entries are unknown time; these end at their plausible end, except where the
            user stopped them.
        as_logged: leave unknown time as long as the log has it: for files, not for figures and pictures.
    """
    counted = counting(switches)
    past = counted[: bisect_left(counted, until, key=attrgetter("at"))]
    entries = []
    day, day_end = date.min, datetime.min.replace(tzinfo=UTC)
    for switch, follower in zip(past, [*past[1:], None], strict=False):  # the None is one too many for none
        if switch.mode == OFF:
            continue
        start = switch.at
        if start >= day_end:
            day = rule.days.day_of(start)
            day_end = rule.days.span_of(day).end
        end = until if follower is None else follower.at
        logged_end = end = end if end < day_end else day_end
        unconfirmed = rule.is_unknown(switch, end)
        if unconfirmed and not as_logged and not _is_stopped(follower, end):
            end = min(end, rule.plausible_end(start, day))
        running = follower is None and until < day_end
        entries.append(Entry(start, end, switch, day, unconfirmed, running, logged_end))
    return tuple(entries)


def entries_by_day(entries: Iterable[Entry]) -> dict[date, tuple[Entry, ...]]:
    """Return entries, given in their order, by the day that they are of; a day without any has no place."""
    return {day: tuple(entries_of_day) for day, entries_of_day in groupby(entries, attrgetter("day"))}


def _is_stopped(follower: Switch | None, end: datetime) -> bool:
    """Return whether the user stopped what ran until ``end``, and so knew when it ended."""
    return follower is not None and (follower.at, follower.mode, follower.source) == (end, OFF, USER)


def running_switch(switches: Iterable[Switch], at: datetime, days: DayRule) -> Switch | None:
    """Return the switch whose mode runs at an instant, one at this very instant included; None if nothing runs."""
    before = [switch for switch in counting(switches) if switch.at <= at]
    if not before or before[-1].mode == OFF or days.day_of(before[-1].at) != days.day_of(at):
        return None
    return before[-1]
