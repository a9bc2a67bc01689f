import itertools
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, MONDAY, at, instants, utc
from tltimer.domain.timeline.days import ONE_DAY, DayRule, dates

HOUR = 3600
ZONES = (
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Asia/Beirut",
    "Africa/Cairo",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/St_Johns",
    "UTC",
)


def rule(zone: str, day_start: time = time(4)) -> DayRule:
    return DayRule(ZoneInfo(zone), day_start)


def test_work_at_half_past_one_belongs_to_the_day_before():
    assert DAYS.day_of(at("25:30")) == MONDAY


def test_a_day_begins_exactly_at_day_start():
    assert DAYS.day_of(at("04:00")) == MONDAY
    assert DAYS.day_of(at("03:59:59")) == MONDAY - ONE_DAY


@pytest.mark.parametrize(
    ("zone", "day_start", "day", "hours"),
    [
        ("Europe/Berlin", time(4), date(2026, 3, 28), 23),
        ("Europe/Berlin", time(4), date(2026, 10, 24), 25),
        ("Europe/Berlin", time(2, 30), date(2026, 3, 28), 23.5),
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29), 23.5),
        ("Europe/Berlin", time(2, 30), date(2026, 10, 24), 24),
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25), 25),
        ("Australia/Lord_Howe", time(4), date(2026, 10, 3), 23.5),
        ("Australia/Lord_Howe", time(4), date(2026, 4, 4), 24.5),
        ("America/Sao_Paulo", time(0), date(2018, 11, 3), 24),
        ("America/Sao_Paulo", time(0), date(2018, 11, 4), 23),
        ("America/Sao_Paulo", time(0), date(2018, 2, 17), 25),
        ("Asia/Beirut", time(0), date(2026, 3, 29), 23),
        ("Africa/Cairo", time(0), date(2024, 4, 26), 23),
        ("Pacific/Apia", time(4), date(2011, 12, 29), 20),
        ("Pacific/Apia", time(4), date(2011, 12, 30), 4),
        ("Pacific/Apia", time(0), date(2011, 12, 29), 24),
        ("Pacific/Apia", time(0), date(2011, 12, 30), 0),
    ],
)
def test_a_day_is_as_long_as_the_clock_makes_it(zone: str, day_start: time, day: date, hours: float):
    assert rule(zone, day_start).span_of(day).seconds == hours * HOUR


def test_a_day_whose_start_is_skipped_begins_after_the_gap():
    assert rule("Europe/Berlin", time(2, 30)).start_of(date(2026, 3, 29)) == utc("2026-03-29T01:00:00")


def test_a_day_whose_start_comes_twice_begins_at_the_first():
    assert rule("Europe/Berlin", time(2, 30)).start_of(date(2026, 10, 25)) == utc("2026-10-25T00:30:00")


def test_no_instant_belongs_to_a_date_that_never_was():
    samoa = rule("Pacific/Apia", time(0))
    change = utc("2011-12-30T10:00:00")
    assert samoa.day_of(change - timedelta(seconds=1)) == date(2011, 12, 29)
    assert samoa.day_of(change) == date(2011, 12, 31)


def test_an_evening_that_comes_again_after_the_day_began_belongs_to_the_new_day():
    """In Newfoundland the clock went back from 00:01 to 23:01 of the date before."""
    days = rule("America/St_Johns", time(0))
    assert days.start_of(date(2010, 11, 7)) == utc("2010-11-07T02:30:00")
    assert days.day_of(utc("2010-11-07T02:29:59")) == date(2010, 11, 6)
    assert days.day_of(utc("2010-11-07T02:31:00")) == date(2010, 11, 7)


@given(
    st.sampled_from(ZONES),
    st.times().map(lambda clock: clock.replace(microsecond=0)),
    instants("1990-01-01", "2037-12-31"),
)
def test_every_instant_lies_in_its_day_and_in_no_other(zone: str, day_start: time, instant: datetime):
    days = rule(zone, day_start)
    day = days.day_of(instant)
    assert days.span_of(day).covers(instant)
    assert not days.span_of(day - ONE_DAY).covers(instant)
    assert not days.span_of(day + ONE_DAY).covers(instant)


@given(
    st.sampled_from(ZONES),
    st.times().map(lambda clock: clock.replace(microsecond=0)),
    st.dates(date(1990, 1, 1), date(2037, 12, 31)),
    st.integers(0, 20),
)
def test_days_follow_each_other_without_a_gap(zone: str, day_start: time, first: date, count: int):
    days = rule(zone, day_start)
    whole = [days.span_of(first + n * ONE_DAY) for n in range(count + 1)]
    assert all(day.end == following.start for day, following in itertools.pairwise(whole))
    together = days.span_of_days(first, first + count * ONE_DAY)
    assert together.seconds == sum(day.seconds for day in whole)


def test_a_wall_time_before_day_start_is_the_next_date_s():
    assert DAYS.at_wall(MONDAY, time(1, 30)) == at("25:30")
    assert DAYS.at_wall(MONDAY, time(4)) == at("04:00")


def test_dates_from_the_first_to_the_last():
    assert list(dates(MONDAY, MONDAY)) == [MONDAY]
    assert len(list(dates(MONDAY, MONDAY + 6 * ONE_DAY))) == 7
    assert list(dates(MONDAY, MONDAY - ONE_DAY)) == []
