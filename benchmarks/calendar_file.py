"""A calendar of ten years as large companies have them: 13 MB of single, recurring and moved events."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

SINGLE = 8_800
RECURRING = 200
MOVED = 1_000
"""Together 10,000 events."""

END = datetime(2027, 1, 1)  # noqa: DTZ001 - a time on the wall
DAYS = ("MO", "TU", "WE", "TH", "FR")
WORDS = (
    *("plan", "review", "budget", "roadmap", "interview", "release", "incident"),
    *("design", "migration", "customer", "onboarding", "retro"),
)

ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE"""


def make_calendar(file: Path) -> None:
    """Write the calendar; the same one each time."""
    chance = random.Random(13)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//benchmark//EN", *ZONE.splitlines()]
    for number in range(SINGLE):
        begin = END - timedelta(days=chance.randrange(3650)) + timedelta(minutes=15 * chance.randrange(32, 72))
        lines += _event(chance, f"single-{number}", begin, chance.choice((30, 45, 60, 90)))
    for number in range(RECURRING):
        lines += _series(chance, number)
    file.write_text("\r\n".join(map(_folded, [*lines, "END:VCALENDAR", ""])), "utf-8", newline="")


def make_large_calendar(file: Path, events: int) -> None:
    """Write a calendar of single events over ten years."""
    chance = random.Random(14)
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write("\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//benchmark//EN", *ZONE.splitlines(), "")))
        for number in range(events):
            begin = END - timedelta(days=chance.randrange(3650)) + timedelta(minutes=15 * chance.randrange(32, 72))
            out.write("\r\n".join([*_small_event(f"single-{number}", begin), ""]))
        out.write("END:VCALENDAR\r\n")


def make_endless_rules(file: Path, rules: int, year: int) -> None:
    """Write a calendar of rules without an end that begin in a year."""
    frequencies = ("DAILY", "WEEKLY;BYDAY=MO,WE", "WEEKLY;INTERVAL=2", "MONTHLY;BYDAY=2TU", "MONTHLY", "YEARLY")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//benchmark//EN", *ZONE.splitlines()]
    for number in range(rules):
        begin = datetime(year, 1, 5, 8) + timedelta(days=number % 300)  # noqa: DTZ001 - a time on the wall
        lines += _small_event(f"rule-{number}", begin, f"RRULE:FREQ={frequencies[number % len(frequencies)]}")
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8", newline="")


def make_folder(folder: Path, files: int) -> None:
    """Write a folder with an event in each file."""
    folder.mkdir()
    for number in range(files):
        change_file(folder, number, "Event")


def change_file(folder: Path, number: int, title: str) -> None:
    """Write one file of a folder."""
    begin = END - timedelta(days=number % 3650, hours=-10)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//benchmark//EN",
        *_small_event(f"file-{number}", begin, title=title),
    ]
    (folder / f"{number}.ics").write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8", newline="")


def _small_event(uid: str, begin: datetime, *more: str, title: str = "Sync") -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@example.org",
        "DTSTAMP:20261101T000000Z",
        f"DTSTART;TZID=Europe/Berlin:{_wall(begin)}",
        f"DTEND;TZID=Europe/Berlin:{_wall(begin + timedelta(minutes=30))}",
        *more,
        f"SUMMARY:{title}",
        "STATUS:CONFIRMED",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=Ana:mailto:ana@example.org",
        "END:VEVENT",
    ]


def _series(chance: random.Random, number: int) -> Iterator[str]:
    monday = datetime(2017, 1, 2) + timedelta(weeks=chance.randrange(400))  # noqa: DTZ001 - a time on the wall
    day = chance.randrange(5)
    begin = monday + timedelta(days=day, minutes=15 * chance.randrange(32, 72))
    interval, count = chance.choice((1, 1, 2)), chance.randrange(50, 400)
    rule = f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={DAYS[day]};COUNT={count}"
    yield from _event(chance, f"series-{number}", begin, 30, rule)
    for change in chance.sample(range(count), MOVED // RECURRING):
        original = begin + timedelta(weeks=interval * change)
        moved = original + timedelta(hours=chance.choice((-1, 1, 2)))
        yield from _event(chance, f"series-{number}", moved, 30, f"RECURRENCE-ID;TZID=Europe/Berlin:{_wall(original)}")


def _event(chance: random.Random, uid: str, begin: datetime, minutes: int, *more: str) -> list[str]:
    """Write an event with as many properties as those of large mail servers have."""
    people = chance.sample(range(100, 400), 6)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@example.org",
        "DTSTAMP:20261101T000000Z",
        "CREATED:20160101T080000Z",
        "LAST-MODIFIED:20261101T000000Z",
        "SEQUENCE:0",
        "CLASS:PUBLIC",
        "PRIORITY:5",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        f"DTSTART;TZID=Europe/Berlin:{_wall(begin)}",
        f"DTEND;TZID=Europe/Berlin:{_wall(begin + timedelta(minutes=minutes))}",
        *more,
        f"SUMMARY:{chance.choice(WORDS)} {chance.choice(WORDS)}",
        f"LOCATION:Room {chance.randrange(1, 40)}",
        "DESCRIPTION:" + " ".join(chance.choice(WORDS) for _ in range(12)),
        "ORGANIZER;CN=Ana:mailto:ana@example.org",
        *(
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE;CN=Person {person}"
            f":mailto:person{person}@example.org"
            for person in people
        ),
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "X-MICROSOFT-CDO-IMPORTANCE:1",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Reminder",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "END:VEVENT",
    ]


def _wall(instant: datetime) -> str:
    return f"{instant:%Y%m%dT%H%M%S}"


def _folded(line: str) -> str:
    return "\r\n ".join(line[place : place + 74] for place in range(0, len(line), 74)) or line
