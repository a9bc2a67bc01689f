"""Absences: days off, blocked parts of days, lunches."""

from datetime import date, datetime, time

import pytest

from tests.drawing import DAYS, HOURS, MONDAY, SIZES, at, meeting, span
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.working_hours import WorkingHours, blocked_by, busy_spans, calendar_days, days_touched
from tltimer.domain.timeline.days import ONE_DAY

TUESDAY, SATURDAY = MONDAY + ONE_DAY, MONDAY + 5 * ONE_DAY
SUNDAY = SATURDAY + ONE_DAY
NIGHTS = WorkingHours(DAYS, dict.fromkeys(range(5), (time(22), time(3))))


def away(start: datetime, end: datetime, **fields) -> Meeting:
    return meeting(start, end, "Vacation", plan=Plan.AWAY, **fields)


def all_day(first: date, days: int = 1, **fields) -> Meeting:
    return away(at("00:00", first), at("00:00", first + days * ONE_DAY), all_day=True, **fields)


def off(*events: Meeting, hours: WorkingHours = HOURS) -> dict[date, str]:
    return dict(calendar_days(events, MONDAY - ONE_DAY, SUNDAY, hours).days_off)


def test_an_absence_over_the_working_hours_makes_a_day_off():
    assert off(away(at("09:00"), at("17:30"))) == {MONDAY: "work"}
    assert off(away(at("09:00:01"), at("17:30"))) == {}
    assert off(away(at("09:00"), at("17:29:59"))) == {}


def test_a_long_absence_makes_each_day_off_that_it_covers():
    assert list(off(away(at("13:00"), at("17:30", TUESDAY + ONE_DAY)))) == [TUESDAY, TUESDAY + ONE_DAY]


def test_an_all_day_absence_covers_its_dates_also_for_work_at_night():
    assert list(off(all_day(MONDAY, 2))) == [MONDAY, TUESDAY]
    assert list(off(all_day(MONDAY, 1), hours=NIGHTS)) == [MONDAY]
    assert list(off(away(at("00:00"), at("24:00")), hours=NIGHTS)) == []


def test_a_day_without_working_hours_is_no_day_off_unless_it_is_a_holiday():
    assert off(all_day(SATURDAY)) == {}
    assert off(all_day(SATURDAY, role="holidays", calendar="feasts")) == {SATURDAY: "feasts"}


def test_of_several_calendars_the_first_event_names_the_day():
    assert off(all_day(MONDAY, calendar="a"), all_day(MONDAY, calendar="b")) == {MONDAY: "a"}


def test_an_absence_is_known_for_some_days_only():
    assert list(off(all_day(MONDAY, 3, only_on=(TUESDAY,)))) == [TUESDAY]
    assert days_touched(all_day(MONDAY, 3), TUESDAY, SUNDAY, DAYS) == (TUESDAY, TUESDAY + ONE_DAY)


def test_on_other_days_the_part_in_the_working_hours_is_blocked():
    trip = away(at("13:00"), at("12:00", TUESDAY))
    assert blocked_by(trip, MONDAY, HOURS) == span("13:00", "17:30")
    assert blocked_by(trip, TUESDAY, HOURS) == span("09:00", "12:00", TUESDAY)
    assert blocked_by(trip, TUESDAY + ONE_DAY, HOURS) is None
    assert blocked_by(meeting("13:00", "14:00"), MONDAY, HOURS) is None
    assert busy_spans([trip, meeting("10:00", "11:00")], MONDAY, HOURS) == (
        span("10:00", "11:00"),
        span("13:00", "17:30"),
    )


@pytest.mark.parametrize("event", [all_day(MONDAY), away(at("09:00"), at("18:00"))])
def test_on_a_day_that_the_user_took_back_an_absence_blocks_nothing(event: Meeting):
    assert blocked_by(event, MONDAY, HOURS) is None
    assert [piece.span for piece in free_time(MONDAY, HOURS, [event], SIZES).pieces] == [span("09:00", "17:30")]
    assert free_time(MONDAY, HOURS.with_calendar({MONDAY: "work"}, {}), [event], SIZES).window is None


def test_lunches_of_the_calendar_count_together_on_their_day():
    lunch = {"plan": Plan.BLOCKED, "lunch": True}
    first, second = meeting("12:00", "12:30", "Lunch", **lunch), meeting("13:00", "13:30", "Lunch", **lunch)
    days = calendar_days([first, second, meeting("10:00", "11:00")], MONDAY, SUNDAY, HOURS)
    assert days.lunches == {MONDAY: (first.span, second.span)}
