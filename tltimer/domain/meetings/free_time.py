"""The free time that a day's meetings leave, and what each of them costs."""

from __future__ import annotations

from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.working_hours import busy_spans
from tltimer.domain.timeline.instants import elapsed
from tltimer.domain.timeline.spans import overlap, without
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from tltimer.domain.focus.blocks import BlockSizes
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.working_hours import WorkingHours
    from tltimer.domain.timeline.spans import Span


class FreePiece(Value):
    """A piece of free time."""

    span: Span
    size: BlockSize


class FreeTime(Value):
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


def costs(
    meetings: Iterable[Meeting], day: date, hours: WorkingHours, events: Iterable[Meeting], sizes: BlockSizes
) -> tuple[int, ...]:
    """Count, for each of some meetings, the focus time that its day would have without it, less what it has with it.

    Args:
        meetings: the meetings, each one of the events.
        day: their day.
        hours: the working hours.
        events: all that could touch the day.
        sizes: the limits of the sizes, in seconds of free time.
    """
    window = hours.window(day)
    if window is None:
        return tuple(0 for _meeting in meetings)
    near = (
        event for event in events if event.plan is Plan.AWAY or (event.start < window.end and window.start < event.end)
    )
    taken: list[tuple[Meeting | None, Span]] = [(None, span) for span in hours.lunch_of(day)]
    taken += [(event, span) for event in near for span in busy_spans((event,), day, hours)]
    # Lunch can lie outside of the working hours, and is a piece of busy time there that ends nothing.
    taken = sorted((pair for pair in taken if overlap(pair[1], window)), key=lambda pair: pair[1].start)

    def focus_s(left_out: Meeting | None) -> int:
        """Walk through the window from one piece of busy time to the next: a year has thousands of meetings."""
        seconds, at = 0, window.start
        for event, span in taken:
            # Most begin at another time, which is seen sooner than that two are not the same.
            if left_out is not None and event is not None and event.start == left_out.start and event == left_out:
                continue
            if at < span.start:
                seconds += focus_between(at, span.start)
            at = max(at, span.end)
        return seconds + (focus_between(at, window.end) if at < window.end else 0)

    def focus_between(start: datetime, end: datetime) -> int:
        length = elapsed(start, end)
        return length if sizes.size_of(length) is BlockSize.FOCUS else 0

    with_all = focus_s(None)
    return tuple(focus_s(meeting) - with_all if overlap(meeting.span, window) else 0 for meeting in meetings)
