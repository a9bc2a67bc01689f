from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.durations import format_duration, parse_duration


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("10m", timedelta(minutes=10)),
        ("1h30m", timedelta(hours=1, minutes=30)),
        (" 1H 30M ", timedelta(hours=1, minutes=30)),
        ("7d", timedelta(days=7)),
        ("90s", timedelta(seconds=90)),
        ("0m", timedelta(0)),
    ],
)
def test_lengths_as_people_type_them(text: str, length: timedelta):
    assert parse_duration(text) == length


@pytest.mark.parametrize(
    "text", ["", " ", "10", "m", "30m1h", "1h1h", "1.5h", "-5m", "10 minutes", "٣m", "12345678m", "h5"]
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
