"""Files that could be read in two ways, or hold more than the log takes: refused by row, or told."""

import sqlite3
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tltimer.exchange import hamster
from tltimer.exchange.entries import ImportedLog, Unreadable
from tltimer.exchange.registry import READERS

BERLIN = ZoneInfo("Europe/Berlin")
MANY = "9" * 5000


def read(form: str, text: str) -> ImportedLog:
    log: Any = import_module(READERS[form]).read(text.encode(), BERLIN)
    assert isinstance(log, ImportedLog)
    return log


def entries_of(form: str, text: str) -> list[str]:
    return [
        f"{entry.start.astimezone(BERLIN):%d %H:%M}–{entry.end.astimezone(BERLIN):%d %H:%M}" if entry.end else "?"
        for entry in read(form, text).entries
    ]


@pytest.mark.parametrize(
    ("form", "text", "why"),
    [
        pytest.param("csv", "date,start,hours,minutes\n2026-11-16,9:00,1,30\n", "durations disagree", id="two units"),
        pytest.param(
            "csv", "date,start,date,end\n2026-11-16,22:00,2026-11-18,1:00\n", "with the same meaning", id="two dates"
        ),
        pytest.param(
            "csv", "start,end,from\n2026-11-16 9:00,2026-11-16 10:00,8:00\n", "with the same meaning", id="two starts"
        ),
        pytest.param("csv", "date,start,end\n11-10-2026,9:00,10:00\n", "ambiguous", id="month or day first"),
        pytest.param(
            "csv", "date,start,minutes\n2026-11-16,9:00,1:30\n", "missing or not valid", id="1:30 under minutes"
        ),
        pytest.param(
            "csv", "date,start,seconds\n2026-11-16,9:00,1:30\n", "missing or not valid", id="1:30 under seconds"
        ),
        pytest.param(
            "csv", 'date,start,minutes\n2026-11-16,9:00,"1,000"\n', "missing or not valid", id="1,000 minutes"
        ),
        pytest.param("csv", "date,start,seconds\n2026-11-16,9:00,3.600\n", "missing or not valid", id="3.600 seconds"),
        pytest.param("csv", "at,mode\n2026-11-16T09:00:00Z,coding,x\n", "more cells", id="our table, more cells"),
        pytest.param(
            "watson", '[[1763280000, 1763283600, "p", "id", "abc"]]', "not a Watson frame", id="tags as a text"
        ),
        pytest.param("watson", '[{"start": "2026-11-16", "stop": "2026-11-17", "project": "p"}]', "frame", id="date"),
        pytest.param("timewarrior", '[{"start": "2026-11-16T09:00:00Z", "tags": "abc"}]', "interval", id="tag text"),
        pytest.param("timewarrior", '[{"start": "2026-11-16", "end": "2026-11-17"}]', "time range", id="days"),
        pytest.param("timewarrior", '[{"start": "20261116T08"}]', "time range", id="hour alone"),
        pytest.param("gtimelog", "2026-11-16 09:00: a\n2026-11-16 10:00:30: b\n", "not a gtimelog line", id="seconds"),
        pytest.param("hamster", "a\t2026-11-16\t2026-11-17\t1440\t\t\t\n", "time range", id="date alone in a fact"),
        pytest.param("hamster", f"a\t2026-11-16 09:00\t2026-11-16 10:00\t{MANY}\t\t\t\n", "disagree", id="digits"),
        pytest.param("hamster", "a\t2026-11-16 09:00\t2026-11-16 10:00\t60\t\t\t\tx\n", "seven cells", id="8 cells"),
        pytest.param("hamster", "<feed><activity/></feed>", "not a Hamster export", id="another XML"),
        pytest.param("hamster", "<!-- x --><html></html>", "HTML report", id="HTML below a comment"),
        pytest.param("hamster", '<?xml version="1.0" encoding="rot13"?><activities/>', "encoding", id="encoding"),
        pytest.param("klog", "2026-11-16\n    9:00 - 10:00\nmore\n", "not a klog entry", id="text below entries"),
        pytest.param("org", f"CLOCK: [2026-11-16 Mon 09:00]--[2026-11-16 Mon 10:00] => {MANY}:00\n", "clock", id="org"),
        pytest.param("activitywatch", '{"buckets": {"b": {"type": "currentwindow", "events": "x"}}}', "list", id="aw"),
        pytest.param(
            "ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Nowhere/X:20261116T090000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR",
            "'Nowhere/X' is not a known time zone",
            id="unknown time zone",
        ),
        pytest.param(
            "ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:00010101T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR",
            "start or end of this event",
            id="the year 1",
        ),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(form: str, text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as refused:
        read(form, text)
    assert len(refused.value.problem) < 300


@pytest.mark.parametrize(
    ("form", "text", "spans"),
    [
        pytest.param("csv", "sep=;\nstart;end\n2026-11-16 9:00;2026-11-16 10:00\n", ["16 09:00–16 10:00"], id="sep"),
        pytest.param("csv", "date,start,end\n11-16-2026,9:00,10:00\n", ["16 09:00–16 10:00"], id="only one order fits"),
        pytest.param("csv", "date,start,end\n2026-11-16,22:00,24:00\n", ["16 22:00–17 00:00"], id="24:00"),
        pytest.param("csv", "date,start,end\n2026-11-16,9:00\u202fAM,9:30\xa0PM\n", ["16 09:00–16 21:30"], id="spaces"),
        pytest.param("csv", 'start,end\n"16.11.2026, 9:00","16.11.2026, 10:00"\n', ["16 09:00–16 10:00"], id="comma"),
        pytest.param("csv", "Tag;Beginn;Ende\n16.11.2026;9:00;10:00\n", ["16 09:00–16 10:00"], id="Tag, a day"),
        pytest.param("csv", "date,start,hours,minutes\n2026-11-16,9:00,1.5,90\n", ["16 09:00–16 10:30"], id="agree"),
        pytest.param(
            "csv", "date,start,date,end\n2026-11-16,9:00,2026-11-16,10:00\n", ["16 09:00–16 10:00"], id="same"
        ),
        pytest.param("csv", "date,start,hours\n2026-11-16,9:00,1:30\n", ["16 09:00–16 10:30"], id="1:30 under hours"),
        pytest.param(
            "csv",
            "Date de debut;HEURE DE DEBUT;Dure\u0301e (decimal)\n16/11/2026;9h00;1,5\n",
            ["16 09:00–16 10:30"],
            id="French without accents, and in pieces",
        ),
        pytest.param(
            "csv", "Datum;Startuhrzeit;Enduhrzeit\n16.11.2026;9.00;10.30\n", ["16 09:00–16 10:30"], id="German clocks"
        ),
    ],
)
def test_what_can_be_read_in_one_way_is_read(form: str, text: str, spans: list[str]) -> None:
    assert entries_of(form, text) == spans


@pytest.mark.parametrize(
    ("form", "text", "left_out"),
    [
        pytest.param(
            "csv", "start,end,user,billable\n2026-11-16 9:00,2026-11-16 10:00,me,\n", ["1 column (user)"], id="a column"
        ),
        pytest.param(
            "csv",
            "start,end,,with,person\n2026-11-16 9:00,2026-11-16 10:00,x,Ana,Bo\n",
            ["2 columns (column 3, person)"],
            id="without a heading, and a second person",
        ),
        pytest.param(
            "timeclock",
            "b 2026-11-16 09:00:00\nh 2026-11-16 10:00:00\n",
            ["2 lines beginning with 'b' or 'h'"],
            id="b, h",
        ),
        pytest.param("klog", "2026-11-16\nSummary\n    9:00 - 10:00\n", ["1 record summary line"], id="klog"),
        pytest.param(
            "ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261116T090000Z\nDURATION:PT1H\nDESCRIPTION:x\nEND:VEVENT\n"
            "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR",
            ["1 event description", "1 task or journal item"],
            id="calendar",
        ),
    ],
)
def test_what_is_not_taken_in_is_counted_and_named(form: str, text: str, left_out: list[str]) -> None:
    assert list(read(form, text).passed_over) == left_out


def test_every_column_that_has_a_place_is_taken_in() -> None:
    (entry,) = read(
        "csv",
        "Start,End,Project,Activity,Customer,Tag,Task,Title,Notes\n"
        "2026-11-16 9:00,2026-11-16 10:00,Parser,Coding,Acme,deep,T,Lexer,first cut\n",
    ).entries
    assert entry.names == ("Parser", "Coding", "deep", "Acme")
    assert entry.note == "T: Lexer: first cut"


def test_the_tags_of_a_klog_records_summary_go_for_its_entries() -> None:
    log = read("klog", "2026-11-16\nOn #acme\n    9:00 - 10:00 #coding\n\n2026-11-17\n    9:00 - 10:00\n")
    assert [entry.names for entry in log.entries] == [("coding", "acme"), ()]


def test_a_property_that_an_event_has_twice_counts_once() -> None:
    event = "DTSTART:20261116T090000Z\nDURATION:PT1H\nSUMMARY:a\nSUMMARY:b\n"
    (entry,) = read("ics", f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}END:VEVENT\nEND:VCALENDAR").entries
    assert entry.names == ("a",)


def test_a_database_whose_query_never_ends_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "hamster.db") as database:
        database.executescript(
            """
            CREATE TABLE activities(id, name, category_id); CREATE TABLE categories(id, name);
            CREATE TABLE tags(id, name); CREATE TABLE fact_tags(fact_id, tag_id);
            INSERT INTO activities VALUES (1, 'a', 1);
            CREATE VIEW facts AS WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count)
                SELECT n AS id, 1 AS activity_id, '' AS start_time, '' AS end_time, '' AS description
                FROM count WHERE n < 0;
            """
        )
    database.close()
    with pytest.raises(Unreadable, match="interrupted"):
        hamster.read((tmp_path / "hamster.db").read_bytes(), BERLIN, longest_query=100_000)
