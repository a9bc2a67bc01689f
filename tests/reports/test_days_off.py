from datetime import date, time
from typing import Any

import pytest

from tests.drawing import DAYS, HOURS, MONDAY, RULES, at, occurrence, person, rules
from tltimer.domain.meetings.meetings import Occurrence
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.reports.days_off import DayOff, DaysOff, coming_days_off, days_off_of

TUESDAY, SUNDAY = MONDAY + ONE_DAY, MONDAY + 6 * ONE_DAY


def vacation(first: date = TUESDAY, days: int = 2, **fields: Any) -> Occurrence:
    usual: dict[str, Any] = {"all_day": True, "transparent": True, "title": "Vacation"} | fields
    return occurrence(at("00:00", first), at("00:00", first + days * ONE_DAY), **usual)


def test_days_off_name_their_source():
    hours = WorkingHours(DAYS, HOURS.weekdays, days_off=frozenset({MONDAY})).with_calendar({TUESDAY: "Work"}, {})
    assert days_off_of(MONDAY, SUNDAY, (), rules(hours=hours)) == (DayOff(MONDAY, "user"), DayOff(TUESDAY, "Work"))


def test_an_all_day_event_that_takes_no_time_is_offered_for_its_working_days():
    days_off = days_off_of(MONDAY, SUNDAY, [vacation(MONDAY + 4 * ONE_DAY, 4)], RULES)
    assert days_off == (DayOff(MONDAY + 4 * ONE_DAY, "work", "Vacation", offered=True),)


@pytest.mark.parametrize(
    "fields",
    [
        {"transparent": False},
        {"title": "Birthday of Ben"},
        {"all_day": False},
        {"role": "team"},
        {"role": "holidays"},
        {"status": "CANCELLED"},
        {"attendees": (person("ana@example.org"),)},
    ],
    ids=str,
)
def test_nothing_else_is_offered(fields: dict[str, Any]):
    assert days_off_of(MONDAY, SUNDAY, [vacation(**fields)], RULES) == ()


def test_what_is_off_already_is_not_offered():
    off = rules(hours=WorkingHours(DAYS, {1: (time(9), time(17))}, days_off=frozenset({TUESDAY})))
    assert days_off_of(MONDAY, SUNDAY, [vacation()], off) == (DayOff(TUESDAY, "user"),)


@pytest.mark.parametrize(
    ("days", "coming"),
    [
        pytest.param([(3, "Work"), (4, "Work"), (7, "Work")], [(3, 7, "Work")], id="over a weekend"),
        pytest.param([(1, "Work"), (3, "Work")], [(1, 1, "Work"), (3, 3, "Work")], id="a working day between"),
        pytest.param([(1, "Work"), (2, "Holidays")], [(1, 1, "Work"), (2, 2, "Holidays")], id="of two calendars"),
        pytest.param([(1, "user")], [], id="of the user"),
        pytest.param([(5, "Holidays")], [], id="on a weekend"),
        pytest.param([(-3, "Work"), (0, "Work")], [(0, 0, "Work")], id="past ones are left out"),
        pytest.param([(14, "Work"), (15, "Work")], [(14, 15, "Work")], id="begins within two weeks"),
        pytest.param([(15, "Work")], [], id="begins later"),
    ],
)
def test_the_days_off_that_calendars_bring(days: list[tuple[int, str]], coming: list[tuple[int, int, str]]):
    known = [DayOff(MONDAY + number * ONE_DAY, source) for number, source in days]
    off = HOURS.with_calendar({day.date: day.source for day in known}, {})
    assert coming_days_off(known, MONDAY, off) == tuple(
        DaysOff(MONDAY + first * ONE_DAY, MONDAY + last * ONE_DAY, source) for first, last, source in coming
    )


def test_what_is_only_offered_brings_no_day_off():
    assert coming_days_off([DayOff(TUESDAY, "Work", "Vacation", offered=True)], MONDAY, HOURS) == ()
