from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, HOURS, MONDAY, SIZES, at, meeting, span
from tests.reports.test_week_prompt import CHOSEN, DRIFT, WEEK
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.target import Choice, Verdict
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.spans import overlap
from tltimer.reports.block_suggestions import LONGEST, default_plan, worth_blocking

BEFORE = at("08:00")
TUESDAY = MONDAY + ONE_DAY


def free(*meetings, day=MONDAY):
    return free_time(day, HOURS, meetings, SIZES)


def test_the_longest_of_each_day_is_offered_the_longest_of_all_first():
    monday = free(meeting("11:00", "17:30"))
    tuesday = free(meeting("10:00", "15:00", date_=TUESDAY), day=TUESDAY)
    assert worth_blocking([monday, tuesday], (), BEFORE, SIZES) == (
        span("15:00", "17:30", TUESDAY),
        span("09:00", "11:00"),
    )
    assert len(worth_blocking([monday, tuesday], (), BEFORE, SIZES, most=1)) == 1


def test_a_very_long_piece_is_offered_in_part():
    assert worth_blocking([free()], (), BEFORE, SIZES) == (span("09:00", "12:00"),)


def test_time_that_is_over_or_planned_or_a_fragment_is_not_offered():
    day = free(meeting("12:00", "16:45"))
    assert worth_blocking([day], (), at("10:05"), SIZES) == (span("10:15", "12:00"),)
    assert worth_blocking([day], [span("10:30", "12:00")], BEFORE, SIZES) == (span("09:00", "10:30"),)
    assert worth_blocking([day], (), at("11:30"), SIZES) == ()
    assert worth_blocking([day], [span("09:00", "12:00")], BEFORE, SIZES) == ()


@given(st.integers(0, 40), st.integers(0, 33), st.integers(1, 20))
def test_whatever_is_offered_lies_ahead_and_is_free(now: int, start: int, length: int):
    instant = at("08:00") + now * ONE_DAY / 96
    planned = [span("09:00", "09:15")] if start == 0 else []
    begins = at("09:00") + start * ONE_DAY / 96
    day = free(meeting(begins, begins + length * ONE_DAY / 96))
    for suggestion in worth_blocking([day], planned, instant, SIZES):
        assert instant <= suggestion.start < suggestion.end <= suggestion.start + LONGEST
        assert not any(overlap(suggestion, taken) for taken in planned)
        assert any(piece.span.start <= suggestion.start and suggestion.end <= piece.span.end for piece in day.pieces)


def test_a_block_is_for_leading_where_little_coding_was_chosen_or_weeks_lie_above():
    light = Choice("1", WEEK, 0.1, 0.2, "", None, CHOSEN.decided_at)
    assert default_plan(WEEK, [CHOSEN], None, DAYS) is default_plan(WEEK, [CHOSEN], DRIFT, DAYS) is Plan.CODING
    assert default_plan(WEEK, [light], None, DAYS) is Plan.LEADING
    assert default_plan(WEEK, [CHOSEN], Drift(Verdict.ABOVE, 3, DRIFT.since), DAYS) is Plan.LEADING
