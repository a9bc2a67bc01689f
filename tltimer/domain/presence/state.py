"""Presence as observed so far, and how each further observation adds to it."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.presence.clock_jumps import ClockJump
from tltimer.domain.timeline.spans import Span
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

IDLE, LOCK, SLEEP = "idle", "lock", "sleep"

SLACK = timedelta(seconds=2)
"""Idle time is told, and cut, to the second."""

HERE = timedelta(seconds=60)
"""Whoever gave input so lately is there."""

LOST = timedelta(minutes=3)
"""Input for so long on a locked screen: it is not locked any more, and the word of it was lost."""

NO_JUMP = ClockJump()


class PresencePiece(Value):
    """A span in which nobody was seen, and by what that is known: ``idle``, ``lock`` or ``sleep``."""

    span: Span
    source: str


class PresenceLog(Value):
    """The state of presence as of the last look.

    ``last_input`` is None where idle time is not known. ``locked`` and ``asleep`` say since when. ``pieces`` are over
    and were not dealt with yet.
    """

    at: datetime
    last_input: datetime | None = None
    locked: datetime | None = None
    asleep: datetime | None = None
    inputs_since: datetime | None = None
    pieces: tuple[PresencePiece, ...] = ()

    @property
    def here(self) -> bool:
        """Whether somebody is there; where idle time is not known, the machine is neither locked nor asleep."""
        if self.locked is not None or self.asleep is not None:
            return False
        return self.last_input is None or self.at - self.last_input < HERE

    def present_until(self, meets: bool) -> datetime:
        """Return the instant to which somebody was there; in a mode that ``meets`` no input is needed for that."""
        ends = [self.at, *(end for end in (self.locked, self.asleep) if end is not None)]
        if not meets and self.last_input is not None:
            ends.append(self.last_input)
        return min(ends)


def _changed(
    noticed: PresenceLog,
    at: datetime,
    locked: datetime | None,
    asleep: datetime | None,
    *pieces: PresencePiece,
) -> PresenceLog:
    noticed_pieces = (*noticed.pieces, *(piece for piece in pieces if piece.span.start < piece.span.end))
    return PresenceLog(at, noticed.last_input, locked, asleep, noticed.inputs_since if locked else None, noticed_pieces)


def settled(noticed: PresenceLog) -> PresenceLog:
    """The observations that have been dealt with."""
    return PresenceLog(noticed.at, noticed.last_input, noticed.locked, noticed.asleep, noticed.inputs_since)


def locked(noticed: PresenceLog, now: datetime) -> PresenceLog:
    """The screen was locked; if it is known to be, it stays so since then."""
    return _changed(noticed, noticed.at, noticed.locked or now, noticed.asleep)


def unlocked(noticed: PresenceLog, now: datetime) -> PresenceLog:
    """The screen was unlocked."""
    if noticed.locked is None:
        return noticed
    return _changed(noticed, noticed.at, None, noticed.asleep, PresencePiece(Span(noticed.locked, now), LOCK))


def fell_asleep(noticed: PresenceLog, now: datetime) -> PresenceLog:
    """The machine is about to sleep."""
    return _changed(noticed, noticed.at, noticed.locked, noticed.asleep or now)


def woke(noticed: PresenceLog, now: datetime) -> PresenceLog:
    """The machine is awake again."""
    if noticed.asleep is None:
        return noticed
    ended = [PresencePiece(Span(noticed.asleep, now), SLEEP)]
    if noticed.last_input is not None:  # nobody had come before it slept
        ended.append(PresencePiece(Span(noticed.last_input, noticed.asleep), IDLE))
    return _changed(noticed, max(now, noticed.at), noticed.locked, None, *ended)


def looked(noticed: PresenceLog, now: datetime, idle_s: float | None, jump: ClockJump = NO_JUMP) -> PresenceLog:
    """Take in a look: how long there was no input, and what the clocks did since the look before.

        looks   |     |     |     |     |
        input   x x                   x
        idle       |--------------|            over when input was seen, up to the look before that

    Args:
        noticed: the log of presence before.
        now: the instant of the look.
        idle_s: for how many seconds there was no input; None if that is not known.
        jump: a changed clock moves all that is known with it, a suspended machine slept since the look before.
    """
    state = _awake(_shifted(noticed, timedelta(seconds=jump.set_s)), now, jump)
    awake_at = max(state.at, noticed.at + timedelta(seconds=jump.set_s))
    last, pieces, inputs = state.last_input, list(state.pieces), None
    over = None if last is None else PresencePiece(Span(last, awake_at), IDLE)
    if idle_s is None:
        last = None
    else:
        seen = min(now, now - timedelta(seconds=int(idle_s)))
        if last is not None and seen <= awake_at + SLACK:
            over = None  # still no input; what the clock of idle time missed while asleep is in the sleep
        else:
            last, inputs = seen, state.inputs_since or awake_at
    if over is not None and over.span.start < over.span.end:
        pieces.append(over)
    after = PresenceLog(now, last, state.locked, state.asleep, inputs if state.locked else None, tuple(pieces))
    if after.inputs_since is not None and now - after.inputs_since >= LOST:
        return unlocked(after, after.inputs_since)
    return after


def _awake(noticed: PresenceLog, now: datetime, jump: ClockJump) -> PresenceLog:
    """A look is taken by a machine that is awake, whether word of that came or not."""
    slept_s = jump.suspended_s
    if noticed.asleep is not None and not slept_s:
        slept_s = jump.frozen_s  # no clock tells of a sleep that was announced, but no program ran either
    if slept_s:
        start = noticed.asleep or noticed.at
        return woke(fell_asleep(noticed, start), min(now, start + timedelta(seconds=slept_s)))
    if noticed.asleep is not None and now - noticed.asleep > HERE:
        return _changed(noticed, noticed.at, noticed.locked, None)
    return noticed


def _shifted(noticed: PresenceLog, by: timedelta) -> PresenceLog:
    def moved(instant: datetime | None) -> datetime | None:
        return None if instant is None else instant + by

    return PresenceLog(
        noticed.at + by,
        moved(noticed.last_input),
        moved(noticed.locked),
        moved(noticed.asleep),
        moved(noticed.inputs_since),
        tuple(
            PresencePiece(Span(piece.span.start + by, piece.span.end + by), piece.source) for piece in noticed.pieces
        ),
    )
