import os
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.errors import Refused
from tltimer.journal.backup import (
    LARGEST_ARCHIVE,
    archive_of,
    archived_in,
    keep_backup,
    missing_beside,
    restore_beside,
    superfluous,
)
from tltimer.paths import home_at

TODAY = date(2026, 11, 16)
NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_a_backup_holds_the_journal_and_the_settings(home, open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
        edit.put("notes", {"text": "x"})
    home.settings_file.write_text('zone = ""\n')
    file = keep_backup(home, TODAY)
    assert file == home.backups / "tltimer-2026-11-16.zip"
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == [
            f"journal/{journal.device}/2026-11.json",
            f"journal/{journal.device}/records.json",
            "settings.toml",
        ]
        path = home.journal / journal.device / "2026-11.json"
        assert archive.read(f"journal/{journal.device}/2026-11.json") == path.read_bytes()


def test_no_link_is_followed_and_what_is_left_out_is_named(home, open_journal, tmp_path):
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    own, secret = home.journal / journal.device, tmp_path / "secrets.json"
    secret.write_text("secret")
    (own / "2026-10.json").symlink_to(secret)
    os.mkfifo(own / "2026-09.json")
    (home.journal / "elsewhere").symlink_to(tmp_path)
    archive = archive_of(home)
    with ZipFile(BytesIO(archive.content)) as zipped:
        assert zipped.namelist() == [f"journal/{journal.device}/2026-11.json"]
    assert archive.left_out == (
        "journal/elsewhere was left out of the backup: it is a link.",
        f"journal/{journal.device}/2026-09.json was left out of the backup: it is not a regular file.",
        f"journal/{journal.device}/2026-10.json was left out of the backup: it is a link.",
    )


def test_names_that_are_no_text_stop_no_backup(home, open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    for name in (b"caf\xe9-aaaa", b"caf\xe8-aaaa"):
        folder = home.journal / os.fsdecode(name)
        folder.mkdir()
        (folder / "2026-11.json").write_text('{"switches": {}}')
    with ZipFile(BytesIO(archive_of(home).content)) as zipped:
        assert len(zipped.namelist()) == 3
    assert len(open_journal().switches(NINE, NINE + timedelta(hours=1))) == 1


def test_an_archive_that_would_unpack_to_gigabytes_is_refused_before_it_is(tmp_path):
    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        for month in range(1, 6):
            archive.writestr(f"journal/a/2026-{month:02}.json", b" " * (LARGEST_ARCHIVE // 4))
    content = (tmp_path / "bomb.zip").read_bytes()
    assert len(content) < 1_000_000
    with pytest.raises(Refused, match="or more than 128 MB when unpacked"):
        archived_in(content)


def test_an_entry_that_lies_about_its_size_is_not_unpacked():
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        archive.writestr("journal/a/2026-11.json", b" " * 100_000_000)
    lying = memory.getvalue().replace((100_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match="or the file is incomplete"):
            archived_in(lying)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [ZIP_LZMA, ZIP_BZIP2])
def test_an_archive_that_tltimer_would_not_write_is_refused(method):
    """The archive tells how LZMA unpacks it: it can ask for gigabytes, or make no sense."""
    memory = BytesIO()
    with ZipFile(memory, "w", method) as archive:
        archive.writestr("journal/a/2026-11.json", b"{}")
    with pytest.raises(Refused, match="not a tltimer backup"):
        archived_in(memory.getvalue())


def test_settings_and_lists_that_cannot_be_read_are_left_out_and_named():
    memory = BytesIO()
    with ZipFile(memory, "w") as archive:
        archive.writestr("journal/a/2026-11.json", b"{}")
        archive.writestr("settings.toml", b"\xff")
        archive.writestr("calendars.json", b'{"calendars": 5}')
        archive.writestr("repositories.json", b'{"repositories": [{"path": "/here"}]}')
    archived = archived_in(memory.getvalue())
    assert list(archived.files) == ["repositories.json"]
    assert archived.faults == (
        "settings.toml cannot be read, so it was left out.",
        "calendars.json cannot be read, so it was left out.",
    )


def test_what_a_backup_brings_beside_the_log_is_named(home, tmp_path):
    files = {
        "settings.toml": b'day_start = "05:00"\n[blocks]\nfocus = 90\n',
        "calendars.json": b"""{"calendars": [
            {"name": "Work", "kind": "feed", "shown": "example.org", "secret": "x"},
            {"name": "Team", "kind": "file", "location": "/srv/team.ics"}]}""",
        "repositories.json": b"[",
        "other": b"x",
    }
    assert missing_beside(home, files) == {
        "settings.toml": ("day_start", "blocks.focus"),
        "calendars.json": ("Work (example.org)", "Team (/srv/team.ics)"),
    }
    assert restore_beside(home, files) == (["settings.toml", "calendars.json"], [])
    assert missing_beside(home, files) == {}


def test_one_a_day_is_enough(home, open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    assert keep_backup(home, TODAY) is not None
    assert keep_backup(home, TODAY) is None
    assert keep_backup(home, TODAY + timedelta(days=1)) is not None


def test_no_backup_is_made_without_a_journal_that_is_on_a_disk_that_is_away(home):
    home.data.mkdir(parents=True)
    home.settings_file.write_text('zone = ""\n')
    home.journal.symlink_to("disk")
    with pytest.raises(Refused, match=r"is a link to .*disk, which does not exist"):
        keep_backup(home, TODAY)
    assert not home.backups.exists()


def test_nothing_is_kept_of_an_empty_home(home):
    assert keep_backup(home, TODAY) is None
    assert not home.data.exists()


def test_old_ones_go_when_a_new_one_is_made_and_other_files_stay(home, open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    home.backups.mkdir()
    for name in ("tltimer-2026-10-02.zip", "tltimer-2026-10-03.zip", "tltimer-2026-99-99.zip", "mine.zip"):
        (home.backups / name).write_text("x")
    keep_backup(home, TODAY)
    assert sorted(file.name for file in home.backups.iterdir()) == [
        "mine.zip",
        "tltimer-2026-10-02.zip",
        "tltimer-2026-11-16.zip",
        "tltimer-2026-99-99.zip",
    ]


def test_a_place_of_backups_that_cannot_be_looked_at_is_refused_in_one_line(tmp_path):
    with pytest.raises(Refused, match=r"^The backup .* could not be made: "):
        keep_backup(home_at(str(tmp_path / ("long" * 100))), TODAY)


def test_a_backup_that_cannot_be_made_is_refused_in_one_line(home, open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    home.backups.write_text("a file where the folder should be")
    with pytest.raises(Refused, match="could not be made"):
        keep_backup(home, TODAY)


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 11, 16))))
def test_the_last_14_days_and_the_first_of_each_month_stay(days):
    stay = days - set(superfluous(days, TODAY))
    assert {day for day in days if day > TODAY - timedelta(days=14)} <= stay
    assert {(day.year, day.month) for day in days} == {(day.year, day.month) for day in stay}
    assert {min(day for day in days if day.month == month) for month in {day.month for day in days}} <= stay


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 11, 16))))
def test_of_those_that_stay_all_stay_the_next_time(days):
    stay = days - set(superfluous(days, TODAY))
    assert superfluous(stay, TODAY) == []
