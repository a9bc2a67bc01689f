"""Cutting before parsing changes nothing: random calendars are read as the libraries read the whole file."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from tltimer.calendars.ics.loading import checked
from tltimer.calendars.ics.recurrence import occurrences

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "")
FIRST = date(2026, 1, 1)

days = st.integers(0, 90).map(lambda count: FIRST + timedelta(days=count))


@st.composite
def rules(draw, start):
    """A rule that begins at a start; it goes on for ever, a number of times, or until a day or an instant."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    interval = draw(st.sampled_from([1, 1, 1, 2, 5]))
    # dateutil begins to count the positions of the first week at DTSTART, not where the week begins.
    positions = [";BYDAY=FR,MO;BYSETPOS=1"] if frequency != "WEEKLY" else []
    by = draw(st.sampled_from(["", "", ";BYDAY=MO,WE", ";BYMONTHDAY=15", ";BYMONTH=3,10", *positions]))
    last = start + timedelta(days=draw(st.integers(0, 100)))
    until = f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(last, datetime) else f"{last:%Y%m%d}"
    ending = draw(st.sampled_from(["", f";COUNT={draw(st.integers(1, 40))}", f";UNTIL={until}"]))
    return f"RRULE:FREQ={frequency};INTERVAL={interval}{ending}{by}"


def stamp(name, moment, zone):
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    return f"{name};TZID={zone}:{moment:%Y%m%dT%H%M%S}" if zone else f"{name}:{moment:%Y%m%dT%H%M%SZ}"


def ending(by_length, start, length, zone):
    """Ends of events: as a moment, or as a length."""
    if not by_length:
        return stamp("DTEND", start + length, zone)
    return (
        f"DURATION:P{length.days}D"
        if not isinstance(start, datetime)
        else f"DURATION:PT{length // timedelta(hours=1)}H"
    )


@st.composite
def series(draw, number):
    """One event or series, with exceptions, extra dates and moved occurrences of it."""
    whole_day, zone = draw(st.booleans()), draw(st.sampled_from(ZONES))
    day = draw(days)
    # Past the hours that clocks skip or repeat: what they mean there is tested by name.
    start = day if whole_day else datetime.combine(day, time(draw(st.integers(5, 22)), draw(st.sampled_from([0, 30]))))
    length = timedelta(days=draw(st.integers(1, 40))) if whole_day else timedelta(hours=draw(st.integers(1, 60)))
    step = timedelta(days=1)
    lines = [stamp("DTSTART", start, zone), ending(draw(st.booleans()), start, length, zone)]
    if draw(st.booleans()):
        lines.append(draw(rules(start if whole_day else start.replace(tzinfo=ZoneInfo(zone or "UTC")))))
        # None of those that are changed: an EXDATE takes the change away in the library.
        excluded = st.integers(0, 60).filter(lambda count: count % 7)
        lines += [stamp("EXDATE", start + step * count, zone) for count in draw(st.lists(excluded, max_size=3))]
        lines += [
            stamp("RDATE", start + step * count, zone)
            for count in draw(st.lists(st.integers(61, 90), max_size=2, unique=True))
        ]
    events = [[f"UID:{number}", f"SUMMARY:{number}", *lines]]
    if "RRULE" in "".join(lines):
        for change, (count, shift) in enumerate(
            draw(
                st.dictionaries(st.integers(0, 12).map(lambda count: 7 * count), st.integers(-90, 90), max_size=4)
            ).items()
        ):
            original = start + step * count
            moved = original + step * shift
            changed = [stamp("DTSTART", moved, zone), stamp("DTEND", moved + length, zone)]
            name = "RECURRENCE-ID" + draw(st.sampled_from(["", "", ";RANGE=THISANDFUTURE"]))
            named = [f"UID:{number}", f"SUMMARY:{number}.{change}", stamp(name, original, zone)]
            events.append([*named, *changed])
    return events


@st.composite
def calendars(draw):
    events = [event for number in range(draw(st.integers(1, 5))) for event in draw(series(number))]
    text = "".join("BEGIN:VEVENT\n" + "\n".join(lines) + "\nEND:VEVENT\n" for lines in draw(st.permutations(events)))
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + text + "END:VCALENDAR\n"


def instant(moment):
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(0), tzinfo=BERLIN)
    return int(moment.astimezone(UTC).timestamp())


def end_of(occurrence, lengths):
    """Return the end of an occurrence; a length is elapsed time, which the library adds on the wall."""
    start, length = occurrence["DTSTART"].dt, lengths.get(str(occurrence["SUMMARY"]))
    if length is None or not isinstance(start, datetime):
        return instant(occurrence["DTEND"].dt)
    return instant(start) + int(length.total_seconds())


def read_whole(text, start, end):
    calendar = icalendar.Calendar.from_ical(text)
    events = recurring_ical_events.of(calendar).between(start - timedelta(days=2), end + timedelta(days=2))
    lengths = {str(event["SUMMARY"]): event["DURATION"].dt for event in calendar.walk("VEVENT") if "DURATION" in event}
    rows = [(str(event["SUMMARY"]), instant(event["DTSTART"].dt), end_of(event, lengths)) for event in events]
    low, high = start.timestamp(), end.timestamp()
    return sorted(row for row in rows if row[1] < high and row[2] > low)


@settings(max_examples=120, deadline=None)
@given(calendars(), days, st.integers(1, 31))
def test_cutting_changes_nothing(text, day, length):
    start = datetime.combine(day, time(0), tzinfo=UTC)
    end = start + timedelta(days=length)
    rows, problems = occurrences(checked(text.encode()), start, end, BERLIN)
    assert problems == []
    assert sorted((row["title"], row["start"], row["end"]) for row in rows) == read_whole(text, start, end)
