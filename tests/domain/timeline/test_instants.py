from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, instants, utc
from tltimer.domain.timeline.days import parse_week
from tltimer.domain.timeline.instants import elapsed, format_instant, parse_date, parse_instant, wall_instant

ZONES = ("Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo", "America/St_Johns")

any_instants = instants("1970-01-01", "9998-12-31")


def test_fractions_of_a_second_are_cut_off():
    assert parse_instant("2026-11-16T09:00:00.999999Z") == utc("2026-11-16T09:00:00")


def test_an_offset_is_turned_into_utc():
    assert parse_instant("2026-11-16T10:00:00+01:00") == utc("2026-11-16T09:00:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-16",
        "2026-11-16T09:00:00",
        "2026-11-31T09:00:00Z",
        "nine",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_what_is_no_instant_is_refused(text: str):
    with pytest.raises(ValueError):
        parse_instant(text)


def test_an_instant_is_written_as_utc_in_whole_seconds():
    instant = datetime(2026, 11, 16, 10, 0, 0, 999999, timezone(timedelta(hours=1)))
    assert format_instant(instant) == "2026-11-16T09:00:00Z"


def test_years_of_few_digits_are_written_with_four():
    assert format_instant(datetime(33, 4, 3, tzinfo=UTC)) == "0033-04-03T00:00:00Z"


@given(any_instants)
def test_an_instant_written_and_read_is_the_same(instant: datetime):
    assert parse_instant(format_instant(instant)) == instant


@given(any_instants, any_instants)
def test_instants_compare_as_their_texts(instant: datetime, other: datetime):
    assert (instant < other) == (format_instant(instant) < format_instant(other))


def test_elapsed_time_counts_the_hour_that_the_clock_repeats():
    start = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN).astimezone(UTC)
    end = datetime(2026, 10, 25, 3, 30, tzinfo=BERLIN).astimezone(UTC)
    assert elapsed(start, end) == 3 * 3600


@pytest.mark.parametrize(
    ("zone", "day", "clock", "instant"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 0), "2026-03-29T01:00:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(3, 0), "2026-03-29T01:00:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(1, 59, 59), "2026-03-29T00:59:59"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30:00"),
        ("America/Sao_Paulo", date(2018, 11, 4), time(0, 0), "2018-11-04T03:00:00"),
        ("Asia/Beirut", date(2026, 3, 29), time(0, 0), "2026-03-28T22:00:00"),
        ("Africa/Cairo", date(2024, 4, 26), time(0, 0), "2024-04-25T22:00:00"),
        ("Pacific/Apia", date(2011, 12, 30), time(12, 0), "2011-12-30T10:00:00"),
    ],
)
def test_a_wall_time_that_is_skipped_is_the_first_instant_after_the_gap(
    zone: str, day: date, clock: time, instant: str
):
    assert wall_instant(day, clock, ZoneInfo(zone)) == utc(instant)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "instant"),
    [
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-04T14:45:00"),
        ("America/Sao_Paulo", date(2018, 2, 17), time(23, 30), "2018-02-18T01:30:00"),
        ("Asia/Beirut", date(2026, 10, 24), time(23, 0), "2026-10-24T20:00:00"),
        ("Africa/Cairo", date(2024, 10, 31), time(23, 30), "2024-10-31T20:30:00"),
    ],
)
def test_a_wall_time_that_comes_twice_is_the_first(zone: str, day: date, clock: time, instant: str):
    assert wall_instant(day, clock, ZoneInfo(zone)) == utc(instant)


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.dates(date(1990, 1, 1), date(2037, 12, 31)),
    st.times().map(lambda clock: clock.replace(microsecond=0)),
)
def test_no_earlier_instant_shows_this_wall_time_or_a_later_one(zone: ZoneInfo, day: date, clock: time):
    """Against a definition: the earliest instant within a day and a half at which the wall shows the time or more."""
    result = wall_instant(day, clock, zone)
    wanted = datetime.combine(day, clock)

    def wall(instant: datetime) -> datetime:
        return instant.astimezone(zone).replace(tzinfo=None)

    assert wall(result) >= wanted
    assert wall(result - timedelta(seconds=1)) < wanted
    # It is shown exactly, or the clock has just jumped over it.
    if wall(result) != wanted:
        assert wall(result) - wall(result - timedelta(seconds=1)) > timedelta(seconds=1)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59+14:00"])
def test_an_instant_of_a_year_that_cannot_be_computed_with_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        parse_instant(text)


def test_dates_and_weeks_of_years_that_cannot_be_computed_with_are_none() -> None:
    assert parse_date("2026-11-16") == date(2026, 11, 16)
    for text in ("0001-01-01", "9999-12-31", "2026-11", ""):
        with pytest.raises(ValueError):
            parse_date(text)
    for text in ("0001-W01", "9999-W52"):
        with pytest.raises(ValueError, match="cannot hold"):
            parse_week(text)
