"""A day as a row of cells."""

from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, MONDAY, at, span
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.render.terminal.cells import STEPS, TextAxis, axis_over, in_cells


def test_an_axis_without_anything_shows_the_middle_of_the_day() -> None:
    assert axis_over((), BERLIN, 48) == TextAxis(9 * 60, 10, 48)


def test_an_axis_reaches_in_whole_hours_over_all_spans() -> None:
    spans = [(MONDAY, span("07:40", "08:00")), (MONDAY, span("22:10", "25:30"))]
    assert axis_over(spans, BERLIN, 40) == TextAxis(7 * 60, 30, 38)


def test_an_axis_that_does_not_fit_has_the_longest_cells() -> None:
    assert axis_over((), BERLIN, 3).step == STEPS[-1]


@given(st.integers(0, 27 * 60), st.integers(1, 600), st.integers(26, 120))
def test_every_span_lies_on_its_axis(start: int, minutes: int, width: int) -> None:
    begin = at("00:00") + timedelta(minutes=start)
    lying = Span(begin, begin + timedelta(minutes=minutes))
    axis = axis_over([(MONDAY, lying)], BERLIN, width)
    edges = axis.edges(MONDAY, BERLIN)
    assert edges[0] <= lying.start
    assert lying.end <= edges[-1]
    assert len(edges) == axis.count + 1


def test_hours_stand_above_their_cells() -> None:
    assert TextAxis(8 * 60, 15, 12).labels() == "8   9   10  11"
    assert TextAxis(8 * 60, 30, 12).labels() == "8   10  12  14"
    assert TextAxis(8 * 60, 60, 8).labels() == "8   12  16"
    assert TextAxis(22 * 60, 15, 16).labels() == "22  23  0   1   2"


def test_a_cell_shows_what_fills_most_of_it() -> None:
    edges = TextAxis(9 * 60, 30, 4).edges(MONDAY, BERLIN)
    a, b, c = span("09:00", "09:40"), span("09:40", "10:05"), span("10:20", "10:35")
    assert in_cells((a, b, c), edges) == (a, b, None, None)


def test_a_cell_half_full_is_not_empty() -> None:
    edges = TextAxis(9 * 60, 30, 1).edges(MONDAY, BERLIN)
    half = span("09:15", "09:30")
    assert in_cells((half,), edges) == (half,)
    assert in_cells((span("09:16", "09:30"),), edges) == (None,)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 20)), max_size=6))
def test_a_cell_shows_its_longest_span_whatever_else_runs(spans: list[tuple[int, int]]) -> None:
    edges = TextAxis(9 * 60, 5, 8).edges(MONDAY, BERLIN)
    lying = [
        Span(edges[0] + timedelta(minutes=2 * first), edges[0] + timedelta(minutes=2 * first + length))
        for first, length in spans
    ]

    def content(cell: Span) -> Span | None:
        shares = [
            (shared.seconds, one) for one in sorted(lying, key=lambda one: one.start) if (shared := overlap(one, cell))
        ]
        longest, best = max(shares, key=lambda share: share[0], default=(0, None))
        return best if cell.seconds - sum(seconds for seconds, _one in shares) <= longest else None

    assert in_cells(lying, edges) == tuple(content(Span(start, end)) for start, end in pairwise(edges))


def test_a_clock_change_within_the_axis_keeps_the_hours_in_their_places() -> None:
    zone = ZoneInfo("America/Santiago")
    edges = TextAxis(0, 60, 4).edges(date(2026, 9, 6), zone)
    assert [edge.astimezone(zone).hour for edge in edges] == [1, 1, 2, 3, 4]
