"""The moves of meetings that would give the most focus time back."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.working_hours import busy_spans
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.spans import without
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime

    from tltimer.domain.focus.blocks import BlockSizes
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.working_hours import WorkingHours
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.spans import Span

GRID = timedelta(minutes=15)

WORTHWHILE_S = 30 * 60
"""A move that gives less than this back is not proposed."""

FEW = 3
"""The most others whom the organiser of a meeting can be asked to ask."""


class Move(Value):
    """A meeting, the start proposed for it, the focus time gained, and what the day has after it, in seconds.

    ``one_to_one`` tells that the meeting is a planned 1:1, which is moved only where nothing else helps.
    """

    meeting: Meeting
    start: datetime
    gain_s: int
    focus_s: int
    longest_s: int
    one_to_one: bool = False

    @property
    def rank_across_days(self) -> tuple[bool, int, float]:
        """The key by which the moves of several days are compared; the greatest is best, 1:1s come last."""
        return not self.one_to_one, self.gain_s, -self.meeting.start.timestamp()

    @property
    def rank(self) -> tuple[int, int, int, float]:
        """The key by which moves are compared; the greatest is best."""
        return (
            self.focus_s,
            self.longest_s,
            -abs(elapsed(self.meeting.start, self.start)),
            -self.start.timestamp(),
        )


def _nobody(_meeting: Meeting) -> str | None:
    return None


def _spares_nobody(_partner: str) -> bool:
    return False


class Movability(Value):
    """The meetings that may be proposed for a move.

    Those from ``now`` on, never the series of ``never``, and with ``everyone`` of whatever size. ``own_blocks`` are the
    UIDs of the blocks that tltimer wrote, which a meeting must not be moved into. ``one_to_one`` returns with whom a
    meeting is a planned 1:1: these are proposed last, and those with somebody whom ``spares`` tells not at all.
    """

    now: datetime
    never: frozenset[str] = frozenset()
    everyone: bool = False
    own_blocks: frozenset[str] = frozenset()
    one_to_one: Callable[[Meeting], str | None] = _nobody
    spares: Callable[[str], bool] = _spares_nobody


def movable(meeting: Meeting, window: Span | None, rule: Movability) -> bool:
    """Return whether a meeting can be moved: with one other, or one's own with few, ahead, and in the working hours."""
    few = meeting.others == 1 or (meeting.mine and meeting.others <= FEW)
    return (
        meeting.plan is Plan.MEETING
        and (few or rule.everyone)
        and meeting.uid not in rule.never
        and meeting.start >= rule.now
        and window is not None
        and window.start <= meeting.start
        and meeting.end <= window.end
    )


def best_move(
    meeting: Meeting, day: date, hours: WorkingHours, meetings: Iterable[Meeting], sizes: BlockSizes, rule: Movability
) -> Move | None:
    """Return the best start on the grid of the day's working hours; None if there is none, or the meeting must stay.

        window   |---------------------------|
        busy        |mtg|      |other|
        starts   ····          ˙     ········     15 minutes apart, the present one left out

    A start in a free piece splits that piece and changes no other, so each is weighed on its own.
    """
    window = hours.window(day)
    if window is None or not movable(meeting, window, rule):
        return None
    meetings = tuple(meetings)
    before = free_time(day, hours, meetings, sizes)
    other_meetings = [other for other in meetings if other != meeting]
    gaps = without(window, [*hours.lunch_of(day), *busy_spans(other_meetings, day, hours)])
    own_blocks = [
        meeting.span for meeting in other_meetings if meeting.plan is Plan.CODING and meeting.uid in rule.own_blocks
    ]
    lengths = [gap.seconds for gap in gaps]
    length = meeting.end - meeting.start
    best: Move | None = None
    for number, gap in enumerate(gaps):
        other_lengths = lengths[:number] + lengths[number + 1 :]
        steps = -((window.start - max(gap.start, rule.now)) // GRID)
        start = window.start + max(steps, 0) * GRID
        while start + length <= gap.end:
            taken = any(block.start < start + length and start < block.end for block in own_blocks)
            if start != meeting.start and not taken:
                lengths_after = [*other_lengths, elapsed(gap.start, start), elapsed(start + length, gap.end)]
                focus_s = sum(seconds for seconds in lengths_after if sizes.size_of(seconds) is BlockSize.FOCUS)
                move = Move(meeting, start, focus_s - before.focus_s, focus_s, max(lengths_after))
                if best is None or move.rank > best.rank:
                    best = move
            start += GRID
    return best


def worthwhile_moves(
    day: date, hours: WorkingHours, meetings: Iterable[Meeting], sizes: BlockSizes, rule: Movability
) -> tuple[tuple[Move, ...], Iterator[Move]]:
    """Propose for each of a day's meetings its best move if that is worthwhile.

    Args:
        day: the day.
        hours: the working hours.
        meetings: all that could touch the day; those are moved that start in its working hours.
        sizes: the limits of the sizes, in seconds of free time.
        rule: the meetings that may be moved.

    Returns:
        The moves of meetings that are no 1:1s, and those of 1:1s; of both the best first. Whom to spare is asked as the
        latter are taken, because telling that takes months of calendars.
    """
    meetings = tuple(meetings)
    moves = (best_move(meeting, day, hours, meetings, sizes, rule) for meeting in meetings)
    worthwhile = [move for move in moves if move is not None and move.gain_s >= WORTHWHILE_S]
    worthwhile.sort(key=lambda move: (move.meeting.start, move.meeting.title))
    worthwhile.sort(key=lambda move: move.rank, reverse=True)
    # Whom a meeting is with takes longer to tell than whether it can be moved.
    partners = [(move, rule.one_to_one(move.meeting)) for move in worthwhile]
    one_to_ones = (
        replace(move, one_to_one=True) for move, partner in partners if partner is not None and not rule.spares(partner)
    )
    return tuple(move for move, partner in partners if partner is None), one_to_ones


def moves_of(
    day: date, hours: WorkingHours, meetings: Iterable[Meeting], sizes: BlockSizes, rule: Movability
) -> tuple[Move, ...]:
    """Return the worthwhile moves of a day, the best first, 1:1s last."""
    others, one_to_ones = worthwhile_moves(day, hours, meetings, sizes, rule)
    return (*others, *one_to_ones)


def never_moved(documents: Iterable[Document]) -> frozenset[str]:
    """Read from the collection ``answers`` the series that are never proposed for a move, by their UID."""
    return frozenset(never_moved_titles(documents))


def never_moved_titles(documents: Iterable[Document]) -> dict[str, str]:
    """Read the same with their titles."""
    answers = (document for document in documents if document.get("never_move"))
    return {str(document["never_move"]): str(document.get("title") or "") for document in answers}
