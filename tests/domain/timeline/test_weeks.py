from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import MONDAY
from tltimer.domain.timeline.weeks import Week, parse_week, week_of

some_dates = st.dates(date(1970, 1, 5), date(9998, 12, 20))


def test_a_week_goes_from_monday_to_sunday():
    week = Week(2026, 47)
    assert (week.monday, week.sunday) == (MONDAY, date(2026, 11, 22))
    assert week.days[0] == week.monday
    assert week.days[-1] == week.sunday
    assert len(week.days) == 7


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
    assert day in week_of(day).days


@given(some_dates, st.integers(-100, 100))
def test_weeks_go_forth_and_back(day: date, count: int):
    week = week_of(min(max(day, date(1980, 1, 1)), date(9990, 1, 1)))
    assert week.plus(count).since(week) == count
    assert week.plus(count).plus(-count) == week
    assert (week.plus(count) > week) == (count > 0)
    assert week.plus(count).monday - week.monday == timedelta(weeks=count)
