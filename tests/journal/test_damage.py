"""Damaged files are set aside and reported, and the rest works on."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tltimer.errors import Refused

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def own(home, open_journal):
    """The folder of a device that has a switch, a note, and nothing to undo."""
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
        edit.put("notes", {"id": "a", "text": "x"})
    return home.journal / journal.device


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b'{"switches": {"1": {"id": "a", "at"',
        b"[]",
        b'{"switches": []}',
        b"null",
        b"[" * 100_000,
    ],
    ids=["empty", "bytes", "half", "list", "table-a-list", "null", "deep"],
)
def test_an_own_damaged_file_is_set_aside_as_it_is_and_the_rest_works_on(home, open_journal, own, content):
    (own / "2026-11.json").write_bytes(content)
    journal = open_journal()
    assert journal.switches(NINE, NINE + HOUR) == ()
    assert len(journal.entries("notes")) == 1
    (kept,) = home.damaged.iterdir()
    assert kept.read_bytes() == content
    assert "2026-11-16" in kept.name
    (problem,) = journal.problems()
    assert kept.name in problem
    assert "\n" not in problem
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "review")
    assert len(journal.switches(NINE, NINE + HOUR)) == 1


def test_writing_sets_a_damaged_file_aside_before_it_writes(home, open_journal, own):
    (own / "records.json").write_text("{")
    journal = open_journal()
    with journal.edit("note") as edit:
        edit.put("notes", {"text": "y"})
    assert [kept.read_text() for kept in home.damaged.iterdir()] == ["{"]
    assert len(journal.problems()) == 1


def test_two_damaged_files_of_one_second_are_both_kept(home, open_journal, own):
    for content in ("one", "two"):
        (own / "2026-11.json").write_text(content)
        open_journal().switches(NINE, NINE + HOUR)
    assert sorted(kept.read_text() for kept in home.damaged.iterdir()) == ["one", "two"]


def test_a_bad_document_is_left_out_reported_and_kept_in_the_file(open_journal, own):
    file = own / "2026-11.json"
    tables = json.loads(file.read_text())
    bad = {"7": {"id": "b", "at": "yesterday", "mode": "coding"}, "8": 5, "nine": {"id": "c"}, "2": {"at": "x"}}
    tables["switches"] |= bad
    tables["later"] = {"1": {"id": "z", "new": True}}
    file.write_text(json.dumps(tables))
    journal = open_journal()
    assert len(journal.switches(NINE, NINE + HOUR)) == 1
    assert len(journal.problems()) == len(bad)
    with journal.edit("switch") as edit:
        edit.add_switch(NINE + HOUR, "review")
    assert len(journal.switches(NINE, NINE + DAY)) == 2
    written = json.loads(file.read_text())
    assert all(entry in written["switches"].values() for entry in bad.values())
    assert len(written["switches"]) == len(bad) + 2
    assert tables["later"]["1"].items() <= written["later"]["1"].items()


def test_of_many_bad_documents_five_are_told_and_the_rest_counted(open_journal, own):
    tables = {"switches": {str(key): {} for key in range(2000)}}
    (own / "2026-11.json").write_text(json.dumps(tables))
    journal = open_journal()
    journal.switches(NINE, NINE + HOUR)
    problems = journal.problems()
    assert len(problems) == 6
    assert problems[-1] == f"1995 more items in 2026-11.json from {own.name} were left out."


def test_documents_without_a_stamp_are_read_and_can_be_edited(open_journal, own):
    (own / "2026-11.json").write_text(
        '{"switches": {"1": {"id": "x", "at": "2026-11-16T10:00:00+01:00", "mode": "coding"}}}'
    )
    journal = open_journal()
    assert journal.switches(NINE, NINE + HOUR)[0].at == NINE
    with journal.edit("change") as edit:
        edit.change_switch("x", mode="review")
    assert journal.switches(NINE, NINE + HOUR)[0].mode == "review"


def test_an_own_file_that_cannot_be_opened_is_reported_and_not_overwritten(home, open_journal, own):
    (own / "2026-11.json").unlink()
    (own / "2026-11.json").mkdir()
    journal = open_journal()
    assert journal.switches(NINE, NINE + HOUR) == ()
    assert "cannot be read" in journal.problems()[0]
    with pytest.raises(Refused, match=r"[Nn]o change made|could not be saved"), journal.edit("switch") as edit:
        edit.add_switch(NINE, "review")
    assert (own / "2026-11.json").is_dir()
    assert not home.damaged.exists()
    with journal.edit("note") as edit:
        edit.put("notes", {"text": "y"})
    assert len(journal.entries("notes")) == 2


@pytest.mark.parametrize("content", [b"", b"[1", b"null", b'{"name": "../../x"}', b"[" * 100_000])
@pytest.mark.parametrize("file", ["device.json", "instance.json"])
def test_one_damaged_file_of_the_device_makes_no_new_device_and_is_mended(home, open_journal, own, file, content):
    before = (home.data / file).read_bytes()
    (home.data / file).write_bytes(content)
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "review")
    assert journal.device == own.name
    assert (home.data / file).read_bytes() == before


def test_two_damaged_files_of_the_device_refuse_writing_and_say_what_to_do(home, open_journal, own):
    for file in ("device.json", "instance.json"):
        (home.data / file).write_text("[1")
    journal = open_journal()
    assert len(journal.switches(NINE, NINE + HOUR)) == 1
    refused = pytest.raises(Refused, match=r"device.json and instance.json are damaged or missing")
    with refused, journal.edit("switch") as edit:
        edit.add_switch(NINE, "review")
    for file in ("device.json", "instance.json"):
        (home.data / file).unlink()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "review")
    assert journal.device != own.name
    assert len(journal.switches(NINE, NINE + HOUR)) == 2


def test_a_file_that_vanishes_is_as_one_that_never_was(open_journal, own):
    journal = open_journal()
    assert len(journal.switches(NINE, NINE + HOUR)) == 1
    (own / "2026-11.json").unlink()
    assert journal.switches(NINE, NINE + HOUR) == ()
    assert journal.problems() == ()


def test_a_stamp_at_the_end_of_time_is_refused_not_overflown(open_journal):
    journal = open_journal()
    with journal.edit("import") as edit:
        edit.take_in(
            "switches",
            [{"id": "a", "at": "2026-11-16T09:00:00Z", "mode": "coding", "edited_at": "9998-12-31T23:59:59Z"}],
        )
    with pytest.raises(Refused, match="latest time that the log covers"), journal.edit("change") as edit:
        edit.change_switch("a", mode="review")


def test_a_file_whose_home_cannot_take_it_aside_is_reported_and_not_overwritten(home, open_journal, own):
    (own / "2026-11.json").write_text("half")
    home.damaged.write_text("a file where the folder should be")
    journal = open_journal()
    assert journal.switches(NINE, NINE + HOUR) == ()
    assert "cannot be read" in journal.problems()[0]
    with pytest.raises(Refused, match=r"no change made|could not be saved"), journal.edit("switch") as edit:
        edit.add_switch(NINE, "review")
    assert (own / "2026-11.json").read_text() == "half"


def test_a_clock_beyond_all_ids_is_refused(open_journal):
    with open_journal(now=datetime(3500, 1, 1, tzinfo=UTC)).edit("note") as edit:
        with pytest.raises(Refused, match="too far ahead"):
            edit.put("notes", {"text": "x"})
        with pytest.raises(Refused, match="too far ahead"):
            edit.add_switch(NINE, "coding")


def test_a_switch_without_a_mode_is_refused(open_journal):
    with open_journal().edit("switch") as edit, pytest.raises(Refused, match="This switch cannot be saved"):
        edit.add_switch(NINE, "")


def test_a_device_folder_that_is_a_file_is_passed_over(home, open_journal, own):
    (home.journal / "strange").write_text("x")
    assert len(open_journal().switches(NINE, NINE + HOUR)) == 1


def test_nothing_is_changed_while_the_records_that_say_what_a_mode_is_cannot_be_read(home, open_journal):
    journal = open_journal()
    with journal.edit("modes") as edit:
        edit.put("modes", {"id": "research", "label": "Research", "counts_as": "leading"})
        edit.add_switch(NINE, "coding")
    records = home.journal / journal.device / "records.json"
    records.rename(home.data / "elsewhere.json")
    records.symlink_to(home.data / "elsewhere.json")
    with (
        pytest.raises(Refused, match=r"records\.json cannot be read: .*\. No change made"),
        open_journal().edit("x") as edit,
    ):
        edit.add_switch(NINE + HOUR, "review")
    with pytest.raises(Refused, match=r"records\.json cannot be read: "):  # an export changes nothing anyway
        open_journal().all_documents()
    records.unlink()
    (home.data / "elsewhere.json").rename(records)
    assert [each.mode for each in open_journal().switches(NINE, NINE + DAY)] == ["coding"]
