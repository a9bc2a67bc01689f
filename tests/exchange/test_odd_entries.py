"""Odd rows and files of other programs: each is read correctly, or refused with its place; nothing is guessed."""

import json
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.reading import log_in, placed_from
from tltimer.exchange import activitywatch, gtimelog, klog, org_mode, timeclock
from tltimer.exchange.entries import ImportedEntry, Unreadable
from tltimer.exchange.registry import READERS
from tltimer.exchange.table import log_of

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT_OF_WINTER, NIGHT_OF_SUMMER = date(2025, 10, 26), date(2026, 3, 29)


def spans(form: str, text: str) -> list[tuple[str, str, str, str | None]]:
    result = log_in(form, text.encode(), BERLIN)
    return [(f"{start:%m-%d %H:%M}", f"{end:%H:%M}", mode, note) for start, end, mode, note in result]


def table(text: str) -> ImportedEntry:
    (entry,) = log_of(text, BERLIN).entries
    return entry


@pytest.mark.parametrize(
    ("clock", "shown"),
    [
        ("08.37", "08:37"),
        ("8:37", "08:37"),
        ("8h37", "08:37"),
        ("08:37:59", "08:37"),
        ("8:37 AM", "08:37"),
        ("08:37 pm", "20:37"),
        ("12:05am", "00:05"),
        ("20.37", "20:37"),
    ],
)
def test_a_time_is_read_as_it_is_written(clock: str, shown: str) -> None:
    entry = table(f"project;date;start;duration\nCoding;2026-10-24;{clock};1:00\n")
    assert f"{entry.start.astimezone(BERLIN):%H:%M}" == shown


@pytest.mark.parametrize("clock", ["8", "0837", "8:7", "25:00", "8:60", "13:00 PM", "8,37", "noon", "8:37x", "٨:37"])
def test_a_time_that_is_not_one_is_refused_by_its_row(clock: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        table(f'project,date,start,stop\nCoding,2026-10-24,"{clock}",23:00\n')
    assert refusal.value.place == "line 2"


@pytest.mark.parametrize(
    ("heading", "length", "seconds"),
    [
        ("Duration", "1:30", 5400),
        ("Duration", "01:30:15", 5415),
        ("Duration", "1h 30m", 5400),
        ("Duration", "90m", 5400),
        ("Duration (h)", "1.5", 5400),
        ("Duration (decimal)", "1,25", 4500),
        ("Hours", "1.5", 5400),
        ("Stunden", "1,5", 5400),
        ("Dauer (min)", "90", 5400),
        ("Durée (minutes)", "90", 5400),
    ],
)
def test_a_length_is_read_in_the_unit_that_is_named(heading: str, length: str, seconds: int) -> None:
    entry = table(f'start;{heading}\n2026-10-24 09:00;"{length}"\n')
    assert entry.end is not None
    assert (entry.end - entry.start).total_seconds() == seconds


@pytest.mark.parametrize("length", ["90", "1.5", "1:75", "1:30:61", "-1:00", "1:5", "", "x", "9" * 5000])
def test_a_length_without_a_unit_or_sense_is_refused(length: str) -> None:
    with pytest.raises(Unreadable):
        table(f"start,duration,project\n2026-10-24 09:00,{length},x\n")


@pytest.mark.parametrize(
    ("length", "agrees"), [("1:41", True), ("1:41:30", True), ("1:42", True), ("1:43", False), ("73:41", False)]
)
def test_an_end_and_a_duration_have_to_agree(length: str, agrees: bool) -> None:
    text = f"Date,From,To,Duration,Project\n2026-06-09,11:30,13:11,{length},Coding\n"
    if agrees:
        assert table(text).names == ("Coding",)
    else:
        with pytest.raises(Unreadable, match="disagree"):
            table(text)


@pytest.mark.parametrize(("day", "hours"), [(NIGHT_OF_WINTER, 5), (NIGHT_OF_SUMMER, 3), (date(2026, 6, 2), 4)])
def test_a_row_with_one_date_ends_on_the_next_day_by_the_wall(day: date, hours: int) -> None:
    entry = table(f"date,start,end\n{day - timedelta(days=1)},23:30,03:30\n")
    assert entry.end is not None
    assert (entry.end - entry.start) == timedelta(hours=hours)
    assert entry.end.astimezone(BERLIN).time() == time(3, 30)


@given(st.integers(0, 60 * 24 * 900), st.integers(1, 60 * 20))
@settings(max_examples=60, deadline=None)
def test_rows_with_offsets_are_what_they_say(since: int, minutes: int) -> None:
    start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=since)
    end = start + timedelta(minutes=minutes)
    entry = table(f"start,end\n{start.isoformat()},{end.isoformat()}\n")
    assert (entry.start, entry.end) == (start, end)


@pytest.mark.parametrize(
    "heading",
    [
        "Projekt;Datum;Beginn;Ende;Aufgabe;Beschreibung",
        "Projet;Date;Début;Fin;Tâche;Commentaire",
        "PROJET;DATE DE DÉBUT;HEURE DE DÉBUT;HEURE DE FIN;TÂCHE;REMARQUE",
        "Projekt;Startdatum;Startzeit;Endzeit;Aufgabe;Notiz",
    ],
)
def test_headings_are_english_german_or_french(heading: str) -> None:
    entry = table(f"{heading}\nCoding;2026-10-24;09:00;10:00;Parser;auth\n")
    assert (entry.names, entry.note) == (("Coding",), "Parser: auth")


CLOCKIFY = (
    '"Project","Client","Description","Task","User","Tags","Billable","Start Date","Start Time","End Date",'
    '"End Time","Duration (h)","Duration (decimal)"'
)
HARVEST = "Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Started At,Ended At"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "toggl",
            "User,Client,Project,Task,Description,Start date,Start time,End date,End time,Duration,Tags\n"
            "A,,Coding,Code review,auth,2026-10-26,09:00:00,2026-10-26,10:00:00,01:00:00,\n",
        ),
        (
            "clockify",
            f"{CLOCKIFY}\n"
            '"Coding","","auth","Code review","A","","No","10/26/2026","09:00:00 AM","10/26/2026","10:00:00 AM",'
            '"01:00:00","1.00"\n',
        ),
        ("harvest", f"{HARVEST}\n2026-10-26,,Coding,,Code review,auth,1.0,No,9:00am,10:00am\n"),
    ],
)
def test_the_task_is_part_of_the_note(form: str, text: str) -> None:
    assert spans(form, text) == [("10-26 09:00", "10:00", "coding", "Code review: auth")]


def test_a_harvest_report_without_times_leads_to_one_with_times() -> None:
    with pytest.raises(Unreadable, match="Started At"):
        log_in("harvest", b"Date,Project,Task,Notes,Hours\n2026-10-26,Coding,x,y,1.0\n", BERLIN)
    for form in ("toggl", "clockify", "harvest"):
        with pytest.raises(Unreadable, match="This is not a detailed"):
            log_in(form, b"a,b\n1,2\n", BERLIN)


def test_a_frame_without_tags_and_a_number_of_thousands_of_digits() -> None:
    assert spans("watson", '[[1774857600, 1774861200, "coding", "6899"]]') == [
        ("03-30 10:00", "11:00", "coding", None),
    ]
    with pytest.raises(Unreadable, match="too many digits"):
        log_in("watson", b'[[%s, 1, "coding", "x", []]]' % (b"9" * 5000), BERLIN)
    with pytest.raises(Unreadable, match="NaN"):
        log_in("watson", b'[[NaN, 1, "coding", "x", []]]', BERLIN)


def test_gtimelog_passes_over_what_it_passes_over_and_counts_it() -> None:
    text = "2026-04-22 09:00: arrived\nan old-style comment\n2026-04-22 11:00: coding: b\n"
    log = gtimelog.read(text.encode(), BERLIN)
    assert [entry.names for entry in log.entries] == [("coding",)]
    assert log.passed_over == ("1 line that is not an entry (line 2)",)
    with pytest.raises(Unreadable, match="No line begins with a date and time"):
        gtimelog.read(b"only words\n", BERLIN)


def test_gtimelog_knows_when_the_clock_went_back() -> None:
    text = "2025-10-26 02:05: arrived\n2025-10-26 02:50: coding: a\n2025-10-26 02:10: coding: b\n"
    entries = gtimelog.read(text.encode(), BERLIN).entries
    assert [(entry.end - entry.start) for entry in entries if entry.end] == [
        timedelta(minutes=45),
        timedelta(minutes=20),
    ]


def test_gtimelogs_virtual_midnight_is_a_setting() -> None:
    text = b"2026-04-22 23:00: arrived\n2026-04-23 03:00: coding: late\n"
    assert gtimelog.read(text, BERLIN).entries == ()
    assert len(gtimelog.read(text, BERLIN, time(4)).entries) == 1


TSV = "coding\t2026-03-30 09:00:00\t2026-03-30 10:30:00\t90.0\tWork\t{}\t\n"


def test_hamsters_table_may_lack_its_heading_and_hold_line_breaks() -> None:
    heading = "activity\tstart time\tend time\tduration minutes\tcategory\tdescription\ttags\n"
    expected = [("03-30 09:00", "10:30", "coding", "Work: two lines")]
    for begin in ("", heading):
        assert spans("hamster", begin + TSV.format('"two\nlines"')) == expected


def test_hamsters_html_report_leads_to_the_right_export() -> None:
    with pytest.raises(Unreadable, match="TSV or XML"):
        log_in("hamster", b"<!DOCTYPE html>\n<html><body><table></table></body></html>", BERLIN)
    with pytest.raises(Unreadable, match="DOCTYPE"):
        log_in("hamster", b'<!DOCTYPE x [<!ENTITY a "b">]><activities/>', BERLIN)
    with pytest.raises(Unreadable, match="not valid XML"):
        log_in("hamster", b"<activities>", BERLIN)


KLOG = """2026-10-26 (8h!)
The parser

\t
2026-10-27
Another day
    9:00 - 10:30 #coding the lexer
        and more of it
    <23:30 - 0:30 review
    11:00pm - 0:15> #review=x
    1h30m support
    15:00 - ?
"""


def test_klogs_entries_with_times() -> None:
    log = klog.read(KLOG.encode(), BERLIN)
    entries = [
        (
            f"{entry.start.astimezone(BERLIN):%d %H:%M}",
            entry.end and f"{entry.end.astimezone(BERLIN):%d %H:%M}",
            entry.names,
        )
        for entry in log.entries
    ]
    assert entries == [
        ("27 09:00", "27 10:30", ("coding",)),
        ("26 23:30", "27 00:30", ()),
        ("27 23:00", "28 00:15", ("review",)),
        ("27 15:00", None, ()),
    ]
    assert log.entries[0].note == "the lexer and more of it"
    assert log.passed_over == ("1 entry without times", "2 record summary lines")


@pytest.mark.parametrize(
    "text", ["no date\n", "2026-13-01\n    9:00 - 10:00\n", "2026-10-26\n    9:00 - 8:00\n", "2026-10-26\n"]
)
def test_a_klog_file_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        klog.read(text.encode(), BERLIN)


ORG = """* TODO [#A] Storage                                            :coding:acme:
** The parser                                                   :deep:
   :LOGBOOK:
   CLOCK: [2026-10-26 Mon 09:00]--[2026-10-26 Mon 10:30] =>  1:30
   CLOCK: [2026-10-26 lun. 11:00]
   :END:
* Review
  CLOCK: [2025-10-26 So 01:30]--[2025-10-26 So 03:30] =>  3:00
"""


def test_org_modes_clock_lines() -> None:
    first, running, night = org_mode.read(ORG.encode(), BERLIN).entries
    assert (first.names, first.note) == (("deep", "coding", "acme"), "The parser")
    assert running.end is None
    assert night.end is not None and night.end - night.start == timedelta(hours=3)
    assert night.note == "Review"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("* API review", "API review"),
        ("* TODO API review", "API review"),
        ("* WAITING [#B] PR 12", "PR 12"),
        ("* CLOSED PR 12", "PR 12"),
        ("* TODO", "TODO"),
        ("* PR [#A] 12", "PR [#A] 12"),
    ],
)
def test_only_words_that_tell_how_far_a_heading_is_are_left_out_of_its_title(heading: str, title: str) -> None:
    text = f"#+TODO: OPEN(o) | CLOSED(c)\n{heading}\nCLOCK: [2026-10-26 Mon 09:00]--[2026-10-26 Mon 10:30]\n"
    assert org_mode.read(text.encode(), BERLIN).entries[0].note == title


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("* A\n", "no lines that begin with 'CLOCK:'"),
        ("CLOCK: yesterday\n", "not a valid Org mode clock line"),
        ("CLOCK: [2026-10-26 Mon 10:00]--[2026-10-26 Mon 09:00] => -1:00\n", "not a valid Org mode clock line"),
        ("CLOCK: [2026-10-26 Mon 09:00]--[2026-10-26 Mon 10:30] =>  2:30\n", "disagree"),
    ],
)
def test_an_org_file_that_makes_no_sense_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        org_mode.read(text.encode(), BERLIN)


AW = """{"buckets": {
  "w": {"type": "currentwindow", "events": [
    {"timestamp": "2026-10-26T08:00:00Z", "duration": 600.5, "data": {"app": "coding", "title": "secret"}},
    {"timestamp": "2026-10-26T08:10:20Z", "duration": 20, "data": {"app": "coding"}},
    {"timestamp": "2026-10-26T08:30:00Z", "duration": 600, "data": {"app": "review"}},
    {"timestamp": "2026-10-26T09:00:00Z", "duration": 0, "data": {"app": "review"}}]},
  "a": {"type": "afkstatus", "events": [
    {"timestamp": "2026-10-26T08:35:00Z", "duration": 3600, "data": {"status": "afk"}},
    {"timestamp": "2026-10-26T08:00:00Z", "duration": 2100, "data": {"status": "not-afk"}}]},
  "t": {"type": "web.tab.current", "events": []}}}"""


def test_activitywatchs_windows_less_the_time_away() -> None:
    assert spans("activitywatch", AW) == [
        ("10-26 09:00", "09:10", "coding", None),
        ("10-26 09:30", "09:35", "review", None),
    ]


def windows(*events: tuple[str, float, str]) -> bytes:
    listed = [{"timestamp": at, "duration": length, "data": {"app": app}} for at, length, app in events]
    away = [{"timestamp": "2026-10-26T08:35:00Z", "duration": 3600, "data": {"status": "afk"}}]
    buckets = {"w": {"type": "currentwindow", "events": listed}, "a": {"type": "afkstatus", "events": away}}
    return json.dumps({"buckets": buckets}).encode()


def test_whatever_activitywatch_has_and_the_log_cannot_take_is_counted() -> None:
    log = activitywatch.read(
        windows(
            ("2026-10-26T08:00:00.100Z", 0.5, "mail"),
            ("2026-10-26T08:00:01Z", 0, "coding"),
            ("2026-10-26T08:40:00Z", 60, "coding"),
            ("2026-10-26T08:20:00Z", 60, " "),
            ("2026-10-26T08:30:00Z", 600, "coding"),
        ),
        BERLIN,
    )
    assert log.passed_over == (
        "1 event without a program",
        "2 events shorter than a second",
        "1 event recorded while you were away",
    )
    assert [entry.end - entry.start for entry in log.entries if entry.end] == [timedelta(minutes=5)]


def test_activitywatchs_fractions_of_seconds_do_not_add_up_to_lost_time() -> None:
    begin = datetime(2026, 10, 26, 8, tzinfo=UTC)
    at = [begin + timedelta(milliseconds=1600 * number) for number in range(1000)]
    log = activitywatch.read(windows(*((each.isoformat(), 1.6, "coding") for each in at)), BERLIN)
    (entry,) = log.entries
    assert (entry.start, entry.end) == (begin, begin + timedelta(seconds=1600))
    alternating = ((each.isoformat(), 1.6, ("mail", "coding")[number % 2]) for number, each in enumerate(at))
    entries = activitywatch.read(windows(*alternating), BERLIN).entries
    assert sum((entry.end - entry.start).total_seconds() for entry in entries if entry.end) == 1600


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"buckets": []}',
        '{"buckets": {"w": {"type": "currentwindow", "events": [{"timestamp": "x", "duration": 1}]}}}',
        '{"buckets": {"w": {"type": "afkstatus", "events": [{"timestamp": "2026-10-26T08:00:00Z", "duration": -1}]}}}',
        '{"buckets": {"w": {"type": "currentwindow", "events": [3]}}}',
    ],
)
def test_an_activitywatch_export_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        log_in("activitywatch", text.encode(), BERLIN)


def test_entries_without_a_length_are_counted() -> None:
    start = datetime(2026, 11, 16, 9, tzinfo=UTC)
    assert placed_from((ImportedEntry(start, start, ("coding",)),)).empty == 1


def test_entries_called_off_are_counted() -> None:
    start = datetime(2026, 11, 16, 9, tzinfo=UTC)
    placed = placed_from((ImportedEntry(start, start + timedelta(hours=1), ("Off",)),))
    assert (placed.off, placed.switches) == (1, ())


@pytest.mark.parametrize(("end", "long"), [("21:00", 0), ("21:01", 1), ("08:59", 1), ("08:00", 1)])
def test_entries_longer_than_anybody_works_are_named(end: str, long: int) -> None:
    entry = table(f"date,start,end\n2026-11-02,09:00,{end}\n")
    placed = placed_from((entry,))
    assert placed.long == long
    assert placed.first_long == (entry.start if long else None)


@pytest.mark.parametrize(
    ("form", "text", "place", "why"),
    [
        (
            "csv",
            "project,date,start,duration\nA,2026-11-16,9:00,1h75m\n",
            "line 2",
            "a time or duration is missing or not valid",
        ),
        (
            "csv",
            "project,date,start,duration\nA,2026-11-16,9:00,1h 30m 90s\n",
            "line 2",
            "a time or duration is missing or not valid",
        ),
        (
            "csv",
            "project,date,start,end\nA,2026-11-16 junk,9:00,10:00\n",
            "line 2",
            "a time or duration is missing or not valid",
        ),
        ("hamster", "x\t2026-11-16 09:00:00\t2026-11-16 10:30:00\t60\tWork\t\t\n", "line 1", "disagree"),
        ("hamster", "x\t16.11.2026 09:00\t16.11.2026 10:00\t60\tWork\t\t\n", "line 1", "is not a valid time range"),
        (
            "hamster",
            '<activities><activity name="x" start_time="2026-11-16 09:00:00" end_time="2026-11-16 10:00:00"'
            ' duration_minutes="90"/></activities>',
            "entry 1",
            "disagree",
        ),
        ("gtimelog", "2026-11-16 09:00: arrived\n2026-11-16 9:30: mail\n2026-11-16 10:00: x\n", "line 2", "such as"),
        ("gtimelog", "2026-11-16 09.00: arrived\n2026-11-16 10:00: x\n", "line 1", "such as"),
        ("klog", "2026-11-16\n    9:00 - 10:00 x\n    9.00 - 11.00\n", "line 3", "is not a klog entry"),
        (
            "org",
            "* A\nCLOCK: [2026-11-16 Mon 09:00]--[2026-11-16 Mon 10:15] => 1:75\n",
            "line 2",
            "not a valid Org mode clock line",
        ),
    ],
)
def test_what_would_be_guessed_is_refused_by_its_place(form: str, text: str, place: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as refusal:
        import_module(READERS[form]).read(text.encode(), BERLIN)
    assert refusal.value.place == place


@pytest.mark.parametrize(
    ("form", "text", "what"),
    [
        ("org", "* A\nCLOCK: => 1:30\n", "1 entry without times"),
        ("gtimelog", "2026-11-16 09:00: arrived\n2026-11-16 10:00: x ***\n", "1 entry marked with '***'"),
        (
            "activitywatch",
            '{"buckets": {"w": {"type": "currentwindow", "events": [{"timestamp": "2026-11-16T09:00:00Z",'
            ' "duration": 5, "data": {}}]}}}',
            "1 event without a program",
        ),
    ],
)
def test_what_has_no_place_in_the_log_is_counted(form: str, text: str, what: str) -> None:
    assert import_module(READERS[form]).read(text.encode(), BERLIN).passed_over == (what,)


def test_an_offset_in_a_timeclock_file_counts() -> None:
    (entry,) = timeclock.read(b"i 2026-11-16 09:00:00+0500 coding\no 2026-11-16 10:00:00+0500\n", BERLIN).entries
    assert entry.start == datetime(2026, 11, 16, 4, tzinfo=UTC)
    assert entry.end == datetime(2026, 11, 16, 5, tzinfo=UTC)


def test_a_row_that_ends_in_the_hour_that_the_clock_repeats_ends_there() -> None:
    entry = table("project,date,start,end\nCoding,2025-10-26,02:50,02:10\n")
    assert (entry.end - entry.start).total_seconds() == 20 * 60
