"""Several devices, each with its folder, become one truth."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.file_format import LARGEST, MOST_VALUES
from tltimer.journal.journal import Journal
from tltimer.journal.listing import MOST_FILES
from tltimer.paths import home_at

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_device_reads_all_and_writes_only_in_its_own_folder(home, other_home, open_journal, synchronise):
    here, there = open_journal(), open_journal(other_home, NINE + HOUR, "there")
    with here.edit("switch") as edit:
        added = edit.add_switch(NINE, "coding")
    synchronise(here, home, other_home)
    theirs = {path: path.read_bytes() for path in (other_home.journal / here.device).iterdir()}
    with there.edit("correct") as edit:
        edit.change_switch(added.id, mode="review")
    assert {path: path.read_bytes() for path in (other_home.journal / here.device).iterdir()} == theirs
    synchronise(there, other_home, home)
    assert [each.mode for each in here.switches(NINE, NINE + HOUR)] == ["review"]


def test_an_edit_of_a_foreign_switch_stays_in_the_month_of_its_file(home, other_home, open_journal, synchronise):
    here, there = open_journal(), open_journal(other_home, NINE + 30 * DAY, "there")
    last = datetime(2026, 11, 30, 12, tzinfo=UTC)
    with here.edit("switch") as edit:
        added = edit.add_switch(last, "coding")
        edit.change_switch(added.id, at=last + DAY)
    synchronise(here, home, other_home)
    with there.edit("correct") as edit:
        edit.change_switch(added.id, mode="review")
    assert [path.name for path in (other_home.journal / there.device).iterdir()] == ["2026-11.json"]
    assert [each.mode for each in there.switches(last + DAY, last + 2 * DAY)] == ["review"]


def test_all_parts_of_a_report_are_of_the_files_that_were_there_when_it_began(
    home, other_home, open_journal, synchronise
):
    here, there = open_journal(), open_journal(other_home, NINE, "there")
    with here.held():
        before = here.switches(NINE, NINE + HOUR)
        with there.edit("switch") as edit:
            edit.add_switch(NINE, "coding")
        synchronise(there, other_home, home)
        with here.held():
            assert here.switches(NINE, NINE + HOUR) == before == ()
        assert here.switches(NINE, NINE + HOUR) == before
    assert [each.mode for each in here.switches(NINE, NINE + HOUR)] == ["coding"]


def test_undo_refuses_where_another_device_has_edited_since(home, other_home, open_journal, synchronise):
    here, there = open_journal(), open_journal(other_home, NINE + HOUR, "there")
    with here.edit("switch to Coding") as edit:
        added = edit.add_switch(NINE, "coding")
    synchronise(here, home, other_home)
    with there.edit("correct") as edit:
        edit.change_switch(added.id, mode="review")
    synchronise(there, other_home, home)
    before = here.all_documents()
    with pytest.raises(Refused, match=r'"switch to Coding" cannot be undone: .* since') as refusal:
        here.undo()
    assert there.device in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert here.all_documents() == before
    assert here.undo_label() == "switch to Coding"


def test_undo_refuses_where_another_device_has_removed_it_since(home, other_home, open_journal, synchronise):
    here, there = open_journal(), open_journal(other_home, NINE + HOUR, "there")
    with here.edit("switch to Review") as edit:
        edit.add_switch(NINE - HOUR, "review")
    with here.edit("switch to Coding") as edit:
        added = edit.add_switch(NINE, "coding")
    with here.edit("add Ana") as edit:
        edit.put("people", {"id": "ana", "name": "Ana"})
    synchronise(here, home, other_home)
    with there.edit("remove") as edit:
        edit.remove_switch(added.id)
        edit.remove("people", "ana")
    synchronise(there, other_home, home)
    # Passed over, undo would take back an older change that nobody meant.
    refused = (
        r'"add Ana" cannot be undone: .* has since removed the same item\. If you still need it, add it again by hand\.'
    )
    with pytest.raises(Refused, match=refused):
        here.undo()
    assert [each.mode for each in here.switches(NINE - HOUR, NINE + HOUR)] == ["review"]


def test_undo_of_a_foreign_switch_brings_its_state_back_as_a_newer_edit(home, other_home, open_journal, synchronise):
    here, there = open_journal(), open_journal(other_home, NINE + HOUR, "there")
    with here.edit("switch") as edit:
        added = edit.add_switch(NINE, "coding")
    synchronise(here, home, other_home)
    with there.edit("correct") as edit:
        edit.change_switch(added.id, mode="review")
    assert there.undo() == "correct"
    synchronise(there, other_home, home)
    (document,) = here.all_documents()["switches"]
    assert (document["mode"], document["device"]) == ("coding", there.device)


def test_files_that_are_not_the_journals_are_left_alone(home, open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    (home.journal / ".stfolder").mkdir()
    (home.journal / "README.txt").write_text("x")
    (home.journal / journal.device / "2026-13.json").write_text("x")
    reader = open_journal()
    assert len(reader.all_documents()["switches"]) == 1
    assert reader.problems() == ()
    assert reader.strays() == (".stfolder", "README.txt", f"{journal.device}/2026-13.json")


CONFLICTS = [
    "2026-11.sync-conflict-20261116-101010-ABCDEFG.json",
    "2026-11 (conflicted copy 2026-11-16 101010).json",
    "2026-11 (Anna's conflicted copy 2026-11-16).json",
    "2026-11 (1).json",
    "2026-11-LAPTOP.json",
    "2026-11 2.json",
]


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_a_synchroniser_set_beside_a_file_is_merged_with_it(home, open_journal, name):
    journal = open_journal()
    with journal.edit("switch") as edit:
        kept = edit.add_switch(NINE, "coding")
    own = home.journal / journal.device / "2026-11.json"
    own.rename(own.with_name(name))
    with journal.edit("switch") as edit:
        other = edit.add_switch(NINE + timedelta(hours=1), "review")
    assert open_journal().switches(NINE, NINE + timedelta(days=1)) == (kept, other)
    with journal.edit("change") as edit:
        edit.change_switch(kept.id, mode="planning")
    reader = open_journal()
    assert [each.mode for each in reader.switches(NINE, NINE + timedelta(days=1))] == ["planning", "review"]
    assert reader.strays() == (f"{journal.device}/{name}",)
    own.with_name(name).write_text('{"switches": {"1": {"id"')
    reader = open_journal()
    assert len(reader.switches(NINE, NINE + timedelta(days=1))) == 2
    assert name in reader.problems()[0]
    assert own.with_name(name).exists()


STAMPS = st.sampled_from(["2026-11-16T09:00:00Z", "2026-11-16T09:00:01Z", "2026-11-16T10:00:00Z"])
DOCUMENTS = st.fixed_dictionaries(
    {
        "id": st.sampled_from("abcd"),
        "at": st.sampled_from(["2026-11-02T09:00:00Z", "2026-11-16T09:00:00Z"]),
        "mode": st.sampled_from(["coding", "review", "off"]),
        "edited_at": STAMPS,
        "device": st.sampled_from(["one", "two", "three"]),
    },
    optional={"deleted": st.booleans(), "note": st.sampled_from("xy")},
)


def _home_with(folder: Path, documents: list[tuple[str, dict[str, object]]]) -> Journal:
    home = home_at(str(folder))
    files: dict[str, dict[str, object]] = {}
    for device, document in documents:
        entries = files.setdefault(device, {})
        entries[str(len(entries) + 1)] = document
    for device, entries in files.items():
        (home.journal / device).mkdir(parents=True)
        (home.journal / device / "2026-11.json").write_text(json.dumps({"switches": entries}))
    return Journal(home, Clock(NINE), "here")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), DOCUMENTS), max_size=12),
    st.randoms(use_true_random=False),
)
def test_it_does_not_matter_which_device_holds_what_in_which_order(placed, random):
    shuffled = [(random.choice(["one", "two", "three"]), document) for _, document in placed]
    random.shuffle(shuffled)
    with TemporaryDirectory() as folder:
        one = _home_with(Path(folder, "one"), placed)
        other = _home_with(Path(folder, "other"), shuffled + placed)
        assert one.all_documents() == other.all_documents()
        assert one.switches(NINE - 30 * DAY, NINE + DAY) == other.switches(NINE - 30 * DAY, NINE + DAY)


def _foreign_file(home, synchronise, open_journal, other_home) -> Path:
    there = open_journal(other_home, machine="there")
    with there.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    synchronise(there, other_home, home)
    return home.journal / there.device / "2026-11.json"


def test_while_another_devices_file_is_half_there_its_last_good_copy_counts(
    home, other_home, open_journal, synchronise
):
    file = _foreign_file(home, synchronise, open_journal, other_home)
    whole = file.read_bytes()
    open_journal().keep_copies()
    file.write_bytes(whole[:40])
    reader = open_journal()
    assert len(reader.switches(NINE, NINE + HOUR)) == 1
    (problem,) = reader.problems()
    assert "the last good copy for now" in problem
    assert file.read_bytes() == whole[:40]
    assert not home.damaged.exists()
    file.write_bytes(whole)
    assert len(reader.switches(NINE, NINE + HOUR)) == 1
    assert reader.problems() == ()


def test_a_half_file_never_becomes_the_last_good_copy(home, other_home, open_journal, synchronise):
    file = _foreign_file(home, synchronise, open_journal, other_home)
    open_journal().keep_copies()
    file.write_bytes(file.read_bytes()[:40])
    open_journal().keep_copies()
    assert len(open_journal().switches(NINE, NINE + HOUR)) == 1


def test_writing_keeps_a_copy_of_the_foreign_files_that_it_read(home, other_home, open_journal, synchronise):
    file = _foreign_file(home, synchronise, open_journal, other_home)
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "review")
    file.write_text("")
    assert [each.mode for each in open_journal().switches(NINE, NINE + HOUR)] == ["coding", "review"]


def test_what_is_let_go_is_read_again_and_foreign_files_are_copied_before(home, other_home, open_journal, synchronise):
    file = _foreign_file(home, synchronise, open_journal, other_home)
    journal = open_journal()
    before = journal.switches(NINE, NINE + HOUR)
    journal.let_go()
    file.write_text("{")
    assert len(before) == 1
    assert journal.switches(NINE, NINE + HOUR) == before
    (problem,) = journal.problems()
    assert "the last good copy for now" in problem


def test_reading_keeps_no_copies(home, other_home, open_journal, synchronise):
    _foreign_file(home, synchronise, open_journal, other_home)
    open_journal().switches(NINE, NINE + HOUR)
    assert not home.cache.exists()


def test_without_a_copy_a_broken_foreign_file_is_left_out_and_reported(home, other_home, open_journal, synchronise):
    file = _foreign_file(home, synchronise, open_journal, other_home)
    file.write_text("[]")
    reader = open_journal()
    assert reader.switches(NINE, NINE + HOUR) == ()
    assert "ignores the file" in reader.problems()[0]


def test_a_foreign_file_that_cannot_be_opened_counts_by_its_copy(home, other_home, open_journal, synchronise):
    file = _foreign_file(home, synchronise, open_journal, other_home)
    open_journal().keep_copies()
    file.unlink()
    file.mkdir()  # nobody, not even root, opens a folder as a file
    reader = open_journal()
    assert len(reader.switches(NINE, NINE + HOUR)) == 1
    assert "last good copy" in reader.problems()[0]


def test_a_copy_is_made_again_only_when_the_file_changed(home, other_home, open_journal, synchronise):
    file = _foreign_file(home, synchronise, open_journal, other_home)
    journal = open_journal()
    journal.keep_copies()
    copy = home.cache / "journal-copies" / file.parent.name / file.name
    first = copy.stat().st_ino
    journal.keep_copies()
    assert copy.stat().st_ino == first
    os.utime(file, ns=(1, 1))
    journal.keep_copies()
    assert copy.stat().st_mtime_ns == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b" " * (LARGEST + 1), "it is larger than 6 MB"),
        (b'{"switches": {"1": {"x": [' + b"{}," * MOST_VALUES + b"0]}}}", "it contains more than 100000 values"),
        (b'{"switches": {"1": ' + b"[" * 90_000, "it is nested too deeply"),
    ],
    ids=["large", "many values", "deep"],
)
def test_what_another_device_would_take_the_memory_with_is_named_and_left_out(
    home, open_journal, content: bytes, why: str
):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    file = home.journal / "other-aaaa" / "2026-11.json"
    file.parent.mkdir()
    file.write_bytes(content)
    journal = open_journal()
    assert [each.mode for each in journal.switches(NINE, NINE + HOUR)] == ["coding"]
    (problem,) = journal.problems()
    assert why in problem
    assert file.read_bytes() == content


@pytest.mark.parametrize("more", [b" " * LARGEST, b"[" + b"[]," * MOST_VALUES + b"0]"], ids=["large", "many values"])
def test_an_own_file_is_read_however_large_it_is(home, open_journal, more: bytes):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    file = home.journal / open_journal().device / "2026-11.json"
    extra = b', "others": {"1": {"id": "a", "list": %s}}}' % more if more.strip() else more + b"}"
    file.write_bytes(file.read_bytes().rstrip().removesuffix(b"}") + extra)
    journal = open_journal()
    assert [each.mode for each in journal.switches(NINE, NINE + HOUR)] == ["coding"]
    assert journal.problems() == ()


def test_of_too_many_files_those_that_synchronisers_made_are_left_out(home, open_journal):
    folder = home.journal / "other-aaaa"
    folder.mkdir(parents=True)
    for number in range(MOST_FILES + 1):
        (folder / f"2025-01.sync-conflict-{number}.json").touch()
    switch = {"id": "a", "at": "2026-11-16T09:00:00Z", "mode": "coding"}
    (folder / "2026-11.json").write_text(json.dumps({"switches": {"1": switch}}))
    journal = open_journal()
    assert [each.mode for each in journal.switches(NINE, NINE + HOUR)] == ["coding"]
    (problem,) = journal.problems()
    assert problem.startswith("other-aaaa contains more than 5000 files")
