from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, DAYS, HOURS, MONDAY, SIZES, at, meeting, span
from tltimer.domain.focus.blocks import BlockSize, BlockSizes
from tltimer.domain.meetings.free_time import FreeTime, costs, free_time
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.working_hours import WorkingHours

HOUR = 3600
WITH_LUNCH = WorkingHours(DAYS, HOURS.weekdays, (time(12), time(13)))


def free(*meetings: Meeting, hours: WorkingHours = HOURS) -> FreeTime:
    return free_time(MONDAY, hours, meetings, SIZES)


def pieces(free_time: FreeTime) -> list[tuple[str, str, str]]:
    def wall(instant):
        return f"{instant.astimezone(BERLIN):%H:%M}"

    return [(wall(piece.span.start), wall(piece.span.end), str(piece.size)) for piece in free_time.pieces]


def test_a_day_without_meetings_is_one_piece():
    assert pieces(free()) == [("09:00", "17:30", "focus")]


def test_meetings_and_lunch_cut_the_day():
    result = free(meeting("10:00", "10:30"), meeting("15:00", "16:15"), hours=WITH_LUNCH)
    assert pieces(result) == [
        ("09:00", "10:00", "short"),
        ("10:30", "12:00", "short"),
        ("13:00", "15:00", "focus"),
        ("16:15", "17:30", "short"),
    ]
    assert result.focus_s == result.longest_s == 2 * HOUR


def test_meetings_that_overlap_count_once():
    result = free(meeting("10:00", "12:00"), meeting("11:00", "13:00", "Other"))
    assert pieces(result) == [("09:00", "10:00", "short"), ("13:00", "17:30", "focus")]


def test_planned_leading_is_busy_and_planned_coding_is_free():
    prep = meeting("09:00", "12:00", plan=Plan.LEADING)
    focus = meeting("13:00", "16:00", plan=Plan.CODING)
    assert pieces(free(prep, focus)) == [("12:00", "17:30", "focus")]


def test_a_meeting_from_before_the_working_hours_counts_where_it_lies_in_them():
    assert pieces(free(meeting("08:00", "09:30"))) == [("09:30", "17:30", "focus")]


def test_a_meeting_that_begins_the_day_before_counts_in_this_one():
    night = meeting("23:00", "34:00", date_=MONDAY - timedelta(days=1))
    assert pieces(free(night)) == [("10:00", "17:30", "focus")]


def test_a_day_off_has_no_window_and_nothing_free():
    off = WorkingHours(DAYS, HOURS.weekdays, None, frozenset({MONDAY}))
    result = free(meeting("10:00", "11:00"), hours=off)
    assert (result.window, result.pieces, result.focus_s, result.longest_s, result.longest) == (None, (), 0, 0, None)


def test_a_day_full_of_meetings_has_nothing_free():
    result = free(meeting("08:00", "18:00"))
    assert (result.pieces, result.longest) == ((), None)
    assert result.window == span("09:00", "17:30")


def test_of_equally_long_pieces_the_first_is_the_longest():
    result = free(meeting("11:00", "15:30"))
    assert [piece.span.seconds for piece in result.pieces] == [2 * HOUR, 2 * HOUR]
    assert result.longest == result.pieces[0]
    assert result.focus_s == 4 * HOUR


@pytest.mark.parametrize(
    ("seconds", "size"),
    [
        (120 * 60, BlockSize.FOCUS),
        (120 * 60 - 1, BlockSize.SHORT),
        (60 * 60, BlockSize.SHORT),
        (60 * 60 - 1, BlockSize.FRAGMENT),
        (0, BlockSize.FRAGMENT),
    ],
)
def test_sizes_have_sharp_edges(seconds: int, size: BlockSize):
    assert SIZES.size_of(seconds) is size


def test_sizes_can_be_set():
    assert BlockSizes(90 * 60, 30 * 60).size_of(90 * 60) is BlockSize.FOCUS
    assert BlockSizes(90 * 60, 30 * 60).size_of(30 * 60) is BlockSize.SHORT


def test_a_meeting_costs_the_focus_time_that_it_destroys():
    """It is half an hour long and makes two usable pieces of three and a half whole hours."""
    cutting = meeting("10:30", "11:00")
    late = meeting("12:30", "17:30", "Workshop")
    assert costs((cutting,), MONDAY, HOURS, (cutting, late), SIZES) == (3.5 * HOUR,)


def test_a_meeting_at_the_edge_costs_its_length():
    early = meeting("09:00", "09:30")
    assert costs((early,), MONDAY, HOURS, (early,), SIZES) == (1800,)


def test_lunch_after_the_working_hours_takes_nothing_from_a_cost():
    short_day = WorkingHours(DAYS, {0: (time(9), time(12, 15))}, (time(13), time(13, 30)))
    early = meeting("08:15", "09:15")
    assert costs((early,), MONDAY, short_day, (early,), SIZES) == (900,)


def test_a_meeting_under_another_costs_nothing():
    inner, outer = meeting("11:00", "11:30"), meeting("10:00", "12:00", "Workshop")
    assert costs((inner,), MONDAY, HOURS, (inner, outer), SIZES) == (0,)


TIMED = (Plan.MEETING, Plan.CODING, Plan.LEADING, Plan.BLOCKED)

some_meetings = st.lists(
    st.tuples(
        st.integers(0, 120),
        st.integers(1, 40),
        st.sampled_from(TIMED),
    ).map(
        lambda drawn: meeting(
            at("08:00") + timedelta(minutes=5 * drawn[0]),
            at("08:00") + timedelta(minutes=5 * (drawn[0] + drawn[1])),
            plan=drawn[2],
        )
    ),
    max_size=8,
)


@given(some_meetings, st.booleans())
def test_free_is_every_minute_of_the_working_hours_that_nothing_takes(meetings: list[Meeting], lunch: bool):
    """Against a minute at a time."""
    hours = WITH_LUNCH if lunch else HOURS
    result = free_time(MONDAY, hours, meetings, SIZES)
    minutes = [at("09:00") + timedelta(minutes=n) for n in range(510)]
    noon = span("12:00", "13:00")
    expected = [
        minute
        for minute in minutes
        if not any(meeting.span.covers(minute) for meeting in meetings if meeting.plan is not Plan.CODING)
        and not (lunch and noon.covers(minute))
    ]
    assert [minute for minute in minutes if any(piece.span.covers(minute) for piece in result.pieces)] == expected
    assert sum(piece.span.seconds for piece in result.pieces) == 60 * len(expected)
    runs: list[int] = []
    for minute in minutes:
        if minute not in expected:
            continue
        if runs and minute - timedelta(minutes=1) in expected:
            runs[-1] += 1
        else:
            runs.append(1)
    assert result.focus_s == 60 * sum(run for run in runs if run >= 120)
    assert result.longest_s == 60 * max(runs, default=0)
    assert [piece.span.seconds for piece in result.pieces] == [60 * run for run in runs]


lunches = st.sampled_from(
    [
        None,
        (time(12), time(13)),
        (time(8), time(8, 30)),
        (time(8, 30), time(9, 30)),
        (time(17), time(18)),
        (time(19), time(20)),
    ]
)


@given(some_meetings, lunches)
def test_a_cost_is_the_focus_time_with_the_meeting_left_out_less_that_with_it(
    meetings: list[Meeting], lunch: tuple[time, time] | None
):
    hours = WorkingHours(DAYS, HOURS.weekdays, lunch)
    with_all = free_time(MONDAY, hours, meetings, SIZES).focus_s
    expected = [
        free_time(MONDAY, hours, [other for other in meetings if other != meeting], SIZES).focus_s - with_all
        for meeting in meetings
    ]
    assert list(costs(meetings, MONDAY, hours, meetings, SIZES)) == expected
    assert min(expected, default=0) >= 0


def test_no_meeting_costs_anything_on_a_day_off():
    early = meeting("09:00", "09:30")
    off = HOURS.with_calendar({MONDAY: "Holidays"}, {})
    assert costs((early,), MONDAY, off, (early,), SIZES) == (0,)
