from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.durations import format_wall, parse_wall
from tltimer.settings.value_types import (
    ADDRESSES,
    HOURS,
    LENGTH,
    SWITCH,
    TEXT,
    WALL,
    WORDS,
    ZONE,
    ValueType,
    minutes,
    number,
    one_of,
    parse_hours,
)

MINUTES, LENGTH_IN_MINUTES = number(5, 120), minutes(0, 1440)
THEME = one_of("light", "dark")


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (TEXT, "anything", "anything"),
        (ZONE, "", ""),
        (ZONE, " Europe/Berlin ", "Europe/Berlin"),
        (WALL, "4:05", time(4, 5)),
        (WALL, "04:05:06", time(4, 5, 6)),
        (HOURS, "", None),
        (HOURS, " ", None),
        (HOURS, "9:00-17:30", (time(9), time(17, 30))),
        (HOURS, "09:00 – 17:30", (time(9), time(17, 30))),
        (LENGTH, "5h", timedelta(hours=5)),
        (LENGTH, "1m", timedelta(minutes=1)),
        (LENGTH, "48h", timedelta(hours=48)),
        (SWITCH, True, True),
        (WORDS, [" focus ", "", "deep work"], ("focus", "deep work")),
        (ADDRESSES, ["mailto:Ana@Example.org"], ("ana@example.org",)),
        (MINUTES, 5, 5),
        (MINUTES, 120, 120),
        (THEME, "dark", "dark"),
    ],
)
def test_allowed(kind: ValueType[Any], raw: object, value: object):
    assert kind.read(raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (TEXT, 3),
        (TEXT, None),
        (ZONE, "Europe/Atlantis"),
        (ZONE, "../etc/passwd"),
        (ZONE, "Europe"),
        (ZONE, 1),
        (WALL, "25:00"),
        (WALL, "9"),
        (WALL, "9:60"),
        (WALL, "9.30"),
        (WALL, "٠٩:٠٠"),
        (WALL, "1:2:3:4"),
        (WALL, "009:00"),
        (WALL, time(9)),
        (HOURS, "9:00"),
        (HOURS, "09:00-09:00"),
        (HOURS, "09:00-09:00"),
        (HOURS, "9-17"),
        (LENGTH, "59s"),
        (LENGTH, "48h1s"),
        (LENGTH, "five hours"),
        (LENGTH, 5),
        (SWITCH, "true"),
        (SWITCH, 1),
        (WORDS, "focus"),
        (WORDS, ["focus", 1]),
        (ADDRESSES, ["ana"]),
        (ADDRESSES, ["ana and bo@example.org"]),
        (MINUTES, 4),
        (MINUTES, 121),
        (MINUTES, True),
        (MINUTES, 5.0),
        (MINUTES, "5"),
        (THEME, "blue"),
        (THEME, []),
    ],
)
def test_not_allowed(kind: ValueType[Any], raw: object):
    with pytest.raises(ValueError):
        kind.read(raw)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (WORDS, "focus, deep work,", ("focus", "deep work")),
        (WORDS, "", ()),
        (ADDRESSES, "a@x.org,b@x.org", ("a@x.org", "b@x.org")),
        (SWITCH, "yes", True),
        (SWITCH, " OFF ", False),
        (MINUTES, " 30 ", 30),
        (LENGTH_IN_MINUTES, "45", 45),
        (LENGTH_IN_MINUTES, "45 min", 45),
        (LENGTH_IN_MINUTES, "1 h 30 min", 90),
        (LENGTH_IN_MINUTES, "2h", 120),
        (LENGTH_IN_MINUTES, "0", 0),
        (LENGTH, "10 min", timedelta(minutes=10)),
        (HOURS, "9:00-17:00", (time(9), time(17))),
        (LENGTH, "90m", timedelta(minutes=90)),
        (TEXT, " as it is ", " as it is "),
    ],
)
def test_values_from_a_command_line(kind: ValueType[Any], text: str, value: object):
    assert kind.read(kind.from_text(text)) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (SWITCH, "maybe"),
        (MINUTES, "-5"),
        (MINUTES, "five"),
        (MINUTES, "1" * 12),
        (MINUTES, "45 min"),
        (LENGTH_IN_MINUTES, "90s"),
        (LENGTH_IN_MINUTES, "25 h"),
        (LENGTH_IN_MINUTES, "soon"),
    ],
)
def test_nonsense_from_a_command_line_is_not_allowed(kind: ValueType[Any], text: str):
    with pytest.raises(ValueError):
        kind.read(kind.from_text(text))


times = st.times().map(lambda clock: clock.replace(microsecond=0))


@given(times)
def test_a_wall_time_written_and_read_is_the_same(clock: time):
    assert parse_wall(format_wall(clock)) == clock
    assert WALL.read(WALL.write(clock)) == clock


@given(st.none() | st.tuples(times, times).filter(lambda hours: hours[0] < hours[1]))
def test_hours_written_and_read_are_the_same(hours: tuple[time, time] | None):
    written = HOURS.write(hours)
    assert isinstance(written, str)
    assert parse_hours(written) == hours


@given(st.integers(60, 48 * 3600).map(lambda seconds: timedelta(seconds=seconds)))
def test_a_length_written_and_read_is_the_same(length: timedelta):
    assert LENGTH.read(LENGTH.write(length)) == length


@pytest.mark.parametrize(
    ("text", "clock"),
    [("9 AM", time(9)), ("12:05 am", time(0, 5)), ("12:05PM", time(12, 5)), ("5:05:30 PM", time(17, 5, 30))],
)
def test_clocks_of_twelve_hours_are_read_too(text: str, clock: time) -> None:
    assert parse_wall(text) == clock


@pytest.mark.parametrize("text", ["0:30 AM", "13:00 PM", "PM", "13 PM", "0 AM"])
def test_what_no_clock_of_twelve_hours_shows_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        parse_wall(text)
