"""The free time that a day's meetings leave, and what each of them costs."""

from collections.abc import Iterable
from datetime import date

from tltimer.domain.focus.block_sizes import BlockSize, BlockSizes
from tltimer.domain.meetings.away import busy_spans
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.spans import Span, without
from tltimer.frozen import frozen


@frozen
class FreePiece:
    """A piece of free time."""

    span: Span
    size: BlockSize


@frozen
class FreeTime:
    """The free time of a day's working hours; ``window`` is None on a day off."""

    date: date
    window: Span | None
    pieces: tuple[FreePiece, ...]

    @property
    def focus_s(self) -> int:
        """The seconds in focus pieces."""
        return sum(piece.span.seconds for piece in self.pieces if piece.size is BlockSize.FOCUS)

    @property
    def longest_s(self) -> int:
        """The seconds of the longest piece, 0 if there is none."""
        return max((piece.span.seconds for piece in self.pieces), default=0)

    @property
    def longest(self) -> FreePiece | None:
        """The longest piece; of equals the first."""
        return max(self.pieces, key=lambda piece: piece.span.seconds, default=None)


def free_time(day: date, hours: WorkingHours, meetings: Iterable[Meeting], sizes: BlockSizes) -> FreeTime:
    """Take lunch and all busy time out of a day's working hours.

    window    |------------------------|
    busy         |--|  |---|
    lunch                 |-|
    free      |--|  |--|    |----------|
    """
    window = hours.window(day)
    if window is None:
        return FreeTime(day, None, ())
    taken = [*hours.lunch_of(day), *busy_spans(meetings, day, hours)]
    pieces = tuple(FreePiece(span, sizes.size_of(span.seconds)) for span in without(window, taken))
    return FreeTime(day, window, pieces)


def cost_s(meeting: Meeting, day: date, hours: WorkingHours, meetings: tuple[Meeting, ...], sizes: BlockSizes) -> int:
    """Count the focus time that a day would have without a meeting, less what it has with it."""
    with_it = free_time(day, hours, meetings, sizes).focus_s
    without_it = free_time(day, hours, (one for one in meetings if one != meeting), sizes).focus_s
    return without_it - with_it
