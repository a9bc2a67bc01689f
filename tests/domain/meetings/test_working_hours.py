from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from tests.drawing import BERLIN, DAYS, HOURS, MONDAY, span, utc
from tltimer.domain.meetings.working_hours import WorkingHours, days_off_from, working_days_from
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.spans import Span

SATURDAY = MONDAY + timedelta(days=5)
NINE_TO_FIVE = (time(9), time(17))
LUNCH = (time(12), time(13))


def hours(zone: str = "Europe/Berlin", lunch: tuple[time, time] | None = None, **more) -> WorkingHours:
    return WorkingHours(DayRule(ZoneInfo(zone)), dict.fromkeys(range(5), NINE_TO_FIVE), lunch, **more)


# Days from midnight on, so that the night's clock change lies within the working hours of its own date.
MIDNIGHT = DayRule(BERLIN, time(0))


def test_a_working_day_has_a_window_and_a_saturday_has_none():
    assert HOURS.window(MONDAY) == span("09:00", "17:30")
    assert HOURS.window(SATURDAY) is None
    assert HOURS.works_on(MONDAY)
    assert not HOURS.works_on(SATURDAY)


def test_a_day_off_has_no_window_and_no_working_seconds():
    off = hours(days_off=frozenset({MONDAY}))
    assert off.window(MONDAY) is None
    assert off.seconds(MONDAY) == 0
    assert off.window(MONDAY + timedelta(days=1)) is not None


def test_lunch_is_no_working_time():
    assert hours(lunch=LUNCH).seconds(MONDAY) == 7 * 3600
    assert hours().seconds(MONDAY) == 8 * 3600


def test_lunch_that_reaches_out_of_the_working_hours_takes_only_what_is_in_them():
    assert hours(lunch=(time(16), time(18))).seconds(MONDAY) == 7 * 3600
    assert hours(lunch=(time(18), time(19))).seconds(MONDAY) == 8 * 3600


def test_hours_over_a_clock_change_are_as_long_as_they_were():
    sundays = WorkingHours(MIDNIGHT, {6: (time(1), time(5))})
    assert sundays.seconds(date(2026, 3, 29)) == 3 * 3600
    assert sundays.seconds(date(2026, 10, 25)) == 5 * 3600


def test_hours_that_begin_in_a_gap_begin_after_it():
    sundays = WorkingHours(MIDNIGHT, {6: (time(2, 30), time(5))})
    assert sundays.window(date(2026, 3, 29)) == Span(utc("2026-03-29T01:00:00"), utc("2026-03-29T03:00:00"))


def test_hours_that_the_clock_skips_as_a_whole_are_none():
    sundays = WorkingHours(MIDNIGHT, {6: (time(2, 10), time(2, 50))})
    assert sundays.window(date(2026, 3, 29)) is None
    assert sundays.seconds(date(2026, 3, 29)) == 0


def test_lunch_that_the_clock_skips_is_none():
    sundays = WorkingHours(MIDNIGHT, {6: (time(1), time(5))}, (time(2, 10), time(2, 50)))
    assert sundays.lunch_of(date(2026, 3, 29)) == ()


def test_a_date_that_never_was_has_no_hours():
    assert hours("Pacific/Apia").window(date(2011, 12, 30)) is None
    assert hours("Pacific/Apia").window(date(2011, 12, 29)) is not None


def test_hours_can_reach_over_midnight_up_to_the_end_of_their_day():
    nights = WorkingHours(DAYS, {0: (time(22), time(3, 30))}, (time(1), time(1, 30)))
    assert nights.window(MONDAY) == span("22:00", "27:30")
    assert nights.lunch_of(MONDAY) == (span("25:00", "25:30"),)
    assert nights.seconds(MONDAY) == 5 * 3600
    assert nights.end_of(MONDAY) == span("22:00", "27:30").end


def test_the_calendars_days_off_and_lunches_join_the_users():
    tuesday, wednesday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    lunches = {wednesday: (span("11:30", "12:30", wednesday), span("12:00", "13:30", wednesday))}
    seen = hours(lunch=LUNCH, days_off=frozenset({MONDAY})).with_calendar({MONDAY: "Work", tuesday: "Work"}, lunches)
    assert [seen.works_on(day) for day in (MONDAY, tuesday, wednesday)] == [False, False, True]
    assert [seen.day_off(day) for day in (MONDAY, tuesday, wednesday)] == ["user", "Work", None]
    assert seen.end_of(tuesday) is None
    assert seen.weekday_window(tuesday) == span("09:00", "17:00", tuesday)
    assert seen.lunch_of(wednesday) == (span("11:30", "13:30", wednesday),)
    assert seen.seconds(wednesday) == 6 * 3600
    assert seen.without_days_off().seconds(tuesday) == seen.without_days_off().seconds(wednesday) == 7 * 3600
    again = seen.with_calendar({wednesday: "Home"}, {})
    assert [again.day_off(day) for day in (MONDAY, tuesday, wednesday)] == ["user", "Work", "Home"]
    assert again.lunch_of(wednesday) == seen.lunch_of(wednesday)


def test_a_week_that_begins_on_sunday_ends_on_thursday_and_its_friday_is_no_day_off():
    """Sunday to Thursday, week 47: 15–21 November."""
    teams = WorkingHours(DayRule(BERLIN, week_offset=1), dict.fromkeys((6, 0, 1, 2, 3), NINE_TO_FIVE))
    sunday, *_days, thursday, friday, saturday = (MONDAY + timedelta(days) for days in range(-1, 6))
    assert [teams.has_hours(day) for day in (sunday, MONDAY, thursday, friday, saturday)] == [True] * 3 + [False] * 2
    assert [teams.ends_week(day) for day in (sunday, thursday, friday)] == [False, True, True]
    assert hours(days_off=frozenset({MONDAY + timedelta(4)})).ends_week(MONDAY + timedelta(3))


def test_without_any_working_hours_monday_to_friday_are_days_of_work():
    free = WorkingHours(DAYS, {})
    assert [free.has_hours(day) for day in (MONDAY, SATURDAY)] == [True, False]


def test_days_off_are_their_ids():
    entries = [{"id": "2026-11-16"}, {"id": "2026-11-17", "works": True}, {"id": "someday"}]
    assert days_off_from(entries) == {MONDAY}
    assert working_days_from(entries) == {date(2026, 11, 17)}
