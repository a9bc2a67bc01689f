from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from tests.drawing import BERLIN, HOURS, MONDAY, span, utc
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.spans import Span

SATURDAY = MONDAY + timedelta(days=5)
NINE_TO_FIVE = (time(9), time(17))
LUNCH = (time(12), time(13))


def hours(zone: str = "Europe/Berlin", lunch: tuple[time, time] | None = None, **more) -> WorkingHours:
    return WorkingHours(ZoneInfo(zone), dict.fromkeys(range(5), NINE_TO_FIVE), lunch, **more)


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
    sundays = WorkingHours(BERLIN, {6: (time(1), time(5))})
    assert sundays.seconds(date(2026, 3, 29)) == 3 * 3600
    assert sundays.seconds(date(2026, 10, 25)) == 5 * 3600


def test_hours_that_begin_in_a_gap_begin_after_it():
    sundays = WorkingHours(BERLIN, {6: (time(2, 30), time(5))})
    assert sundays.window(date(2026, 3, 29)) == Span(utc("2026-03-29T01:00:00"), utc("2026-03-29T03:00:00"))


def test_hours_that_the_clock_skips_as_a_whole_are_none():
    sundays = WorkingHours(BERLIN, {6: (time(2, 10), time(2, 50))})
    assert sundays.window(date(2026, 3, 29)) is None
    assert sundays.seconds(date(2026, 3, 29)) == 0


def test_lunch_that_the_clock_skips_is_none():
    sundays = WorkingHours(BERLIN, {6: (time(1), time(5))}, (time(2, 10), time(2, 50)))
    assert sundays.lunch_of(date(2026, 3, 29)) == ()


def test_a_date_that_never_was_has_no_hours():
    assert hours("Pacific/Apia").window(date(2011, 12, 30)) is None
    assert hours("Pacific/Apia").window(date(2011, 12, 29)) is not None
