from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, DAYS, MONDAY
from tltimer.domain.timeline.days import DayRule, Week, parse_week, week_of

some_dates = st.dates(date(1970, 1, 5), date(9998, 12, 20))


W47 = Week(2026, 47)


@pytest.mark.parametrize(
    ("offset", "first", "last"),
    [
        (0, MONDAY, date(2026, 11, 22)),
        (1, date(2026, 11, 15), date(2026, 11, 21)),
        (2, date(2026, 11, 14), date(2026, 11, 20)),
    ],
    ids=["monday", "sunday", "saturday"],
)
def test_a_week_begins_on_the_last_such_day_up_to_the_monday_of_its_iso_week(offset: int, first: date, last: date):
    days = DayRule(BERLIN, week_offset=offset)
    assert (days.first_day(W47), days.last_day(W47)) == (first, last)
    assert days.span_of_week(W47) == DAYS.span_of_days(first, last)
    assert days.week_of(first) == days.week_of(last) == W47
    assert days.week_of(first - timedelta(days=1)) == W47.plus(-1)


@given(some_dates, st.integers(0, 2))
def test_every_date_is_in_one_week_of_seven_days(day: date, offset: int):
    days = DayRule(BERLIN, week_offset=offset)
    week = days.days_of(days.week_of(day))
    assert len(week) == 7
    assert week.count(day) == 1
    assert days.first_day(days.week_of(day).plus(1)) == week[-1] + timedelta(days=1)


def test_the_first_days_of_january_can_belong_to_the_year_before():
    assert week_of(date(2027, 1, 3)) == Week(2026, 53)
    assert Week(2026, 53).plus(1) == Week(2027, 1)
    assert Week(2027, 1).since(Week(2026, 53)) == 1


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-47", "2025-W53", "2026-W00", "2026-W7", "26-W47", "2026-W٤٧", "W47-2026", "2026-W4x"]
)
def test_what_is_no_week_is_refused(text: str):
    with pytest.raises(ValueError):
        parse_week(text)


def test_small_letters_and_spaces_do_no_harm():
    assert parse_week(" 2026-w47 ") == Week(2026, 47)


@given(some_dates)
def test_a_week_written_and_read_is_the_same(day: date):
    assert parse_week(str(week_of(day))) == week_of(day)


@given(some_dates)
def test_a_date_lies_in_its_week(day: date):
    assert day in DAYS.days_of(week_of(day))


@given(some_dates, st.integers(-100, 100))
def test_weeks_go_forth_and_back(day: date, count: int):
    week = week_of(min(max(day, date(1980, 1, 1)), date(9990, 1, 1)))
    assert week.plus(count).since(week) == count
    assert week.plus(count).plus(-count) == week
    assert (week.plus(count) > week) == (count > 0)
    assert week.plus(count).monday - week.monday == timedelta(weeks=count)
