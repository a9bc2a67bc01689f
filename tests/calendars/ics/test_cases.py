"""Calendars in which other programs lose or move events; each file is named as its situation."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("name", "first", "end", "expected"),
    [
        ("zone-display-and", "2026-11-16", "2026-11-23", ["11-16 15:00–15:30"]),
        ("zone-display-gmt-dots", "2026-11-16", "2026-11-23", ["11-16 17:00–17:30"]),
        ("zone-name-est-with-own-rules-summer", "2026-07-06", "2026-07-13", ["07-06 15:00–15:30"]),
        ("zone-name-cst-is-china", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("zone-without-offsetfrom", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("zone-escaped-comma-in-definition", "2026-11-16", "2026-11-23", ["11-16 09:00–09:30"]),
        (
            "two-overrides-of-one",
            "2026-11-16",
            "2026-11-23",
            ["11-16 10:00–10:30", "11-17 14:00–14:30", "11-18 10:00–10:30"],
        ),
        ("dst-gap-start", "2026-03-28", "2026-03-31", ["03-28 02:30–03:00", "03-29 03:30–04:00", "03-30 02:30–03:00"]),
        ("rule-holds-dtstart", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("rule-rscale-gregorian", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        (
            "rule-skip-forward",
            "2026-10-01",
            "2027-02-15",
            ["10-31 10:00–11:00", "12-01 10:00–11:00", "12-31 10:00–11:00", "01-31 10:00–11:00"],
        ),
        (
            "exrule",
            "2026-11-16",
            "2026-11-23",
            ["11-16 10:00–10:30", "11-17 10:00–10:30", "11-19 10:00–10:30", "11-20 10:00–10:30"],
        ),
        ("rule-byday-blank", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        (
            "rule-in-utc-with-x-wr-timezone-over-dst",
            "2026-10-12",
            "2026-11-15",
            ["10-19 10:00–10:30", "10-26 09:00–09:30", "11-02 09:00–09:30"],
        ),
        ("end-24-hours", "2026-11-16", "2026-11-23", ["11-16 14:00–00:00"]),
        ("iso-with-dashes", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("iso-with-offset", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("title-quoted-printable", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        (
            "exdate-kills-another-time-of-the-day",
            "2026-11-16",
            "2026-11-23",
            ["11-16 09:00–09:30", "11-16 10:00–10:30", "11-17 10:00–10:30"],
        ),
        (
            "moved-one-hour-by-exdate-and-rdate",
            "2026-11-16",
            "2026-11-23",
            ["11-16 09:00–09:30", "11-17 10:00–10:30", "11-18 09:00–09:30"],
        ),
        (
            "override-kills-another-time-of-the-day",
            "2026-11-16",
            "2026-11-23",
            ["11-16 09:00–09:30", "11-16 10:00–10:30", "11-17 10:00–10:30", "11-17 15:00–15:30"],
        ),
        (
            "utc-series-x-wr-timezone-day-shifts",
            "2026-11-16",
            "2026-12-10",
            ["11-17 02:00–02:30", "11-24 02:00–02:30", "12-01 02:00–02:30"],
        ),
        ("byweekno-alone", "2026-11-10", "2026-11-30", ["11-17 09:00–09:30"]),
        (
            "rule-exchange-blanks",
            "2026-11-16",
            "2026-11-23",
            ["11-16 10:00–10:30", "11-17 10:00–10:30", "11-18 10:00–10:30", "11-19 10:00–10:30", "11-20 10:00–10:30"],
        ),
        ("zone-display-beijing-sar", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("zone-display-utc-minus-11", "2026-11-16", "2026-11-23", ["11-16 12:00–12:30"]),
        ("zone-unknown-with-offset-in-front", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("zone-us-eastern-rfc-name", "2026-11-16", "2026-11-23", ["11-16 15:00–15:30"]),
        ("zone-aest", "2026-07-06", "2026-07-13", ["07-06 10:00–10:30"]),
        ("rule-days-parted-by-blanks", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("rule-days-parted-by-semicolons", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("rule-behind-an-escaped-start", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("rule-behind-a-line-with-its-start", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("until-with-blanks-and-colons", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("until-with-a-zone", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("exrule-every-minute", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-20 10:00–10:30"]),
        ("rdate-utc-midnight-for-days", "2026-11-16", "2026-11-23", ["11-16…11-17", "11-18…11-19", "11-20…11-21"]),
        ("two-overrides-changed-at-once", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30", "11-17 14:00–14:30"]),
        (
            "overrides-without-start",
            "2026-11-16",
            "2026-11-23",
            ["11-16 10:00–10:30", "11-17 10:00–10:30", "11-18 10:00–10:30"],
        ),
        ("iso-with-offset-and-zone", "2026-10-12", "2026-11-02", ["10-19 10:00–10:30", "10-26 10:00–10:30"]),
        ("iso-with-a-zone-behind", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("duration-with-a-fraction", "2026-11-16", "2026-11-23", ["11-16 10:00–11:30"]),
        ("zone-definition-with-open-parts", "2026-07-06", "2026-07-13", ["07-06 16:00–16:30"]),
        ("zone-default-by-timezone-id", "2026-11-16", "2026-11-23", ["11-16 10:00–10:30"]),
        ("exdate-utc-midnight-for-days", "2026-11-14", "2026-11-24", ["11-16…11-17", "11-18…11-19", "11-19…11-20"]),
    ],
)
def test_a_calendar_is_read_as_its_author_meant_it(read, name, first, end, expected):
    lines = read(
        name, datetime.fromisoformat(first).replace(tzinfo=BERLIN), datetime.fromisoformat(end).replace(tzinfo=BERLIN)
    ).lines
    assert [line.split(" ", 1)[1] for line in lines] == expected


def test_a_title_that_vcalendar_1_wrote_keeps_its_letters(read):
    assert read("title-quoted-printable").rows[0]["title"] == "Büro"


def test_overrides_without_a_start_change_the_occurrence_where_it_is(read):
    result = read("overrides-without-start")
    assert [(row["title"], row["status"]) for row in result.rows] == [
        ("Sync", ""),
        ("Renamed", ""),
        ("Sync", "CANCELLED"),
    ]
    assert result.codes == []


@pytest.mark.parametrize("name", ["rule-behind-a-line-with-its-start", "rule-behind-an-escaped-start"])
def test_a_start_in_a_rule_is_no_problem(read, name):
    assert read(name).codes == []


def test_an_exception_rule_that_repeats_too_often_is_passed_over_and_said(read):
    assert read("exrule-every-minute").codes == ["often"]
