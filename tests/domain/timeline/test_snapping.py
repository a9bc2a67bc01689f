"""Edges come to rest on meetings first, then on the grid."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import at, instants
from tltimer.domain.timeline.day_editing import GRID, nudged, snapped

MINUTE = timedelta(minutes=1)


def test_an_edge_snaps_to_five_minutes() -> None:
    assert snapped(at("09:02:29")) == at("09:00")
    assert snapped(at("09:02:30")) == at("09:05")


def test_the_edge_of_a_meeting_pulls_harder_than_the_grid() -> None:
    assert snapped(at("09:01"), [at("09:02"), at("09:30")]) == at("09:02")
    assert snapped(at("09:08"), [at("09:02")]) == at("09:10")
    assert snapped(at("09:08"), [at("09:02")], pull=6 * MINUTE) == at("09:02")


def test_a_nudge_goes_to_the_next_line_of_the_grid() -> None:
    assert nudged(at("09:58"), GRID) == at("10:00")
    assert nudged(at("10:00"), GRID) == at("10:05")
    assert nudged(at("09:58"), -GRID) == at("09:55")
    assert nudged(at("10:00"), -GRID) == at("09:55")
    assert nudged(at("09:58"), MINUTE) == at("09:59")


@given(instants("2026-03-01", "2026-11-01"), st.sampled_from([GRID, -GRID, MINUTE, -MINUTE]))
def test_a_nudge_always_moves_and_by_one_step_at_most(here, step) -> None:
    moved = nudged(here, step)
    assert timedelta(0) < (moved - here) * (1 if step > timedelta(0) else -1) <= abs(step)
