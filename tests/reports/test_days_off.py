from datetime import date, time
from typing import Any

import pytest

from tests.drawing import DAYS, HOURS, MONDAY, RULES, at, occurrence, person, rules
from tltimer.domain.meetings.occurrences import Occurrence
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.reports.days_off import DayOff, days_off_of

TUESDAY, SUNDAY = MONDAY + ONE_DAY, MONDAY + 6 * ONE_DAY


def vacation(first: date = TUESDAY, days: int = 2, **fields: Any) -> Occurrence:
    usual: dict[str, Any] = {"all_day": True, "transparent": True, "title": "Vacation"} | fields
    return occurrence(at("00:00", first), at("00:00", first + days * ONE_DAY), **usual)


def test_days_off_name_their_source():
    hours = WorkingHours(DAYS, HOURS.weekdays, days_off=frozenset({MONDAY})).with_calendar({TUESDAY: "Work"}, {})
    assert days_off_of(MONDAY, SUNDAY, (), rules(hours=hours)) == (DayOff(MONDAY, "user"), DayOff(TUESDAY, "Work"))


def test_an_all_day_event_that_takes_no_time_is_offered_for_its_working_days():
    found = days_off_of(MONDAY, SUNDAY, [vacation(MONDAY + 4 * ONE_DAY, 4)], RULES)
    assert found == (DayOff(MONDAY + 4 * ONE_DAY, "work", "Vacation", offered=True),)


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
