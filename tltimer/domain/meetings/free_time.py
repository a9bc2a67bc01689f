"""The free time that a day's meetings leave, and what each of them costs."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.spans import Span, without
from tltimer.frozen import value


class Size(StrEnum):
    """How much can be done in a piece of time."""

    WHOLE = "whole"
    USABLE = "usable"
    CRUMB = "crumb"


@value
class Sizes:
    """From how many seconds on a piece is whole, and from how many it is usable."""

    whole_s: int = 120 * 60
    usable_s: int = 60 * 60

    def size_of(self, seconds: int) -> Size:
        """Name the size of a piece of so many seconds."""
        if seconds >= self.whole_s:
            return Size.WHOLE
        return Size.USABLE if seconds >= self.usable_s else Size.CRUMB


@value
class Piece:
    """A piece of free time."""

    span: Span
    size: Size


@value
class FreeTime:
    """What is free in a day's working hours; ``window`` is None on a day off."""

    date: date
    window: Span | None
    pieces: tuple[Piece, ...]

    @property
    def focus_s(self) -> int:
        """The seconds in whole pieces."""
        return sum(piece.span.seconds for piece in self.pieces if piece.size is Size.WHOLE)

    @property
    def longest_s(self) -> int:
        """The seconds of the longest piece, 0 if there is none."""
        return max((piece.span.seconds for piece in self.pieces), default=0)

    @property
    def longest(self) -> Piece | None:
        """The longest piece; of equals the first."""
        return max(self.pieces, key=lambda piece: piece.span.seconds, default=None)


def free_time(day: date, hours: WorkingHours, meetings: Iterable[Meeting], sizes: Sizes) -> FreeTime:
    """Take lunch and all busy time out of a day's working hours.

    window    |------------------------|
    busy         |--|  |---|
    lunch                 |-|
    free      |--|  |--|    |----------|
    """
    window = hours.window(day)
    if window is None:
        return FreeTime(day, None, ())
    taken = [*hours.lunch_of(day), *(meeting.span for meeting in meetings if meeting.busy)]
    pieces = tuple(Piece(span, sizes.size_of(span.seconds)) for span in without(window, taken))
    return FreeTime(day, window, pieces)


def cost_s(meeting: Meeting, day: date, hours: WorkingHours, meetings: tuple[Meeting, ...], sizes: Sizes) -> int:
    """Count the focus time that a day would have without a meeting, less what it has with it."""
    with_it = free_time(day, hours, meetings, sizes).focus_s
    without_it = free_time(day, hours, (one for one in meetings if one != meeting), sizes).focus_s
    return without_it - with_it
