"""Exceptions, changes and cancellations of series, whatever notation they have."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tltimer.calendars.ics.loading import checked, survey
from tltimer.calendars.ics.recurrence import occurrences

BERLIN = ZoneInfo("Europe/Berlin")
DAILY = ("DTSTART;TZID=Europe/Berlin:20261116T100000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=3")


def event(*lines):
    return "BEGIN:VEVENT\r\nUID:s\r\n" + "".join(f"{line}\r\n" for line in lines) + "END:VEVENT\r\n"


def calendar(*events, method=""):
    head = f"METHOD:{method}\r\n" if method else ""
    return f"BEGIN:VCALENDAR\r\n{head}" + "".join(events) + "END:VCALENDAR\r\n"


def rows(*calendars, first="2026-11-01", end="2026-12-31"):
    lines = b"".join(checked(text.encode()) for text in calendars)
    span = (datetime.fromisoformat(day).replace(tzinfo=BERLIN) for day in (first, end))
    return occurrences(lines, *span, BERLIN)[0]


def times(*calendars, **span):
    return [f"{datetime.fromtimestamp(row['start'], BERLIN):%d %H:%M}" for row in rows(*calendars, **span)]


def moved(name, *lines):
    return event(name, "DTSTART;TZID=Europe/Berlin:20261117T150000", "DURATION:PT30M", *lines)


NAMES = {
    "its own zone": "RECURRENCE-ID;TZID=Europe/Berlin:20261117T100000",
    "UTC": "RECURRENCE-ID:20261117T090000Z",
    "another zone, the same instant": "RECURRENCE-ID;TZID=America/New_York:20261117T040000",
    "another zone, the same digits": "RECURRENCE-ID;TZID=America/New_York:20261117T100000",
    "a day": "RECURRENCE-ID;VALUE=DATE:20261117",
    "no zone": "RECURRENCE-ID:20261117T100000",
    "ISO with an offset": "RECURRENCE-ID:2026-11-17T10:00:00+01:00",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_change_is_found_by_every_notation(name):
    assert times(calendar(event(*DAILY), moved(name))) == ["16 10:00", "17 15:00", "18 10:00"]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_an_exception_is_found_by_every_notation(name):
    exdate = name.replace("RECURRENCE-ID", "EXDATE")
    assert times(calendar(event(*DAILY, exdate))) == ["16 10:00", "18 10:00"]


@pytest.mark.parametrize("first", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (("SEQUENCE:1",), ("SEQUENCE:2",)),
        (("SEQUENCE:1", "LAST-MODIFIED:20261102T000000Z"), ("SEQUENCE:2", "LAST-MODIFIED:20261101T000000Z")),
        (("LAST-MODIFIED:20261101T000000Z",), ("LAST-MODIFIED:20261102T000000Z",)),
        (("DTSTAMP:20261101T000000Z",), ("DTSTAMP:20261102T000000Z",)),
    ],
    ids=["sequence", "sequence before last-modified", "last-modified", "dtstamp"],
)
def test_of_two_changes_of_one_occurrence_the_later_version_counts(first, older, newer):
    late = event(NAMES["UTC"], "DTSTART;TZID=Europe/Berlin:20261117T160000", "DURATION:PT30M", *newer)
    expected = ["16 10:00", "17 16:00", "18 10:00"]
    assert times(calendar(event(*DAILY), moved(first, *older), late)) == expected
    assert times(calendar(event(*DAILY), late, moved(first, *older))) == expected


def test_of_two_changes_of_one_version_the_last_in_the_file_counts():
    late = event(NAMES["UTC"], "DTSTART;TZID=Europe/Berlin:20261117T160000", "DURATION:PT30M")
    assert times(calendar(event(*DAILY), late, moved(NAMES["a day"])))[1] == "17 15:00"


def test_a_change_is_shown_though_an_exception_names_its_occurrence():
    series = event(*DAILY, "EXDATE:20261117T090000Z")
    assert times(calendar(series, moved(NAMES["its own zone"]))) == ["16 10:00", "17 15:00", "18 10:00"]


def test_a_later_version_that_moved_out_of_the_span_takes_the_earlier_one_away():
    away = event(NAMES["UTC"], "DTSTART:20270301T090000Z", "DURATION:PT30M", "SEQUENCE:3")
    assert times(calendar(event(*DAILY), moved(NAMES["its own zone"], "SEQUENCE:2"), away)) == ["16 10:00", "18 10:00"]


def test_an_event_of_another_year_is_a_later_version_of_one_that_is_seen():
    old = event("DTSTART:20261116T090000Z", "DURATION:PT30M", "SEQUENCE:1")
    new = event("DTSTART:20280116T090000Z", "DTEND:20280116T093000Z", "SEQUENCE:2")
    assert times(calendar(old, new)) == []


@pytest.mark.parametrize(
    ("cancel", "cancelled"),
    [
        (event(NAMES["UTC"], "DTSTART:20261117T090000Z", "SEQUENCE:1"), [False, True, False]),
        (event(NAMES["another zone, the same digits"], "DTSTART:20261117T090000Z"), [False, True, False]),
        (event(*DAILY), [True, True, True]),
        (event("DTSTART;TZID=Europe/Berlin:20261116T100000"), [True, True, True]),
        (event("SEQUENCE:1"), [True, True, True]),
        (event(NAMES["UTC"]), [False, True, False]),
        (event(NAMES["UTC"].replace("ID:", "ID;RANGE=THISANDFUTURE:")), [False, True, True]),
        (event("RECURRENCE-ID:nonsense"), [False, False, False]),
    ],
    ids=[
        "one occurrence",
        "one by its digits",
        "the series",
        "the series, without its rule",
        "the series, without its start",
        "one occurrence, without its start",
        "one and all that follow",
        "nothing that can be read",
    ],
)
def test_a_message_cancels_what_it_names(cancel, cancelled):
    result = rows(calendar(event(*DAILY)), calendar(cancel, method="CANCEL"))
    assert [row["status"] == "CANCELLED" for row in result] == cancelled


def test_a_message_older_than_the_event_cancels_nothing():
    result = rows(calendar(event(*DAILY, "SEQUENCE:2")), calendar(event(*DAILY, "SEQUENCE:1"), method="CANCEL"))
    assert [row["status"] for row in result] == ["", "", ""]


def test_a_message_alone_is_a_cancelled_event():
    assert [row["status"] for row in rows(calendar(event(*DAILY), method="CANCEL"))] == ["CANCELLED"] * 3


def test_a_message_alone_that_does_not_tell_when_it_was_is_nothing():
    lines = checked(calendar(event("STATUS:CANCELLED"), method="CANCEL").encode())
    span = (datetime(2026, 11, 1, tzinfo=BERLIN), datetime(2026, 12, 1, tzinfo=BERLIN))
    assert occurrences(lines, *span, BERLIN) == ([], [])
    assert survey(lines)["problems"] == []


def test_an_answer_to_an_invitation_is_no_event():
    reply = calendar(event("DTSTART;TZID=Europe/Berlin:20261116T120000"), method="REPLY")
    assert times(calendar(event(*DAILY)), reply) == ["16 10:00", "17 10:00", "18 10:00"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("023000", "030000", ("03:30", 30)),
        ("023000", "040000", ("03:30", 90)),
        ("013000", "023000", ("01:30", 60)),
        ("220000", "060000", ("22:00", 480)),
    ],
)
def test_an_event_near_the_hour_that_a_clock_change_skips_never_ends_before_it_starts(start, end, expected):
    last = "20260328" if end > start else "20260329"
    series = event(
        f"DTSTART;TZID=Europe/Berlin:20260328T{start}",
        f"DTEND;TZID=Europe/Berlin:{last}T{end}",
        "RRULE:FREQ=DAILY;COUNT=2",
    )
    row = rows(calendar(series), first="2026-03-29", end="2026-03-31")[-1]
    assert (f"{datetime.fromtimestamp(row['start'], BERLIN):%H:%M}", (row["end"] - row["start"]) // 60) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("20260329T023000", "20260329T030000", ("03:30", 30), id="it starts in the hour that is skipped"),
        pytest.param("20260329T023000", "20260329T033000", ("03:30", 60), id="it would end when it starts"),
        pytest.param("20260329T021000", "20260329T025000", ("03:10", 40), id="it lies in the hour that is skipped"),
        pytest.param("20260329T013000", "20260329T023000", ("01:30", 60), id="it ends in the hour that is skipped"),
        pytest.param("20260329T013000", "20260329T033000", ("01:30", 60), id="it lasts over the hour that is skipped"),
        pytest.param(
            "20261025T013000", "20261025T033000", ("01:30", 180), id="it lasts over the hour that is repeated"
        ),
    ],
)
def test_a_single_event_in_the_night_of_a_clock_change(start, end, expected):
    single = event(f"DTSTART;TZID=Europe/Berlin:{start}", f"DTEND;TZID=Europe/Berlin:{end}")
    (row,) = rows(calendar(single), first="2026-03-01")
    assert (f"{datetime.fromtimestamp(row['start'], BERLIN):%H:%M}", (row["end"] - row["start"]) // 60) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("20260329T023000/20260329T030000", ("03:30", 30)),
        ("20260329T023000/20260329T050000", ("03:30", 90)),
        ("20260329T023000/PT1H", ("03:30", 60)),
        ("20260330T100000/20260330T090000", ("10:00", 0)),
        ("20260330T100000/-PT1H", ("10:00", 0)),
        ("20260330T100000/20260330T091500Z", ("10:00", 75)),
    ],
)
def test_a_period_never_ends_before_it_starts(period, expected):
    extra = event("DTSTART;TZID=Europe/Berlin:20260301T100000", f"RDATE;TZID=Europe/Berlin;VALUE=PERIOD:{period}")
    row = rows(calendar(extra), first="2026-03-28", end="2026-04-01")[0]
    assert (f"{datetime.fromtimestamp(row['start'], BERLIN):%H:%M}", (row["end"] - row["start"]) // 60) == expected


def test_a_period_of_whole_days_never_ends_before_it_starts():
    periods = "20261120/20261122,20261125/20261124"
    result = rows(calendar(event("DTSTART;VALUE=DATE:20261101", f"RDATE;VALUE=PERIOD:{periods}")), first="2026-11-10")
    assert [(row["end"] - row["start"]) // 86400 for row in result] == [2, 1]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261118", "18"),
        ("20261118T000000Z", "18"),
        ("20261118T235959Z", "18"),
        ("20261117T230000Z", "18"),
        ("20261118T000000", "18"),
        ("20261118T120000Z", "18"),
    ],
    ids=["a day", "midnight", "its last second", "midnight of the user's time zone", "without a zone", "noon"],
)
def test_days_end_on_the_day_that_is_written_in_whatever_way(until, last):
    daily = event("DTSTART;VALUE=DATE:20261116", f"RRULE:FREQ=DAILY;UNTIL={until}")
    assert [time[:2] for time in times(calendar(daily))][-1] == last


def test_an_event_that_ends_in_the_hour_that_is_repeated_the_second_time():
    nightly = event("DTSTART;TZID=Europe/Berlin:20261025T024500", "DTEND:20261025T011500Z", "RRULE:FREQ=DAILY;COUNT=2")
    result = rows(calendar(nightly), first="2026-10-20")
    assert [(row["end"] - row["start"]) // 60 for row in result] == [30, 30]


def test_a_rule_of_another_scale_leaves_the_first_occurrence():
    series = event(*DAILY[:2], "RRULE:RSCALE=HEBREW;FREQ=YEARLY")
    lines = checked(calendar(series).encode())
    span = (datetime(2026, 11, 1, tzinfo=BERLIN), datetime(2026, 12, 1, tzinfo=BERLIN))
    result, problems = occurrences(lines, *span, BERLIN)
    assert len(result) == 1
    assert [(problem["code"], problem["detail"]) for problem in problems] == [("rule", "RSCALE=HEBREW")]


@pytest.mark.parametrize(
    "name", ["RECURRENCE-ID;RANGE=THISANDFUTURE:20261117T090000Z", NAMES["another zone, the same digits"]]
)
def test_a_change_of_all_that_follow_moves_them_by_the_clock_of_the_series(name):
    name = name.replace("RECURRENCE-ID;TZID", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID")
    assert times(calendar(event(*DAILY), moved(name))) == ["16 10:00", "17 15:00", "18 15:00"]


def test_a_change_of_all_that_follow_in_another_zone_keeps_the_clock_of_the_series():
    change = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261117T090000Z", "DTSTART:20261117T140000Z", "DTEND:20261117T143000Z"
    )
    assert times(calendar(event(*DAILY), change)) == ["16 10:00", "17 15:00", "18 15:00"]


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        pytest.param(("DTEND:later", "DURATION:PT45M"), 45, id="the length stands in for an end that is none"),
        pytest.param(("DTEND:later",), 0, id="an end that is none"),
        pytest.param(("DURATION:one hour",), 0, id="a length that is none"),
    ],
)
def test_an_event_with_an_odd_end_keeps_its_start(lines, minutes):
    (row,) = rows(calendar(event(DAILY[0], *lines)))
    assert (row["end"] - row["start"]) // 60 == minutes


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("STATUS:canceled", "status", "CANCELLED"),
        ("TRANSP:1", "transparent", True),
        ("TRANSP:0", "transparent", False),
        ("TRANSP:transparent", "transparent", True),
        ("TRANSP:OPAQUE", "transparent", False),
        ("SUMMARY;ENCODING=BASE64;CHARSET=UTF-8:QsO8cm8=", "title", "Büro"),
        ("SUMMARY;ENCODING=B:QsO8cm8=", "title", "Büro"),
        ("SUMMARY;ENCODING=BASE64:no base64", "title", "no base64"),
    ],
)
def test_older_spellings_of_what_an_event_says(line, field, value):
    (row,) = rows(calendar(event(*DAILY[:2], line)))
    assert row[field] == value


@pytest.mark.parametrize("value", ["TRUE", " True ", "true"])
def test_an_all_day_event_of_outlook_has_no_times(value):
    midnights = ("DTSTART;TZID=Europe/Berlin:20261116T000000", "DTEND;TZID=Europe/Berlin:20261117T000000")
    (row,) = rows(calendar(event(*midnights, f"X-MICROSOFT-CDO-ALLDAYEVENT:{value}")))
    assert row["all_day"]
