"""The calendars of a home, from being added to being read."""

import os
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.refreshed import refreshed
from tltimer.calendars.calendars import Calendars
from tltimer.clock import Clock
from tltimer.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOVEMBER = (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def event(day: int, title: str) -> str:
    return (
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:{title}\nDTSTART:202611{day:02d}T090000Z\n"
        f"DTEND:202611{day:02d}T093000Z\nSUMMARY:{title}\nEND:VEVENT\nEND:VCALENDAR\n"
    )


def titles(calendars, **options):
    return [occurrence.title for occurrence in calendars.occurrences(*NOVEMBER, BERLIN, **options)]


def test_no_calendar_is_nothing_at_all(calendars, home):
    assert calendars.sources() == ()
    assert titles(calendars) == []
    assert calendars.states() == refreshed(calendars) == ()
    assert calendars.fingerprint() == ()
    assert not home.config.exists()


def test_a_file_is_added_and_read(calendars, ics, home):
    added = calendars.add("work", str(ics / "own-addresses.ics"), BERLIN)
    assert added.events == 3
    assert added.addresses == ("lead@example.org",)
    assert added.problems == ()
    assert titles(calendars) == ["M3", "M4", "M5"]
    (state,) = calendars.states()
    assert (state.read_at, state.fresh, state.events) == (NOW, True, 3)
    assert home.calendars_file.stat().st_mode & 0o77 == 0


def test_an_occurrence_says_all_that_the_calendar_says(calendars, ics):
    calendars.add("work", str(ics / "attendees.ics"), BERLIN)
    (occurrence,) = calendars.occurrences(*NOVEMBER, BERLIN)
    assert (occurrence.start, occurrence.end) == (
        datetime(2026, 11, 23, 9, tzinfo=UTC),
        datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    )
    assert (occurrence.calendar, occurrence.organizer.address, len(occurrence.attendees)) == (
        "work",
        "grace@example.org",
        8,
    )


def test_nothing_heavy_is_loaded_while_nothing_changed(calendars, ics, home):
    calendars.add("work", str(ics / "floating.ics"), BERLIN)
    titles(calendars)
    code = (
        "import sys; from datetime import datetime, UTC; from zoneinfo import ZoneInfo;"
        "from tltimer.calendars.calendars import Calendars; from tltimer.clock import Clock;"
        "from tltimer.paths import home_at; calendars = Calendars(home_at(sys.argv[1]), Clock());"
        "found = calendars.occurrences(datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC),"
        " ZoneInfo('Europe/Berlin'));"
        "heavy = {'icalendar', 'subprocess', 'filelock', 'random', 'urllib.request'};"
        "print(len(found), sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(home.config)], capture_output=True, check=True, text=True)
    assert done.stdout == "1 []\n"


def test_a_file_that_changes_is_read_again(calendars, tmp_path):
    path = tmp_path / "a.ics"
    path.write_text(event(23, "Before"))
    calendars.add("work", str(path), BERLIN)
    before = calendars.fingerprint()
    assert titles(calendars) == ["Before"]
    path.write_text(event(24, "Afterwards"))
    assert calendars.fingerprint() != before
    assert titles(calendars, read=False) == ["Before"]
    assert titles(calendars) == ["Afterwards"]


@pytest.mark.parametrize("bad", [b"", b"<html>Sign in</html>", b"junk", event(24, "New").encode()[:-20], None])
def test_a_bad_file_does_not_take_known_meetings_away(calendars, tmp_path, bad):
    path = tmp_path / "a.ics"
    path.write_text(event(23, "Known"))
    calendars.add("work", str(path), BERLIN)
    if bad is None:
        path.unlink()
    else:
        path.write_bytes(bad)
    assert titles(calendars) == ["Known"]
    (state,) = calendars.states()
    assert not state.fresh
    assert state.read_at == NOW
    assert len(state.problems) == 1
    path.write_text(event(24, "Mended"))
    assert titles(calendars) == ["Mended"]
    assert calendars.states()[0].problems == ()


def test_a_reader_that_ends_is_not_the_fault_of_the_file(calendars, tmp_path, monkeypatch):
    path = tmp_path / "a.ics"
    path.write_text(event(23, "Known"))
    calendars.add("work", str(path), BERLIN)
    assert titles(calendars) == ["Known"]
    path.write_text(event(24, "New"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))  # as after an update of Python
    assert titles(calendars) == ["Known"]
    (state,) = calendars.states()
    assert state.problems == ("It could not be read: the tltimer process that reads it ended unexpectedly.",)


def test_a_truncated_file_gives_what_is_whole_and_says_so(calendars, ics):
    added = calendars.add("work", str(ics / "truncated.ics"), BERLIN)
    assert added.problems == ("The calendar is incomplete; tltimer read only the complete events.",)
    assert titles(calendars) == ["Good one"]


def test_events_that_cannot_be_read_are_named(calendars, ics, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("rule-interval-0", "event-without-start"):
        shutil.copy(ics / f"{name}.ics", folder)
    added = calendars.add("work", str(folder), BERLIN)
    assert added.problems == (
        "1 event could not be read: Nowhere in time (it has no start).",
        "1 event could only be read in part: Never ends ('INTERVAL=0' in its recurrence rule is ignored).",
    )


def test_a_zone_that_nobody_knows_is_told_once(calendars, ics):
    added = calendars.add("work", str(ics / "zone-unknown.ics"), BERLIN)
    assert added.problems == ("The time zone 'Middle Earth Time' is unknown; tltimer uses your own time zone instead.",)


def test_a_folder_is_all_of_its_files(calendars, tmp_path):
    folder = tmp_path / "vdir"
    folder.mkdir()
    (folder / "1.ics").write_text(event(23, "One"))
    (folder / "2.ICS").write_text(event(24, "Two"))
    (folder / "notes.txt").write_text("not a calendar")
    calendars.add("work", str(folder), BERLIN)
    assert titles(calendars) == ["One", "Two"]
    (folder / "3.ics").write_bytes(event(25, "Three").encode("utf-16"))
    (folder / "1.ics").unlink()
    assert titles(calendars) == ["Two", "Three"]
    (folder / "4.ics").write_text("<html>")
    assert titles(calendars) == ["Two", "Three"]
    (folder / "2.ICS").write_text(event(26, "Whole") + event(27, "Part")[:-30])
    assert titles(calendars) == ["Three", "Whole"]
    assert calendars.states()[0].problems == (
        "2.ICS is incomplete; tltimer read only the complete events.",
        "4.ics was left out: it is a web page, perhaps one that asks for a login.",
    )


def test_a_year_is_read_month_by_month_and_nothing_twice(calendars, ics):
    calendars.add("work", str(ics / "override-moved.ics"), BERLIN)
    occurrences = calendars.occurrences(datetime(2026, 9, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC), BERLIN)
    assert len(occurrences) == 6


def test_what_began_before_is_there_too(calendars, ics):
    calendars.add("work", str(ics / "whole-day.ics"), BERLIN)
    start = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert len(calendars.occurrences(start, start + timedelta(hours=1), BERLIN)) == 1
    assert calendars.occurrences(start + timedelta(days=1), start + timedelta(days=2), BERLIN) == ()


def test_whole_days_follow_the_users_zone(calendars, ics):
    calendars.add("work", str(ics / "whole-day.ics"), BERLIN)
    starts = [calendars.occurrences(*NOVEMBER, zone)[0].start for zone in (BERLIN, ZoneInfo("Asia/Tokyo"))]
    assert starts == [datetime(2026, 11, 22, 23, tzinfo=UTC), datetime(2026, 11, 22, 15, tzinfo=UTC)]


def test_an_empty_cache_is_filled_again(calendars, ics, home):
    calendars.add("work", str(ics / "line-ends-cr.ics"), BERLIN)
    shutil.rmtree(home.cache)
    assert titles(calendars) == ["Good one"]


def test_a_file_that_became_a_pipe_is_passed_over_at_once(calendars, tmp_path):
    (tmp_path / "a.ics").write_text(event(23, "Known"))
    calendars.add("work", str(tmp_path / "a.ics"), BERLIN)
    (tmp_path / "a.ics").unlink()
    os.mkfifo(tmp_path / "a.ics")
    assert titles(calendars) == ["Known"]
    assert calendars.states()[0].problems == ("It could not be read: it is not a regular file.",)


def test_a_socket_is_no_file(calendars, tmp_path):
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.ics"))
        with pytest.raises(Refused, match="it is not a regular file"):
            calendars.add("work", str(tmp_path / "s.ics"), BERLIN)


@pytest.mark.parametrize(
    ("name", "location", "words"),
    [
        ("", "{ics}/floating.ics", "one line"),
        ("two\nlines", "{ics}/floating.ics", "one line"),
        ("Taken", "{ics}/floating.ics", "already"),
        ("new", "{ics}/nowhere.ics", "does not exist"),
        ("new", "", "does not exist"),
        ("new", "ftp://example.org/a.ics", "ftp://"),
        ("new", "calendar.google.com/calendar/embed?src=x", "Secret address"),
        ("new", "{ics}/html-login-page.ics", "web page"),
        ("new", "{ics}/empty.ics", "empty"),
        ("new", "{ics}/../test_cases.py", "not a calendar"),
    ],
)
def test_what_is_no_calendar_is_refused(calendars, ics, name, location, words):
    calendars.add("taken", str(ics / "floating.ics"), BERLIN)
    with pytest.raises(Refused, match=words) as refusal:
        calendars.add(name, location.format(ics=ics), BERLIN)
    assert "\n" not in str(refusal.value)
    assert [source.name for source in calendars.sources()] == ["taken"]


@pytest.mark.parametrize(
    "pasted",
    [
        "file://{ics}/floating.ics",
        "FILE://localhost{ics}/floating%2Eics",
        '"{ics}/floating.ics"',
        "<{ics}/floating.ics>",
    ],
)
def test_a_pasted_place_is_understood(calendars, ics, pasted):
    calendars.add("work", pasted.format(ics=ics), BERLIN)
    assert calendars.sources()[0].location == str(ics / "floating.ics")


def test_a_calendar_is_removed_with_all_that_was_kept_of_it(calendars, ics, home):
    calendars.add("Work", str(ics / "floating.ics"), BERLIN)
    calendars.remove("work")
    assert titles(calendars) == []
    assert list((home.cache / "calendars").iterdir()) == []
    with pytest.raises(Refused, match="To add a calendar: tltimer calendar add"):
        calendars.remove("work")


def test_a_name_that_is_not_there_is_answered_with_those_that_are(calendars, ics):
    calendars.add("work", str(ics / "floating.ics"), BERLIN)
    with pytest.raises(Refused, match=r"not one of your calendars\. Use one of these: work"):
        calendars.refresh(["wrok"])


def test_a_damaged_list_is_said_and_never_overwritten(calendars, ics, home):
    calendars.add("work", str(ics / "floating.ics"), BERLIN)
    home.calendars_file.write_text("{")
    assert titles(calendars) == []
    assert "cannot be read" in calendars.problems()[0]
    with pytest.raises(Refused, match="cannot be read"):
        calendars.add("other", str(ics / "floating.ics"), BERLIN)
    assert home.calendars_file.read_text() == "{"


DECEMBER = (datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


def test_a_month_that_took_too_long_is_tried_again_ever_less_often(home, calendars, tmp_path, monkeypatch):
    path = tmp_path / "a.ics"
    path.write_text(event(23, "Sync").replace("202611", "202612"))
    calendars.add("work", str(path), BERLIN)
    tries = []

    def answer_too_late(request, limit):
        tries.append((request["months"], limit))
        return {"failed": "slow"}

    with monkeypatch.context() as busy:
        busy.setattr("tltimer.calendars.refresh.ask_to_read", answer_too_late)
        for minutes in range(0, 24 * 60, 5):
            assert Calendars(home, Clock(NOW + timedelta(minutes=minutes))).occurrences(*DECEMBER, BERLIN) == ()
    # After a quarter of an hour, half an hour, and so on.
    assert tries == [(["2026-12"], 20.0)] * 7
    assert "it took too long" in calendars.states()[0].problems[0]
    (occurrence,) = Calendars(home, Clock(NOW + timedelta(days=2))).occurrences(*DECEMBER, BERLIN)
    assert occurrence.title == "Sync"
    assert calendars.states()[0].problems == ()


def test_what_a_copy_holds_is_found_out_again_when_it_was_forgotten(home, calendars, ics):
    calendars.add("work", str(ics / "own-addresses.ics"), BERLIN)
    known = calendars.states()
    for path in home.cache.rglob("about.json"):
        path.unlink()
    assert calendars.states()[0].events == 0
    assert refreshed(Calendars(home, Clock(NOW))) == known
    (occurrence, *_rest) = calendars.occurrences(*NOVEMBER, BERLIN)
    assert occurrence.tells_others


def test_what_a_calendar_that_is_only_busy_says_beside_its_times_is_not_kept(calendars, home, tmp_path):
    secret = (
        "LOCATION;X=1:secret\nX-ALT-DESC:secret\nCONFERENCE:https://secret.example\n"
        "X-APPLE-STRUCTURED-LOCATION;X-TITLE=secret:geo:1,2\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n"
    )
    text = event(23, "secret").replace("UID:secret", "UID:1").replace("END:VEVENT", f"{secret}END:VEVENT")
    (tmp_path / "a.ics").write_text(text)
    calendars.add("work", str(tmp_path / "a.ics"), BERLIN, role="busy")
    assert [occurrence.busy_status for occurrence in calendars.occurrences(*NOVEMBER, BERLIN)] == ["OOF"]
    kept = [path.read_bytes() for path in home.cache.rglob("*") if path.is_file()]
    assert kept and not any(b"secret" in content for content in kept)
