"""Times, days and weeks as people type them (contract 7)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.cli import dates
from tltimer.domain.timeline.days import DayRule, Week
from tltimer.errors import Misuse, Refused

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = DayRule(BERLIN)
TUESDAY = date(2026, 11, 17)


def berlin(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


NOW = berlin(17, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("09:30:15", time(9, 30, 15)),
        (" 23:59 ", time(23, 59)),
        ("24:00", None),
        ("12:60", None),
        ("12:00:60", None),
        ("9", None),
        ("9:3o", None),
        ("009:30", None),
        ("9:30:00:00", None),
        ("٩:30", None),
        ("", None),
    ],
)
def test_a_clock(text: str, expected: time | None) -> None:
    assert dates.parse_clock(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:00", NOW),
        ("09:30", berlin(17, 9, 30)),
        ("2026-11-16T09:30", berlin(16, 9, 30)),
        ("2026-11-16 09:30:15", berlin(16, 9, 30) + timedelta(seconds=15)),
        ("2026-11-16T09:30:15.9", berlin(16, 9, 30) + timedelta(seconds=15)),
        ("2026-11-16T09:30Z", datetime(2026, 11, 16, 9, 30, tzinfo=UTC)),
        ("2026-11-16t09:30:00z", datetime(2026, 11, 16, 9, 30, tzinfo=UTC)),
        ("2026-11-16T9:30", berlin(16, 9, 30)),
        ("2026-11-16T9:30Z", datetime(2026, 11, 16, 9, 30, tzinfo=UTC)),
        ("9am", berlin(17, 9, 0)),
        ("yesterday 9pm", berlin(16, 21, 0)),
        ("yesterday 9:30 p.m.", berlin(16, 21, 30)),
        ("2026-11-16T09:30:00.7+05:30", datetime(2026, 11, 16, 4, 0, tzinfo=UTC)),
    ],
)
def test_a_time(text: str, expected: datetime) -> None:
    assert dates.parse_at(text, NOW, DAYS) == expected


def test_after_midnight_a_time_of_the_evening_is_yesterdays_date() -> None:
    now = berlin(18, 0, 30)
    assert dates.parse_at("23:50", now, DAYS) == berlin(17, 23, 50)
    assert dates.parse_at("00:10", now, DAYS) == berlin(18, 0, 10)


def test_a_time_that_the_clock_skips_is_the_first_instant_after_the_gap() -> None:
    now = berlin(29, 12, month=3)
    assert dates.parse_at("2026-03-29T02:30", now, DAYS) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_time_that_the_clock_shows_twice_is_the_first() -> None:
    assert dates.parse_at("2026-10-25T02:30", NOW, DAYS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["14:01", "2026-11-17T14:01", "2026-11-17T13:00:01Z", "2027-01-01T00:00"])
def test_the_future_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is in the future") as refusal:
        dates.parse_at(text, NOW, DAYS)
    assert refusal.value.exit_status == 1


def test_a_time_before_the_days_start_is_explained() -> None:
    with pytest.raises(Refused, match=r"your day begins at 04:00\. Did you mean 2026-11-17T03:00"):
        dates.parse_at("03:00", NOW, DAYS)


def test_a_time_before_the_days_start_that_is_to_come_anyway_is_the_future() -> None:
    with pytest.raises(Refused, match="is in the future"):
        dates.parse_at("03:00", berlin(18, 2), DAYS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "noon",
        "2026-11-16",
        "2026-11-16T",
        "2026-W47-1T09:00",
        "2026-11-31T09:00",
        "9:3",
        "2026-11-16T9",
        "yesterday 9",
        "0001-01-01T00:00+01:00",
        "25:00",
    ],
)
def test_what_is_no_time_is_misuse(text: str) -> None:
    with pytest.raises(Misuse, match=r"is not a valid time\. Use 14:30 for today"):
        dates.parse_at(text, NOW, DAYS)


def test_a_length_of_time() -> None:
    assert dates.parse_ago("1h30m") == timedelta(minutes=90)
    assert dates.parse_ago("0m") == timedelta(0)


@pytest.mark.parametrize("text", ["", "10", "m", "-10m", "25h", "2d"])
def test_what_is_no_length_of_time_up_to_a_day_is_misuse(text: str) -> None:
    with pytest.raises(Misuse, match="Use a length such as 10m or 1h30m, at most one day"):
        dates.parse_ago(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", TUESDAY),
        ("Yesterday", date(2026, 11, 16)),
        ("tomorrow", date(2026, 11, 18)),
        ("monday", date(2026, 11, 16)),
        ("MON", date(2026, 11, 16)),
        ("tuesday", date(2026, 11, 10)),
        ("wed", date(2026, 11, 11)),
        ("sunday", date(2026, 11, 15)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_day(text: str, expected: date) -> None:
    assert dates.parse_day(text, TUESDAY) == expected


@given(st.dates(date(1971, 1, 1), date(9000, 1, 1)), st.sampled_from(dates.WEEKDAYS))
def test_a_weekday_is_the_last_one_before_today(today: date, name: str) -> None:
    day = dates.parse_day(name, today)
    assert dates.WEEKDAYS[day.weekday()] == name
    assert 1 <= (today - day).days <= 7


@pytest.mark.parametrize("text", ["", "someday", "mo", "mond", "20261116", "2026-11-31", "2026-W47-1", "1066-10-14"])
def test_what_is_no_day_is_misuse(text: str) -> None:
    with pytest.raises(Misuse, match="is not a day"):
        dates.parse_day(text, TUESDAY)


@pytest.mark.parametrize("text", ["this", "last", "next"])
def test_a_week_is_not_proposed_for_a_day(text: str) -> None:
    with pytest.raises(Misuse, match=f"'{text}' is not a day") as refusal:
        dates.parse_day(text, TUESDAY)
    assert f"Did you mean {text}?" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-24-2026-12-31", (date(2026, 12, 24), date(2026, 12, 31))),
        ("2026-12-24–2026-12-31", (date(2026, 12, 24), date(2026, 12, 31))),
        ("2026-12-24 - 2026-12-31", (date(2026, 12, 24), date(2026, 12, 31))),
        ("2026-12-24", (date(2026, 12, 24), date(2026, 12, 24))),
        ("monday-today", (date(2026, 11, 16), TUESDAY)),
        ("2026-11-01-yesterday", (date(2026, 11, 1), date(2026, 11, 16))),
    ],
)
def test_days(text: str, expected: tuple[date, date]) -> None:
    assert dates.parse_days(text, TUESDAY) == expected


def test_days_that_end_before_they_begin_are_misuse() -> None:
    with pytest.raises(Misuse, match="ends before it begins"):
        dates.parse_days("2026-12-31-2026-12-24", TUESDAY)


def test_what_are_no_days_is_misuse() -> None:
    with pytest.raises(Misuse, match="is not a day"):
        dates.parse_days("2026-12-24-never", TUESDAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2026-W47", Week(2026, 47)), ("2026-w47", Week(2026, 47)), ("this", Week(2026, 47)), ("Last", Week(2026, 46))],
)
def test_a_week(text: str, expected: Week) -> None:
    assert dates.parse_week_word(text, TUESDAY, DAYS) == expected


@pytest.mark.parametrize("text", ["", "47", "2026-47", "2026-W54", "2025-W53", "2026-W00", "soon", "0001-W01"])
def test_what_is_no_week_is_misuse(text: str) -> None:
    with pytest.raises(Misuse, match=r"is not a week\. Use a week such as 2026-W47 or 'this'\."):
        dates.parse_week_word(text, TUESDAY, DAYS)


def test_a_day_or_a_week() -> None:
    assert dates.parse_day_or_week("last", TUESDAY, DAYS) == (date(2026, 11, 9), date(2026, 11, 15))
    assert dates.parse_day_or_week("yesterday", TUESDAY, DAYS) == (date(2026, 11, 16), date(2026, 11, 16))
    with pytest.raises(Misuse, match="not a day or a week"):
        dates.parse_day_or_week("soon", TUESDAY, DAYS)


def test_a_span_of_today() -> None:
    span = dates.parse_span("09:30-11:00", TUESDAY, NOW, DAYS)
    assert (span.start, span.end) == (berlin(17, 9, 30), berlin(17, 11))


def test_a_span_over_midnight_lies_within_its_day() -> None:
    span = dates.parse_span("23:00–01:30", date(2026, 11, 16), NOW, DAYS)
    assert (span.start, span.end) == (berlin(16, 23), berlin(17, 1, 30))


def test_a_span_to_the_days_start_ends_with_the_day() -> None:
    span = dates.parse_span("23:00-04:00", date(2026, 11, 16), NOW, DAYS)
    assert span.end == berlin(17, 4) == DAYS.span_of(date(2026, 11, 16)).end
    whole = dates.parse_span("04:00-04:00", date(2026, 11, 16), NOW, DAYS)
    assert whole == DAYS.span_of(date(2026, 11, 16))


def test_24_00_is_midnight() -> None:
    span = dates.parse_span("22:00-24:00", date(2026, 11, 16), NOW, DAYS)
    assert span.end == berlin(17, 0)
    at_midnight = DayRule(BERLIN, time(0))
    assert dates.parse_span("22:00-24:00", date(2026, 11, 16), NOW, at_midnight).end == berlin(17, 0)


@pytest.mark.parametrize("text", ["9-11", "9:00-11", "09:00 am - 11:00am", "9–11:00"])
def test_whole_hours_and_halves_of_the_day_are_spans_too(text: str) -> None:
    monday = date(2026, 11, 16)
    assert dates.parse_span(text, monday, NOW, DAYS) == dates.parse_span("09:00-11:00", monday, NOW, DAYS)


@pytest.mark.parametrize("text", ["11:00-09:30", "09:30-09:30", "03:00-05:00"])
def test_a_span_that_ends_before_it_begins_is_misuse(text: str) -> None:
    with pytest.raises(Misuse, match="must end after it begins"):
        dates.parse_span(text, date(2026, 11, 16), NOW, DAYS)


def test_a_span_that_ends_in_the_future_is_refused() -> None:
    with pytest.raises(Refused, match="ends in the future"):
        dates.parse_span("13:00-14:01", TUESDAY, NOW, DAYS)


@pytest.mark.parametrize("text", ["", "09:30", "09:30-", "-11:00", "24-25", "2026-11-16", "soon-later"])
def test_what_is_no_span_is_misuse(text: str) -> None:
    with pytest.raises(Misuse, match=r"is not a valid time range\. Use a range such as 09:30-11:00 or 9-11"):
        dates.parse_span(text, TUESDAY, NOW, DAYS)
