"""Every file in situations/ is read as people would read it."""

from datetime import UTC, datetime

import pytest

ONE = ["Good one 11-23 10:00–10:30"]
WEEKLY_WITHOUT_9TH = ["Weekly 11-02 10:00–11:00", "Weekly 11-16 10:00–11:00"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("zone-iana", "16:00–17:00"),
        ("zone-windows", "16:00–17:00"),
        ("zone-windows-with-a-number", "11:00–12:00"),
        ("zone-as-windows-shows-it", "16:00–17:00"),
        ("zone-as-windows-shows-it-without-quotes", "16:00–17:00"),
        ("zone-as-windows-shows-it-folded", "10:00–11:00"),
        ("zone-with-a-vendor-in-front", "16:00–17:00"),
        ("zone-bare-offset", "09:00–10:00"),
        ("zone-customized", "05:30–06:30"),
        ("zone-tzone-custom", "05:30–06:30"),
        ("zone-defined-only-in-the-calendar", "14:30–15:30"),
    ],
)
def test_a_zone_is_known_by_any_of_its_names(read, name, expected):
    assert read(name).lines == [f"Zoned 11-23 {expected}"]
    assert read(name).codes == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("zone-unknown", ["Zoned 11-23 10:00–11:00"]),
        (
            "zone-customized-otherwise-in-each-calendar",
            ["Zoned 11-23 05:30–06:30", "Other 11-23 14:00–15:00"],
        ),
        ("zone-default-windows-name", [*ONE, "Floating 11-23 16:00–17:00"]),
        ("zone-default-nonsense", ONE),
        ("floating", ["Floating 11-23 10:00–11:00"]),
        ("line-ends-cr", ONE),
        ("line-ends-lf", ONE),
        ("utf-16-with-mark", ["Gúte one 11-23 10:00–10:30"]),
        ("utf-16-big-endian-without-mark", ["Gúte one 11-23 10:00–10:30"]),
        ("utf-8-with-mark", ["Gúte one 11-23 10:00–10:30"]),
        ("western-letters", ["Güte one 11-23 10:00–10:30"]),
        ("fold-inside-a-letter", ["Café in the morning 11-23 10:00–10:30"]),
        ("small-letters", ONE),
        ("truncated", ONE),
        ("two-calendars-in-one", [*ONE, "Second 11-24 10:00–10:30"]),
        ("junk-behind", ONE),
        ("junk-in-front", ONE),
        ("no-events", []),
        ("event-with-broken-lines", ["Sturdy 11-02 10:00–11:00", *ONE]),
        (
            "override-moved",
            [
                "Weekly 11-02 10:00–11:00",
                "Weekly, moved 11-11 15:00–16:00",
                *(f"Weekly {day} 10:00–11:00" for day in ("11-16", "11-23", "11-30", "12-07")),
            ],
        ),
        (
            "override-moved-into-another-month",
            [f"Weekly {day} 10:00–11:00" for day in ("11-02", "11-09", "11-16", "11-23", "12-07")],
        ),
        (
            "override-cancelled",
            ["Weekly 11-02 10:00–11:00", "Weekly 11-09 10:00–11:00", "Weekly 11-16 10:00–11:00"],
        ),
        (
            "override-in-utc",
            ["Weekly 11-02 10:00–11:00", "Longer 11-09 10:00–12:00", "Weekly 11-16 10:00–11:00"],
        ),
        (
            "override-named-by-a-date",
            ["Weekly 11-02 10:00–11:00", "Moved 11-09 14:00–15:00", "Weekly 11-16 10:00–11:00"],
        ),
        (
            "override-before-its-series-in-the-file",
            ["Weekly 11-02 10:00–11:00", "Moved 11-09 14:00–15:00", "Weekly 11-16 10:00–11:00"],
        ),
        (
            "override-this-and-future",
            [
                "Weekly 11-02 10:00–11:00",
                "Weekly 11-09 10:00–11:00",
                "Later 11-16 13:00–14:00",
                "Later 11-23 13:00–14:00",
            ],
        ),
        ("override-alone", ["Only mine 11-10 10:00–11:00"]),
        (
            "rdate",
            [
                "Extra 11-02 10:00–11:00",
                "Extra 11-04 10:00–11:00",
                "Extra 11-05 13:00–14:00",
                "Extra 11-06 10:00–12:00",
            ],
        ),
        ("exdate-with-zone", WEEKLY_WITHOUT_9TH),
        ("exdate-in-utc", WEEKLY_WITHOUT_9TH),
        ("exdate-as-a-date", WEEKLY_WITHOUT_9TH),
        ("exdate-several-in-a-line", ["Weekly 11-02 10:00–11:00", "Weekly 11-23 10:00–11:00"]),
        ("exdate-with-time-for-whole-days", ["Weekly day 11-02…11-03", "Weekly day 11-16…11-17"]),
        ("until-as-a-date", [f"Weekly {day} 10:00–11:00" for day in ("11-02", "11-09", "11-16")]),
        ("until-without-zone", [f"Weekly {day} 10:00–11:00" for day in ("11-02", "11-09", "11-16")]),
        (
            "until-in-utc-for-whole-days",
            ["Weekly day 11-02…11-03", "Weekly day 11-09…11-10", "Weekly day 11-16…11-17"],
        ),
        ("two-single-events-with-one-uid", ["First 11-23 10:00–10:30", "Second 11-24 10:00–10:30"]),
        ("two-versions-of-an-event", ["New 11-24 10:00–10:30"]),
        ("events-without-uid", ["Nameless 11-23 10:00–10:30", "Nameless 11-24 10:00–10:30"]),
        ("whole-day", ["Two days 11-23…11-25"]),
        ("whole-day-that-ends-when-it-starts", ["One day 11-23…11-24"]),
        ("whole-day-without-end", ["One day 11-23…11-24"]),
        ("whole-day-of-outlook", ["Outlook day 11-23…11-24"]),
        ("midnight-to-midnight-by-times", ["A day of hours 11-23 00:00–00:00"]),
        ("duration", ["Long 11-23 10:00–11:30", "Week 11-25…12-02"]),
        ("duration-with-an-alarm", ["Real 11-23 10:00–10:30"]),
        ("ends-before-it-starts", ["Backwards 11-23 10:00–10:00"]),
        ("ends-in-another-zone", ["Flight 11-23 10:00–14:00"]),
        (
            "duration-over-the-clock-change",
            [
                "Nightly 10-24 01:30–03:30",
                "Once 10-25 00:30–02:30",
                "Nightly 10-25 01:30–02:30",
                "Nightly 10-26 01:30–03:30",
            ],
        ),
        ("over-the-clock-change", [f"Weekly {day} 09:00–10:00" for day in ("10-18", "10-25", "11-01")]),
    ],
)
def test_what_happens_when(read, name, expected):
    assert read(name).lines == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("event-without-start", "no start"),
        ("event-with-a-broken-start", "date"),
    ],
)
def test_one_bad_event_costs_that_event(read, name, code):
    result = read(name)
    assert result.lines == ONE
    assert result.codes == [code]


@pytest.mark.parametrize(
    ("name", "first", "codes"),
    [
        ("rule-secondly", "Every second 11-02 10:00–11:00", ["often"]),
        ("rule-minutely", "Every minute 11-02 10:00–11:00", ["often"]),
        ("rule-hourly-every-second", "Disguised 11-02 10:00–11:00", ["often"]),
        ("rule-never-matches", "30 February 11-02 10:00–11:00", []),
        ("rule-nonsense", "Prose 11-02 10:00–11:00", ["rule"]),
        ("zone-definition-hostile", "Evil zone 11-23 09:00–10:00", []),
    ],
)
def test_a_bad_rule_leaves_the_first_occurrence(read, name, first, codes):
    result = read(name)
    assert result.lines == [first, *ONE]
    assert result.codes == codes


def test_an_interval_of_nought_is_passed_over_and_said(read):
    result = read("rule-interval-0")
    assert [line for line in result.lines if line[:5] == "Never"][:2] == [
        "Never ends 11-02 10:00–11:00",
        "Never ends 11-03 10:00–11:00",
    ]
    assert result.codes == ["rule part"]


def test_a_zone_that_nobody_knows_is_said(read):
    assert read("zone-unknown").codes == ["zone"]


def test_cancelled_ones_say_so(read):
    assert [row["status"] for row in read("cancelled").rows] == ["CANCELLED"]
    assert [row["status"] for row in read("override-cancelled").rows] == ["", "CANCELLED", ""]


def test_outlooks_word_stands_beside_the_standards(read):
    (row,) = read("transparent").rows
    assert (row["transparent"], row["busy_status"]) == (True, "BUSY")


def test_a_moved_occurrence_is_found_where_it_went(read):
    result = read(
        "override-moved-into-another-month", datetime(2027, 2, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
    )
    assert result.lines == ["Weekly, late 02-15 15:00–16:00"]


def test_a_long_occurrence_that_moved_away_is_gone_to_its_last_day(read):
    start = datetime(2026, 11, 9, tzinfo=UTC)
    assert read("override-of-a-long-one-moved-away", start, datetime(2026, 11, 11, tzinfo=UTC)).lines == []


def test_who_is_invited(read):
    (row,) = read("attendees").rows
    assert row["organizer"] == {
        "address": "grace@example.org",
        "name": "Grace",
        "kind": "INDIVIDUAL",
        "answer": None,
    }
    assert [
        (attendee["address"], attendee["name"], attendee["kind"], attendee["answer"]) for attendee in row["attendees"]
    ] == [
        ("jane@example.org", "Doe, Jane", "INDIVIDUAL", "DECLINED"),
        ("apple@example.org", "Apple User", "INDIVIDUAL", "ACCEPTED"),
        ("room5@example.org", "Room 5", "ROOM", None),
        ("all@example.org", "", "GROUP", None),
        ("robot@example.org", "", "UNKNOWN", None),
        ("blue@example.org", "Team: Blue", "INDIVIDUAL", None),
        ("angle@example.org", "", "INDIVIDUAL", "TENTATIVE"),
        ("no address", "No Address", "INDIVIDUAL", None),
    ]


def test_a_title_is_one_line_of_plain_text(read):
    (row,) = read("title-that-attacks").rows
    assert row["title"].startswith("<img src=x> &Quit [31mred gnp.exe long long")
    assert len(row["title"]) == 300
    assert row["title"].isprintable()
