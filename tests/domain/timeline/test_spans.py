import itertools
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import span, utc
from tltimer.domain.timeline.spans import Span, overlap, seconds_within, shared_seconds, union, without

NOON = utc("2026-11-16T12:00:00")


def seconds(start: int, end: int) -> Span:
    return Span(NOON + timedelta(seconds=start), NOON + timedelta(seconds=end))


some_spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: seconds(*ends)), max_size=8)
whole_spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: seconds(min(ends), max(ends)))


def inside(*spans: Span) -> set[int]:
    """The seconds that lie in any of the spans."""
    return {second for second in range(-1, 62) for span in spans if span.covers(NOON + timedelta(seconds=second))}


def test_a_span_holds_its_start_and_not_its_end():
    morning = span("09:00", "10:00")
    assert morning.covers(morning.start)
    assert not morning.covers(morning.end)
    assert morning.seconds == 3600


def test_spans_that_touch_share_nothing():
    assert overlap(span("09:00", "10:00"), span("10:00", "11:00")) is None


def test_spans_that_touch_are_one():
    assert union([span("10:00", "11:00"), span("09:00", "10:00")]) == (span("09:00", "11:00"),)


def test_a_hole_leaves_two_pieces():
    assert without(span("09:00", "12:00"), [span("10:00", "11:00")]) == (span("09:00", "10:00"), span("11:00", "12:00"))


def test_what_lies_outside_takes_nothing():
    whole = span("09:00", "12:00")
    assert without(whole, [span("08:00", "09:00"), span("12:00", "13:00")]) == (whole,)


@given(some_spans)
def test_a_union_holds_the_same_seconds_in_order_and_apart(spans: list[Span]):
    joined = union(spans)
    assert inside(*joined) == inside(*spans)
    assert all(piece.start < piece.end for piece in joined)
    assert all(piece.end < following.start for piece, following in itertools.pairwise(joined))


@given(some_spans)
def test_the_order_of_spans_does_not_matter_to_their_union(spans: list[Span]):
    assert union(reversed(spans)) == union(spans) == union(union(spans))


@given(whole_spans, some_spans)
def test_what_remains_is_the_whole_less_what_was_taken(whole: Span, taken: list[Span]):
    pieces = without(whole, taken)
    assert inside(*pieces) == inside(whole) - inside(*taken)
    assert all(piece.start < piece.end for piece in pieces)
    assert all(piece.end < following.start for piece, following in itertools.pairwise(pieces))


@given(whole_spans, whole_spans)
def test_an_overlap_is_what_both_hold(span: Span, other: Span):
    shared = overlap(span, other)
    assert overlap(other, span) == shared
    assert (inside(shared) if shared else set()) == inside(span) & inside(other)


@given(some_spans, some_spans)
def test_shared_seconds_are_counted_once(some: list[Span], others: list[Span]):
    assert shared_seconds(some, others) == len(inside(*some) & inside(*others))


@given(whole_spans, some_spans)
def test_seconds_within_a_union_are_those_shared(span: Span, others: list[Span]):
    assert seconds_within(span, union(others)) == shared_seconds([span], others)
