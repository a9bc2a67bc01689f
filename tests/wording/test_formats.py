import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, DAYS, MONDAY, at
from tltimer.domain.balance.target import Target
from tltimer.domain.timeline.days import Week
from tltimer.domain.timeline.totals import Totals
from tltimer.i18n.translate import keep_habits
from tltimer.wording import formats


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (59, "0:00"), (60, "0:01"), (9720, "2:42"), (36000, "10:00"), (360000, "100:00")],
)
def test_a_duration(seconds: int, text: str):
    assert formats.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (59, "0 min"),
        (1500, "25 min"),
        (3600, "1 h"),
        (3660, "1 h 1 min"),
        (9000, "2 h 30 min"),
        (90000, "25 h"),
    ],
)
def test_a_length_in_a_sentence(seconds: int, text: str):
    assert formats.length(seconds) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(None, "–"), (0.0, "0%"), (0.3449, "34%"), (0.345, "35%"), (0.285, "29%"), (1.0, "100%")],
)
def test_a_share(share: float | None, text: str):
    assert formats.share(share) == text


@pytest.mark.parametrize(
    ("both", "text"),
    [
        (None, "–"),
        ((0.25, 0.26), "25–26%"),
        ((0.251, 0.254), "25%"),
        ((0.3, 0.3), "30%"),
        ((0.0, 1.0), "0–100%"),
    ],
)
def test_a_range_of_shares(both: tuple[float, float] | None, text: str):
    assert formats.share_range(both) == text


@given(st.integers(0, 10000), st.integers(1, 10000))
def test_a_share_is_rounded_to_the_nearest_percent_halves_upwards(part: int, whole: int):
    assert formats.percent(part / whole) == (200 * part + whole) // (2 * whole)


def test_a_target_and_the_share_of_coding():
    assert formats.target_range(Target(0.3, 0.5, chosen=False)) == "30–50%"
    figures = Totals({}, {}, 25, 74, 1, 25, 99, 0)
    assert formats.coding_share(figures) == "25–26%"


def test_wall_times():
    assert formats.wall_time(at("14:30"), BERLIN) == "14:30"
    assert formats.span_words(at("09:05"), at("16:30"), BERLIN) == "09:05–16:30"


def test_days_and_months():
    week = DAYS.days_of(Week(2026, 47))
    assert [formats.day_name(day) for day in week][::6] == ["Monday", "Sunday"]
    assert [formats.short_day(day) for day in week] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert formats.date_words(MONDAY) == "16 November"


@pytest.mark.parametrize(
    ("week", "text"),
    [
        (Week(2026, 47), "16–22 November"),
        (Week(2026, 49), "30 November – 6 December"),
        (Week(2026, 53), "28 December 2026 – 3 January 2027"),
    ],
)
def test_the_dates_of_a_week(week: Week, text: str):
    assert formats.week_dates(week.monday) == text
    assert formats.week_name(week) == f"Week {week.number}"


def test_reserved_modes_have_names():
    assert formats.mode_label("off", "off") == "Not tracking"
    assert formats.mode_label("unknown", "unknown") == "Unknown"
    assert formats.mode_label("coding", "Coding") == "Coding"


def test_parts_of_a_line_are_joined_and_empty_ones_left_out():
    assert formats.listed(["a", "", "b"]) == "a · b"
    assert formats.listed([]) == ""


@pytest.mark.parametrize(("count", "text"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13")])
def test_counts_as_words(count: int, text: str):
    assert formats.count_words(count) == text


@pytest.mark.parametrize(("count", "text"), [(0, "no weeks"), (1, "one week"), (2, "two weeks"), (30, "30 weeks")])
def test_numbers_of_weeks(count: int, text: str):
    assert formats.weeks(count) == text


@pytest.mark.parametrize(("american", "hours"), [(False, ["9", "14", "1"]), (True, ["9 AM", "2 PM", "1 AM"])])
def test_an_hour_of_a_narrow_axis_is_written_as_on_the_wall(american: bool, hours: list[str]) -> None:
    keep_habits(american, american)
    try:
        assert [formats.bare_hour(hour) for hour in (9, 14, 25)] == hours
    finally:
        keep_habits(False, False)


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (Week(2026, 47), "November 16–22"),
        (Week(2026, 49), "November 30 – December 6"),
        (Week(2026, 53), "December 28, 2026 – January 3, 2027"),
    ],
)
def test_the_dates_of_a_week_where_the_month_comes_first(week: Week, words: str) -> None:
    keep_habits(True, True)
    try:
        assert formats.week_dates(week.monday) == words
        assert formats.date_and_year(MONDAY) == "November 16, 2026"
    finally:
        keep_habits(False, False)


@pytest.mark.parametrize(
    ("wall", "words"),
    [("00:05", "12:05 AM"), ("08:05", "8:05 AM"), ("12:00", "12:00 PM"), ("23:59", "11:59 PM")],
)
def test_a_time_where_clocks_have_twelve_hours(wall: str, words: str) -> None:
    keep_habits(True, True)
    try:
        assert formats.wall_time(at(wall), BERLIN) == words
        assert formats.time_column(at(wall), BERLIN) == words.rjust(8)
    finally:
        keep_habits(False, False)


def test_the_hours_of_an_axis_have_two_digits_as_every_time_has() -> None:
    assert [formats.hour_mark(hour) for hour in (8, 14, 25)] == ["08:00", "14:00", "01:00"]
