"""Recurrence rules: as another library expands them, and what is made of odd ones."""

import sys
from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tltimer.calendars.ics.datetimes import UnreadableTime
from tltimer.calendars.ics.rule_starts import fits, starts
from tltimer.calendars.ics.rules import misread_parts, parse_rule, rule_parts

FIRST = datetime(2026, 1, 1)  # noqa: DTZ001 - a time on the wall
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def expanded(text, first, low, high):
    return list(starts(parse_rule(rule_parts(text), None), first, low, high))


def numbers(low, high):
    return st.lists(
        st.integers(low, high).filter(bool) if low < 0 else st.integers(low, high), min_size=1, max_size=3
    ).map(lambda numbers: ",".join(map(str, numbers)))


@st.composite
def rules(draw):
    """A rule of the parts that RFC 5545 allows with its frequency."""
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.sampled_from([1, 1, 2, 3, 7]))}"]
    choices = {"BYMONTH": numbers(1, 12)}
    if frequency != "HOURLY":
        choices["BYHOUR"] = numbers(0, 23)
    if frequency in ("YEARLY", "MONTHLY"):
        # dateutil takes "2MO,TH" for days that are both.
        ordinals = st.sampled_from(["1", "2", "-1", "-2", "5"]) if draw(st.booleans()) else st.just("")
        choices["BYDAY"] = st.lists(st.tuples(ordinals, st.sampled_from(DAYS)), min_size=1, max_size=3).map(
            lambda numbers: ",".join(map("".join, numbers))
        )
    else:
        choices["BYDAY"] = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3).map(",".join)
    if frequency != "WEEKLY":
        choices["BYMONTHDAY"] = numbers(-31, 31)
    if frequency == "YEARLY":
        choices["BYYEARDAY"] = numbers(-366, 366)
    for name in draw(st.lists(st.sampled_from(sorted(choices)), unique=True, max_size=2)):
        parts.append(f"{name}={draw(choices[name])}")
    if frequency in ("YEARLY", "MONTHLY") and len(parts) > 2 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(numbers(-3, 3))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    return ";".join(parts)


moments = st.integers(0, 400 * 24 * 4).map(lambda quarters: FIRST + timedelta(minutes=15 * quarters))


@settings(max_examples=40, deadline=None)
@given(rules(), moments, st.integers(0, 100), st.integers(1, 100))
def test_a_rule_is_expanded_as_dateutil_does(text, first, later, length):
    low = first + timedelta(days=later)
    high = low + timedelta(days=length)
    # dateutil takes ordinals in months only where no day of the year is named.
    assume(not ("BYYEARDAY" in text and "BYDAY" in text))
    assert expanded(text, first, low, high) == rrulestr(text, dtstart=first).between(low, high, inc=True)


@settings(max_examples=40, deadline=None)
@given(rules(), moments, st.integers(0, 800), st.integers(1, 60), st.sampled_from(["", ";SKIP=FORWARD"]))
def test_jumping_ahead_changes_nothing(text, first, later, length, skip):
    low = first + timedelta(days=later)
    high = low + timedelta(days=length)
    walked = [start for start in expanded(text + skip, first, first, high) if start >= low]
    assert expanded(text + skip, first, low, high) == walked


def days(text, first="2026-11-16 10:00", last="2027-12-31 23:59"):
    begin = datetime.fromisoformat(first)
    return [f"{start:%y-%m-%d}" for start in expanded(text, begin, begin, datetime.fromisoformat(last))][:4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=0MO,0WE", ["26-11-16", "26-11-18", "26-11-23", "26-11-25"]),
        ("FREQ=WEEKLY;BYDAY=2MO", ["26-11-16", "26-11-23", "26-11-30", "26-12-07"]),
        ("FREQ=MONTHLY;BYDAY=3MO,4FR", ["26-11-16", "26-11-27", "26-12-21", "26-12-25"]),
        ("FREQ=MONTHLY;BYDAY=3MO,SU", ["26-11-16", "26-11-22", "26-11-29", "26-12-06"]),
        ("FREQ=WEEKLY;BYDAY=XX", ["26-11-16", "26-11-23", "26-11-30", "26-12-07"]),
        ("freq=weekly; byday = mo , we", ["26-11-16", "26-11-18", "26-11-23", "26-11-25"]),
        ("FREQ=WEEKLY;BYDAY=MONDAY", ["26-11-16", "26-11-23", "26-11-30", "26-12-07"]),
        ("FREQ=MONTHLY;BYMONTHDAY=0,16,32", ["26-11-16", "26-12-16", "27-01-16", "27-02-16"]),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0,3", ["26-11-16", "26-12-21", "27-01-18", "27-02-15"]),
        ("FREQ=YEARLY;BYMONTH=11,13", ["26-11-16", "27-11-16"]),
        ("FREQ=DAILY;INTERVAL=0", ["26-11-16", "26-11-17", "26-11-18", "26-11-19"]),
        ("FREQ=DAILY;INTERVAL=-2", ["26-11-16", "26-11-17", "26-11-18", "26-11-19"]),
        ("FREQ=DAILY;COUNT=-1", ["26-11-16", "26-11-17", "26-11-18", "26-11-19"]),
        ("FREQ=DAILY;COUNT=2;X-EVOLUTION-ENDDATE=20261117", ["26-11-16", "26-11-17"]),
        ("DTSTART=20261116T090000Z;TZID=Europe/Berlin;FREQ=DAILY;COUNT=2", ["26-11-16", "26-11-17"]),
        ("FREQ=WEEKLY;BYWEEKNO=3", ["26-11-16", "26-11-23", "26-11-30", "26-12-07"]),
        ("FREQ=YEARLY;BYWEEKNO=47", ["26-11-16", "27-11-22"]),
        ("FREQ=YEARLY;BYWEEKNO=47;BYDAY=1FR", ["26-11-20", "27-11-26"]),
        ("FREQ=YEARLY;BYWEEKNO=-1", ["26-12-28", "27-12-27"]),
        ("FREQ=DAILY;WKST=XX;COUNT=1", ["26-11-16"]),
        ("FREQ=MINUTELY;INTERVAL=1440", ["26-11-16", "26-11-17", "26-11-18", "26-11-19"]),
        ("FREQ=MINUTELY;BYHOUR=9;BYMINUTE=0", ["26-11-17", "26-11-18", "26-11-19", "26-11-20"]),
        ("FREQ=SECONDLY;INTERVAL=86400", ["26-11-16", "26-11-17", "26-11-18", "26-11-19"]),
    ],
)
def test_odd_parts_do_not_lose_a_series(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("FREQ=MONTHLY;SKIP=OMIT", "2027-01-31", ["27-01-31", "27-03-31", "27-05-31", "27-07-31"]),
        ("FREQ=MONTHLY;SKIP=BACKWARD", "2027-01-31", ["27-01-31", "27-02-28", "27-03-31", "27-04-30"]),
        ("FREQ=MONTHLY;SKIP=FORWARD", "2027-01-31", ["27-01-31", "27-03-01", "27-03-31", "27-05-01"]),
        ("FREQ=MONTHLY;BYMONTHDAY=1,31;SKIP=FORWARD;COUNT=3", "2027-02-01", ["27-02-01", "27-03-01", "27-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-31;SKIP=FORWARD", "2027-03-01", ["27-03-01", "27-04-01", "27-05-01", "27-06-01"]),
        ("FREQ=YEARLY;SKIP=BACKWARD;COUNT=2", "2024-02-29", ["24-02-29", "25-02-28"]),
        ("FREQ=YEARLY;SKIP=FORWARD;COUNT=2", "2024-02-29", ["24-02-29", "25-03-01"]),
        ("FREQ=YEARLY;BYYEARDAY=366;SKIP=BACKWARD", "2024-12-31", ["24-12-31", "25-12-31", "26-12-31", "27-12-31"]),
        ("FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD", "2024-12-31", ["24-12-31", "26-01-01", "27-01-01", "28-01-01"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=SU;SKIP=BACKWARD", "2027-01-31", ["27-01-31", "27-02-28", "27-10-31"]),
    ],
)  # fmt: skip
def test_days_that_a_month_lacks_are_skipped_as_the_rule_tells(text, first, expected):
    assert days(f"RSCALE=gregorian;{text}", f"{first} 10:00", "2028-01-31 00:00") == expected
    assert days(f"{text};RSCALE=GREGORY", f"{first} 10:00", "2028-01-31 00:00") == expected


@pytest.mark.parametrize(
    ("text", "code", "detail"),
    [
        ("BYDAY=MO", "rule", "FREQ="),
        ("FREQ=FORTNIGHTLY", "rule", "FREQ=FORTNIGHTLY"),
        ("every Monday", "rule", "FREQ="),
        ("RSCALE=HEBREW;FREQ=YEARLY", "rule", "RSCALE=HEBREW"),
        ("FREQ=MINUTELY", "often", "MINUTELY"),
        ("FREQ=SECONDLY;INTERVAL=7", "often", "SECONDLY"),
        ("FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50", "often", "HOURLY"),
    ],
)
def test_a_rule_that_means_nothing_sensible_names_the_part(text, code, detail):
    with pytest.raises(UnreadableTime) as refused:
        days(text)
    assert (refused.value.code, refused.value.detail) == (code, detail)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("FREQ=WEEKLY;BYDAY=XX", ["BYDAY=XX"]),
        ("FREQ=WEEKLY;BYDAY=XX,MO", []),
        ("FREQ=MONTHLY;BYMONTHDAY=0", ["BYMONTHDAY=0"]),
        ("FREQ=DAILY;INTERVAL=0;COUNT=many", ["INTERVAL=0", "COUNT=MANY"]),
        ("FREQ=DAILY;X-OTHER=1;DTSTART=20261116", []),
    ],
)
def test_a_known_part_that_holds_nothing_is_named(text, parts):
    assert misread_parts(rule_parts(text)) == parts


def test_a_rule_is_never_walked_through_the_years_to_find_nothing():
    far = FIRST.replace(year=9000)
    assert expanded("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", FIRST, far, far.replace(year=9001)) == []


def test_a_year_is_not_walked_through_for_a_week_of_it():
    looked_at = []

    def count(frame, event, _function):
        if event == "call" and frame.f_code is fits.__code__:
            looked_at.append(frame.f_locals["day"])

    first, last = FIRST.replace(year=2040), FIRST.replace(year=2040, day=20)
    sys.setprofile(count)
    try:
        assert expanded("FREQ=YEARLY;BYWEEKNO=2;BYDAY=MO", FIRST, first, last) == [first.replace(day=9)]
    finally:
        sys.setprofile(None)
    assert 0 < len(looked_at) <= 20


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("D1 #3", "FREQ=DAILY;COUNT=3", id="a number of times"),
        pytest.param("D2 20260110T000000Z", "FREQ=DAILY;INTERVAL=2;UNTIL=20260110T000000Z", id="an end"),
        pytest.param("W2 MO WE FR #0", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", id="weekdays without an end"),
        pytest.param("w1 tu", "FREQ=WEEKLY;BYDAY=TU", id="small letters"),
        pytest.param("MP1 1+ 1- FR #10", "FREQ=MONTHLY;BYDAY=1FR,-1FR;COUNT=10", id="places of a weekday in the month"),
        pytest.param("MP6 2+ MO TU 4+ WE", "FREQ=MONTHLY;INTERVAL=6;BYDAY=2MO,2TU,4WE", id="several places"),
        pytest.param("MD1 1 15 2- LD", "FREQ=MONTHLY;BYMONTHDAY=1,15,-2,-1", id="days of the month, the last too"),
        pytest.param("YM1 1 6", "FREQ=YEARLY;BYMONTH=1,6", id="months"),
        pytest.param("YD1 100 200", "FREQ=YEARLY;BYYEARDAY=100,200", id="days of the year"),
    ],
)
def test_a_rule_of_vcalendar_1_means_one_of_today(old, new):
    parts, wanted = rule_parts(old), rule_parts(new)
    until = FIRST + timedelta(days=9) if "UNTIL" in wanted else None
    assert parse_rule(parts, until) == parse_rule(wanted, until)
    assert parts.get("UNTIL") == wanted.get("UNTIL")


@pytest.mark.parametrize(
    "odd",
    [
        'FREQ=WEEKLY;BYDAY="MO","FR"',
        '"FREQ=WEEKLY;BYDAY=MO,FR"',
        "FREQ=WEEKLY,BYDAY=MO,FR",
        "FREQ=WEEKLY;BYDAY=MO;FR",
        "FREQ=WEEKLY;BYDAY=MO FR",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,FR",
    ],
)
def test_parts_and_values_are_told_apart_by_other_signs_too(odd):
    assert rule_parts(odd) == {"FREQ": "WEEKLY", "BYDAY": "MO,FR"}


def test_escaped_commas_of_a_rule_part_its_values():
    assert rule_parts(r"FREQ=WEEKLY;BYDAY=MO\,WE") == {"FREQ": "WEEKLY", "BYDAY": "MO,WE"}


def test_seconds_at_one_time_of_the_day_are_not_counted_one_by_one():
    text = "FREQ=SECONDLY;BYHOUR=9;BYMINUTE=30;BYSECOND=0"
    later = FIRST + timedelta(days=3)
    assert expanded(text, FIRST, FIRST, later) == [FIRST.replace(day=day, hour=9, minute=30) for day in (1, 2, 3)]
