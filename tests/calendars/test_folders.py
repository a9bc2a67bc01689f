"""Folders of calendar files, and what else lies in them."""

import os
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tltimer.calendars import folders
from tltimer.calendars.calendars import Calendars
from tltimer.clock import Clock
from tltimer.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def write(folder, name, title, day=23):
    text = (
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:{name}\nDTSTART:202611{day}T090000Z\nDTEND:202611{day}T093000Z\n"
        f"SUMMARY:{title}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (folder / name).write_text(text)


def titles(calendars):
    return sorted(occurrence.title for occurrence in calendars.occurrences(NOW, NOW + timedelta(days=9), BERLIN))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("a.ics", "b.ics", "c.ics"):
        write(folder, name, name[0].upper())
    return folder


def test_hidden_files_and_what_is_no_file_are_passed_over(calendars, folder, tmp_path):
    write(folder, ".hidden.ics", "Hidden")
    os.mkfifo(folder / "pipe.ics")
    (folder / "folder.ics").mkdir()
    (folder / "nowhere.ics").symlink_to(tmp_path / "nothing")
    (folder / "zero.ics").symlink_to("/dev/zero")
    added = calendars.add("work", str(folder), BERLIN)
    assert (added.events, added.problems) == (3, ())
    assert titles(calendars) == ["A", "B", "C"]


def test_after_one_change_only_that_file_is_read(folder, tmp_path):
    copy = tmp_path / "cache" / "copy.ics"
    copy.parent.mkdir()

    def read_all():
        with copy.with_name("new.ics").open("w+b") as file:
            problems, parts = folders.write_folder(folder, file, copy, False)
        copy.with_name("new.ics").replace(copy)
        folders.remember(copy.parent, copy, False, parts)
        return problems

    read_all()
    before = copy.read_bytes()
    write(folder, "b.ics", "Changed")
    for name in ("a.ics", "c.ics"):
        status = (folder / name).stat()
        (folder / name).write_text("x" * status.st_size)
        os.utime(folder / name, ns=(status.st_atime_ns, status.st_mtime_ns))
    problems = read_all()
    assert problems == []
    assert copy.read_bytes() == before.replace(b"SUMMARY:B", b"SUMMARY:Changed")


def test_files_come_and_go(calendars, folder, home):
    calendars.add("work", str(folder), BERLIN)
    (folder / "a.ics").unlink()
    write(folder, "d.ics", "D")
    assert titles(calendars) == ["B", "C", "D"]
    write(folder, "b.ics", "Bee")
    later = Calendars(home, Clock(NOW + timedelta(minutes=1)))
    assert titles(later) == ["Bee", "C", "D"]


def test_the_parent_of_several_calendars_is_refused_with_their_names(calendars, folder, tmp_path):
    with pytest.raises(Refused, match=r"several calendars.*folder"):
        calendars.add("work", str(tmp_path), BERLIN)
