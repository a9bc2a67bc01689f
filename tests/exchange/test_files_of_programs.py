"""Files written by the other programs themselves, all of the same three days."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.exchange.reading import log_in

FILES = Path(__file__).parent / "files"
BERLIN = ZoneInfo("Europe/Berlin")

FRIDAY = [("09:00", "10:30", "coding"), ("10:30", "11:00", "1:1")]
NIGHT = ("01:30", "03:30", "review")  # the clock shows an hour twice in it


@pytest.mark.parametrize(
    ("form", "file", "spans"),
    [
        ("watson", "watson-frames.json", [*FRIDAY, NIGHT]),
        ("watson", "watson-log.json", [*FRIDAY, NIGHT]),
        ("timewarrior", "timewarrior.data", [*FRIDAY, NIGHT, ("09:00", "09:45", "unknown")]),
        ("timewarrior", "timewarrior.json", [*FRIDAY, NIGHT, ("09:00", "09:45", "unknown")]),
        ("hamster", "hamster.db", [*FRIDAY, NIGHT, ("09:00", "09:45", "mail")]),
        ("hamster", "hamster.tsv", [*FRIDAY, NIGHT, ("09:00", "09:45", "mail")]),
        ("hamster", "hamster.xml", [*FRIDAY, NIGHT, ("09:00", "09:45", "mail")]),
        ("timeclock", "hledger.timeclock", FRIDAY),
        ("toggl", "toggl.csv", [*FRIDAY, ("09:00", "09:45", "unknown")]),
        (
            "gtimelog",
            "gtimelog.txt",
            [*FRIDAY, ("11:00", "12:00", "break"), ("12:15", "00:40", "review"), ("08:00", "08:45", "mail")],
        ),
    ],
)
def test_the_files_of_other_programs_are_read(form: str, file: str, spans: list[tuple[str, str, str]]) -> None:
    result = log_in(form, (FILES / file).read_bytes(), BERLIN)
    assert [(f"{start:%H:%M}", f"{end:%H:%M}", mode) for start, end, mode, _rest in result] == spans


@pytest.mark.parametrize("file", ["watson-frames.json", "timewarrior.data", "hamster.db", "hamster.tsv"])
def test_a_night_with_an_hour_more_is_three_hours_long(file: str) -> None:
    result = log_in(file.partition("-")[0].partition(".")[0], (FILES / file).read_bytes(), BERLIN)
    start, end = next((start, end) for start, end, mode, _rest in result if mode == "review")
    assert (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() == 3 * 3600


def test_names_that_are_no_modes_stay_in_the_note() -> None:
    notes = {
        file: log_in(form, (FILES / file).read_bytes(), BERLIN)[0][3]
        for form, file in (
            ("watson", "watson-frames.json"),
            ("hamster", "hamster.db"),
            ("toggl", "toggl.csv"),
            ("gtimelog", "gtimelog.txt"),
        )
    }
    assert notes == {
        "watson-frames.json": "acme, parser",
        "hamster.db": "acme, parser: first cut",
        "toggl.csv": "parser, acme: first cut",
        "gtimelog.txt": "the parser",
    }


@pytest.mark.parametrize(
    ("form", "content", "where", "what"),
    [
        ("watson", "[[1, 2]]", "entry 1", "not a Watson frame"),
        ("watson", '[[20, 10, "a", "", [], 0]]', "entry 1", "not a Watson frame"),
        ("watson", "[\n[1", "line 2", "not valid JSON"),
        ("watson", "{}", "", "not a list"),
        (
            "activitywatch",
            '{"buckets": {"window_a": {"type": "currentwindow", "events": 7}}}',
            "",
            "bucket 'window_a' are not a list",
        ),
        ("watson", "[" * 90_000, "", "JSON"),
        ("watson", '[[1e30, 1e31, "a", "", [], 0]]', "entry 1", "not a Watson frame"),
        ("timewarrior", "inc 20261023T070000Z - 20261023T083000Z # a\nexc x", "line 2", "not a Timewarrior interval"),
        ("timewarrior", "inc 20261023T070000Z - 20261023T060000Z", "line 1", "not a valid time range"),
        ("timewarrior", '[{"start": 7}]', "entry 1", "not a Timewarrior interval"),
        ("timewarrior", '[{"start": "20261399T070000Z"}]', "entry 1", "not a valid time range"),
        (
            "gtimelog",
            "2026-10-23 09:00: arrived\n2026-10-23 08:00: x",
            "line 2",
            "earlier than the time of the previous entry",
        ),
        ("gtimelog", "\n\nlater: x", "line 3", "No line begins with a date and time"),
        ("hamster", "SQLite format 3\0rubbish", "", "not a Hamster database"),
        ("hamster", "<activities><activity>", "line 1", "not valid XML"),
        (
            "hamster",
            '<activities><activity name="x" start_time="noon"/></activities>',
            "entry 1",
            "not a valid time range",
        ),
        ("hamster", "activity\tstart\nx\ty", "line 2", "seven cells"),
        ("hamster", f"activity\t{'x' * 140_000}", "line 1", "Export the log from Hamster again."),
        ("timeclock", "i 2026-10-23 09:00:00 a\no 2026-10-23 08:00:00", "line 2", "ends before it begins"),
        ("timeclock", "o 2026-10-23 08:00:00", "line 1", "none has started"),
        ("timeclock", "i 2026-13-23 09:00:00 a", "line 1", "not a valid time"),
        ("timeclock", "\nin 2026", "line 2", "not a timeclock line"),
        ("toggl", "Start,End\n", "line 1", "not a detailed report"),
        ("csv", "", "", "empty"),
        ("csv", "a,b\n1,2", "line 1", "needs a 'start' column"),
        (
            "csv",
            "start,end\n2026-10-23 09:00,2026-10-23 10:00\nnoon,later",
            "line 3",
            "a time or duration is missing or not valid",
        ),
        ("csv", "start,end\n2026-10-23 09:00,2026-10-23 08:00", "line 2", "a time or duration is missing or not valid"),
        ("csv", "start,end\n03/04/2026 09:00,03/04/2026 10:00", "line 2", "ambiguous"),
        ("csv", 'start,end\n"2026-10-23 09:00,', "line 2", "not valid CSV"),
        ("csv", "start,end\n2026-10-23 09:00,2026-10-23 10:00,x", "line 2", "more cells"),
        ("csv", "at,mode\n2026-10-23T09:00:00Z,coding\nnoon,coding", "line 3", "not a valid switch"),
        ("csv", "at,mode,source\n2026-10-23T09:00:00Z,coding,elsewhere", "line 2", "not a valid switch"),
        ("csv", "start,end\n\xe9", "line 2", "not UTF-8"),
        ("ics", "x", "", "not a valid calendar file"),
        ("ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261023T090000Z", "line 2", "has no END line"),
        (
            "ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR",
            "line 2",
            "start or end of this event is missing or not valid",
        ),
    ],
)
def test_what_makes_no_sense_is_said_with_its_place(form: str, content: str, where: str, what: str) -> None:
    from tltimer.exchange.entries import Unreadable

    with pytest.raises(Unreadable) as said:
        log_in(form, content.encode("latin-1"), BERLIN)
    assert said.value.place == where
    assert what in said.value.problem
    assert "\n" not in said.value.problem


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Start;End;Project\n23.10.2026 09:00;23.10.2026 10:30;coding", ("09:00", "10:30")),
        ("date\tfrom\tto\ttags\n10/23/2026\t9:00 AM\t1:15 PM\tcoding", ("09:00", "13:15")),
        ("start,duration (h),mode\n2026-10-23T07:00:00.9Z,1.5,coding", ("09:00", "10:30")),
        ("start,end,mode\n2026-10-23 07:00:00+00:00,2026-10-23 08:30:00+00:00,coding", ("09:00", "10:30")),
        ("day,start,end,mode\n2026-10-23,22:00,00:30,coding", ("22:00", "00:30")),
        ("start date,start time,duration,mode\n2026-10-23,09:00:00,01:30:00,coding", ("09:00", "10:30")),
    ],
)
def test_tables_of_many_kinds_are_read(text: str, span: tuple[str, str]) -> None:
    ((start, end, mode, _note),) = log_in("csv", text.encode(), BERLIN)
    assert (f"{start:%H:%M}", f"{end:%H:%M}", mode) == (*span, "coding")
    assert start.date() == datetime(2026, 10, 23, tzinfo=UTC).date()


def test_events_that_are_no_spans_of_work_are_passed_over_and_said() -> None:
    from tltimer.exchange.ics_format import read

    def event(lines: str) -> str:
        return f"BEGIN:VEVENT\n{lines}\nEND:VEVENT\n"

    work = event(
        "DTSTART;TZID=Europe/Berlin:20261023T090000\nDURATION:PT1H30M\nCATEGORIES:acme,coding\nSUMMARY:the parser"
    )
    others = event("DTSTART;VALUE=DATE:20261023") + event(
        "DTSTART:20261023T090000Z\nDTEND:20261023T100000Z\nRRULE:FREQ=DAILY"
    )
    log = read(f"BEGIN:VCALENDAR\n{work}{others}END:VCALENDAR\n".encode(), BERLIN)
    (entry,) = log.entries
    assert (entry.start, entry.end) == (
        datetime(2026, 10, 23, 7, tzinfo=UTC),
        datetime(2026, 10, 23, 8, 30, tzinfo=UTC),
    )
    assert entry.names == ("acme", "coding", "the parser")
    assert log.passed_over == ("1 repeating event", "1 all-day or cancelled event")
