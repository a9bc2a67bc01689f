from datetime import UTC, datetime, timedelta

import pytest

from tests.drawing import utc
from tltimer.clock import Clock, clock_from
from tltimer.errors import Refused

NINE = utc("2026-11-16T09:00:00")


class Steady:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_the_real_clock_gives_the_present_in_whole_seconds():
    before = datetime.now(UTC).replace(microsecond=0)
    now = clock_from({}).now()
    assert before <= now <= datetime.now(UTC)
    assert now.microsecond == 0
    assert Clock().speed == 1


def test_a_frozen_clock_stands_still():
    steady = Steady()
    clock = Clock(NINE, steady=steady)
    steady.seconds += 3600
    assert clock.now() == NINE
    assert clock.speed == 0


def test_a_fast_clock_runs_so_many_times_as_fast_and_cuts_off_fractions():
    steady = Steady()
    clock = Clock(NINE, 60, steady)
    steady.seconds += 1.99
    assert clock.now() == NINE + timedelta(seconds=119)
    assert clock.speed == 60


@pytest.mark.parametrize(
    ("text", "begin", "speed"),
    [
        ("2026-11-16T09:00:00Z", NINE, 0),
        ("2026-11-16T10:00:00+01:00", NINE, 0),
        (" 2026-11-16T09:00:00.9Z ", NINE, 0),
        ("2026-11-16T09:00:00Z*60", NINE, 60),
        ("2026-11-16T09:00:00Z * 0.5", NINE, 0.5),
    ],
)
def test_the_environment_says_what_time_it_is(text: str, begin: datetime, speed: float):
    clock = clock_from({"TLTIMER_NOW": text})
    assert clock.speed == speed
    if not speed:
        assert clock.now() == begin
    else:
        assert begin <= clock.now() <= begin + timedelta(minutes=10)


@pytest.mark.parametrize(
    "text",
    [
        "nine",
        "2026-11-16",
        "2026-11-16T09:00:00",
        "2026-11-16T09:00:00Z*",
        "2026-11-16T09:00:00Z*fast",
        "2026-11-16T09:00:00Z*-1",
        "2026-11-16T09:00:00Z*nan",
        "2026-11-16T09:00:00Z*inf",
        "0001-01-01T00:00:00+14:00",
        "3000-01-01T00:00:00Z",
        "9998-12-31T23:00:00Z",
        "*60",
    ],
)
def test_what_is_no_clock_is_refused_with_both_forms(text: str):
    with pytest.raises(Refused, match="2026-11-16T09:00:00Z"):
        clock_from({"TLTIMER_NOW": text})
