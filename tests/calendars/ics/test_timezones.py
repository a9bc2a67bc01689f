"""Time zones that a calendar defines for itself, and the one that it names for all of its times."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tltimer.calendars.ics.loading import checked
from tltimer.calendars.ics.recurrence import occurrences

BERLIN = ZoneInfo("Europe/Berlin")


def starts(*head, start="DTSTART:20261116T100000"):
    """The starts in Berlin of an event at ten by the calendar's clock."""
    lines = ["BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", start, "DURATION:PT30M", "END:VEVENT", "END:VCALENDAR", ""]
    first, end = (datetime(2026, month, 1, tzinfo=BERLIN) for month in (7, 12))
    rows, _problems = occurrences(checked("\r\n".join(lines).encode()), first, end, BERLIN)
    return [f"{datetime.fromtimestamp(row['start'], BERLIN):%d %H:%M}" for row in rows]


def defined(name, offset):
    part = (
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{offset}",
        f"TZOFFSETTO:{offset}",
        "END:STANDARD",
    )
    return ("BEGIN:VTIMEZONE", f"TZID:{name}", *part, "END:VTIMEZONE")


@pytest.mark.parametrize("offset", ["+0200", "+02:00", "+020000", "0200", "+200", "+02"])
def test_an_offset_is_read_in_every_spelling(offset):
    assert starts(*defined("Ours", offset), start="DTSTART;TZID=Ours:20261116T100000") == ["16 09:00"]


@pytest.mark.parametrize("used", ["Ours", "OURS", '"ours"'])
def test_a_definition_is_found_whatever_the_case_of_its_name(used):
    assert starts(*defined("Ours", "+0200"), start=f"DTSTART;TZID={used}:20261116T100000") == ["16 09:00"]


SUMMER = "DAYLIGHT:TRUE;-04;20260308T020000;20261101T020000;EST;EDT"


@pytest.mark.parametrize(
    ("head", "summer", "winter"),
    [
        pytest.param(["X-WR-TIMEZONE:America/New_York"], "16:00", "16:00", id="a name"),
        pytest.param(["X-WR-TIMEZONE:EST", *defined("EST", "+0900")], "03:00", "02:00", id="a short name of its own"),
        pytest.param(["X-WR-TIMEZONE:Ours", *defined("Ours", "+0900")], "03:00", "02:00", id="a name of its own"),
        pytest.param(["TZ:-05"], "17:00", "16:00", id="vCalendar 1.0"),
        pytest.param(["TZ:-0500", "DAYLIGHT:FALSE"], "17:00", "16:00", id="vCalendar 1.0 without summer time"),
        pytest.param(["TZ:-05:00", SUMMER], "16:00", "16:00", id="vCalendar 1.0 with summer time"),
        pytest.param([SUMMER, "TZ:-05"], "16:00", "16:00", id="in another order"),
        pytest.param([SUMMER.replace(";-04;", ";odd;"), "TZ:-05"], "17:00", "16:00", id="an odd summer time"),
        pytest.param(["TZ:+05:30"], "06:30", "05:30", id="half an hour"),
        pytest.param(["TZ:America/New_York"], "16:00", "16:00", id="a name in the old line"),
        pytest.param(["TZ:odd"], "10:00", "10:00", id="a line that tells nothing"),
        pytest.param(["TZ:-05", "X-WR-TIMEZONE:Europe/London"], "11:00", "11:00", id="the newer line counts"),
    ],
)
def test_times_without_a_zone_are_in_that_of_their_calendar(head, summer, winter):
    assert starts(*head, start="DTSTART:20260706T100000") == [f"06 {summer}"]
    assert starts(*head) == [f"16 {winter}"]
