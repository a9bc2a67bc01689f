from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.durations import format_duration, format_wall, parse_duration, parse_wall


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("10m", timedelta(minutes=10)),
        ("1h30m", timedelta(hours=1, minutes=30)),
        ("1h30", timedelta(hours=1, minutes=30)),
        ("10 min", timedelta(minutes=10)),
        ("5 h", timedelta(hours=5)),
        ("1 h 30 min", timedelta(hours=1, minutes=30)),
        ("2 hours 5 minutes", timedelta(hours=2, minutes=5)),
        ("1hr", timedelta(hours=1)),
        ("7 days", timedelta(days=7)),
        ("30 secs", timedelta(seconds=30)),
        (" 1H 30M ", timedelta(hours=1, minutes=30)),
        ("7d", timedelta(days=7)),
        ("90s", timedelta(seconds=90)),
        ("0m", timedelta(0)),
    ],
)
def test_lengths_as_people_type_them(text: str, length: timedelta):
    assert parse_duration(text) == length


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "10",
        "m",
        "30m1h",
        "1h1h",
        "1.5h",
        "-5m",
        "10 minuten",
        "10 ",
        "min",
        "5 min 1 h",
        "٣m",
        "12345678m",
        "h5",
        "1h5",
        "1h300",
        "1d30",
        "1h75",
        "1h90m",
        "5m60s",
    ],
)
def test_what_is_no_length_is_refused(text: str):
    with pytest.raises(ValueError):
        parse_duration(text)


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(hours=5), "5h"),
        (timedelta(minutes=90), "1h30m"),
        (timedelta(days=7), "7d"),
        (timedelta(hours=25), "25h"),
        (timedelta(seconds=61), "1m1s"),
        (timedelta(0), "0m"),
    ],
)
def test_lengths_are_written_as_people_would(length: timedelta, text: str):
    assert format_duration(length) == text


@given(st.integers(0, 9_999_999).map(lambda seconds: timedelta(seconds=seconds)))
def test_a_length_written_and_read_is_the_same(length: timedelta):
    assert parse_duration(format_duration(length)) == length


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:30", time(9, 30)),
        (" 17:05:30 ", time(17, 5, 30)),
        ("5:05 PM", time(17, 5)),
        ("5:05:30am", time(5, 5, 30)),
        ("12:00 AM", time(0, 0)),
        ("12:30 pm", time(12, 30)),
        ("2pm", time(14, 0)),
        ("12 AM", time(0, 0)),
        ("2:30 p.m.", time(14, 30)),
        ("9 a.m.", time(9, 0)),
        ("0:00", time(0, 0)),
    ],
)
def test_times_on_the_wall_as_people_type_them(text: str, clock: time):
    assert parse_wall(text) == clock


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "9",
            "noon",
            "24:00",
            "9:60",
            "9:30:60",
            "1:2:3:4",
            "-1:30",
            "009:30",
            "٣:30",
            "13:00 PM",
            "0:30 AM",
            "PM",
        ),
        *("14:3", "1:1", "9:30:1", "9:", "13pm", "0am", "2 p.m", "p.m.", " a.m.", "2.30 p.m."),
    ],
)
def test_another_text_is_no_time_on_the_wall(text: str):
    with pytest.raises(ValueError):
        parse_wall(text)


@pytest.mark.parametrize(("clock", "text"), [(time(9, 5), "09:05"), (time(17, 0, 30), "17:00:30")])
def test_a_time_is_written_with_seconds_only_where_there_are_any(clock: time, text: str):
    assert format_wall(clock) == text


@given(st.times().map(lambda clock: clock.replace(microsecond=0)))
def test_a_time_written_and_read_is_the_same(clock: time):
    assert parse_wall(format_wall(clock)) == clock
