"""Half-open spans of time and their algebra."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from tltimer.domain.timeline.instants import elapsed
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime


class Span(Value):
    """From ``start`` up to, but not including, ``end``; both are UTC."""

    start: datetime
    end: datetime

    @property
    def seconds(self) -> int:
        """Its length in elapsed seconds."""
        return elapsed(self.start, self.end)

    def covers(self, instant: datetime) -> bool:
        """Return whether an instant lies in the span."""
        return self.start <= instant < self.end


def overlap(span: Span, other: Span) -> Span | None:
    """Return the span that two spans share, None if they do not overlap.

    one    |-----|
    other     |-----|
    gives     |--|
    """
    start, end = max(span.start, other.start), min(span.end, other.end)
    return Span(start, end) if start < end else None


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or touch; in order, none of them empty.

    spans  |--|     |---|
             |--|       |--|
    gives  |----|   |------|
    """
    spans_with_time = [span for span in spans if span.start < span.end]
    if len(spans_with_time) < 2:
        return tuple(spans_with_time)
    joined: list[Span] = []
    for span in sorted(spans_with_time, key=attrgetter("start")):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def without(whole: Span, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the pieces of a span that remain when others are taken out of it.

    whole  |-------------|
    taken     |--|    |----|
    gives  |--|  |----|
    """
    pieces: list[Span] = []
    start = whole.start
    for span in union(taken):
        if start < min(span.start, whole.end):
            pieces.append(Span(start, min(span.start, whole.end)))
        start = max(start, span.end)
    if start < whole.end:
        pieces.append(Span(start, whole.end))
    return tuple(pieces)


def intersection(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans that lie in both sets, in order and without overlaps.

    some   |-----|   |---|
    others    |--------|
    gives     |--|   |-|
    """
    left = union(spans)
    right = union(others) if left else ()
    shared: list[Span] = []
    at = 0
    for span in left:
        while at < len(right) and right[at].end <= span.start:
            at += 1
        for other in right[at:]:
            if other.start >= span.end:
                break
            shared.append(Span(max(span.start, other.start), min(span.end, other.end)))
    return tuple(shared)


def difference(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans of the first set without those of the second, in order and without overlaps.

    some   |-----|   |---|
    taken     |--------|
    gives  |--|        |-|
    """
    left = union(spans)
    taken = union(taken) if left else ()
    return tuple(piece for span in left for piece in without(span, taken))


def seconds_of(spans: Iterable[Span]) -> int:
    """Count the seconds of spans that do not overlap."""
    return sum(span.seconds for span in spans)


def seconds_within(span: Span, joined: Sequence[Span]) -> int:
    """Count the seconds that a span shares with the spans of a union; quick where these are many."""
    shared = 0
    for other in joined[max(0, bisect_right(joined, span.start, key=attrgetter("start")) - 1) :]:
        if other.start >= span.end:
            break
        shared += max(0, elapsed(max(span.start, other.start), min(span.end, other.end)))
    return shared


def shared_seconds(spans: Iterable[Span], others: Iterable[Span]) -> int:
    """Count the seconds that lie in both sets of spans, each second once."""
    return seconds_of(intersection(spans, others))
