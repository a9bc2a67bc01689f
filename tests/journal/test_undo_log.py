"""Undo takes back the last change made here, step by step, over restarts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.journal import Journal
from tltimer.paths import home_at

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def state(journal):
    """Return the documents that exist, without stamps and tombstones."""
    return {
        name: [
            {key: value for key, value in each.items() if key not in ("edited_at", "device")}
            for each in documents
            if not each.get("deleted")
        ]
        for name, documents in journal.all_documents().items()
        if any(not each.get("deleted") for each in documents)
    }


def test_undo_takes_back_step_by_step_and_survives_a_restart(open_journal):
    with open_journal().edit("switch to Coding") as edit:
        first = edit.add_switch(NINE, "coding")
    with open_journal().edit("change") as edit:
        edit.change_switch(first.id, mode="review")
        edit.put("notes", {"id": "a", "text": "x"})
    assert open_journal().undo_label() == "change"
    assert open_journal().undo() == "change"
    assert open_journal().switches(NINE, NINE + HOUR) == (first,)
    assert open_journal().entries("notes") == ()
    assert open_journal().undo_label() == "switch to Coding"
    assert open_journal().undo() == "switch to Coding"
    assert state(open_journal()) == {}
    assert open_journal().undo() is None
    assert open_journal().undo_label() is None


def test_undo_of_a_removal_brings_the_document_back(open_journal):
    journal = open_journal()
    with journal.edit("add") as edit:
        edit.put("people", {"id": "anna", "every_days": 7})
    with journal.edit("remove") as edit:
        edit.remove("people", "anna")
    assert journal.undo() == "remove"
    assert journal.entries("people")[0]["every_days"] == 7
    assert journal.undo() == "add"
    assert journal.entries("people") == ()


def test_undo_of_an_import_takes_all_of_it_back(open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    before = state(journal)
    with journal.edit("import json") as edit:
        edit.take_in(
            "switches",
            [{"at": f"2026-1{month}-01T09:00:00Z", "mode": "review"} for month in (0, 1, 2)]
            + [{"id": "gone", "at": "2026-11-02T09:00:00Z", "mode": "off", "deleted": True}],
        )
        edit.take_in("people", [{"id": "anna", "edited_at": "2026-01-01T00:00:00Z", "device": "elsewhere"}])
    assert journal.undo() == "import json"
    assert state(journal) == before
    assert journal.undo() == "switch"


def test_after_an_undo_new_changes_can_be_undone_too(open_journal):
    journal = open_journal()
    for text in ("one", "two"):
        with journal.edit(text) as edit:
            edit.put("notes", {"id": "a", "text": text})
    journal.undo()
    with journal.edit("three") as edit:
        edit.put("notes", {"id": "a", "text": "three"})
    assert journal.undo() == "three"
    assert journal.entries("notes")[0]["text"] == "one"
    assert journal.undo() == "one"
    assert journal.entries("notes") == ()


def test_the_last_200_steps_are_kept(home, open_journal):
    journal = open_journal()
    for number in range(203):
        with journal.edit(str(number)) as edit:
            edit.put("notes", {"id": "a", "text": str(number)})
    assert len(list((home.data / "undo").iterdir())) == 200
    labels = []
    while (label := journal.undo()) is not None:
        labels.append(label)
    assert labels == [str(number) for number in range(202, 2, -1)]
    assert journal.entries("notes")[0]["text"] == "2"


def test_a_step_whose_change_was_never_written_is_passed_over(home, open_journal):
    journal = open_journal()
    with journal.edit("one") as edit:
        edit.put("notes", {"id": "a", "text": "one"})
    records = home.journal / journal.device / "records.json"
    before = records.read_bytes()
    with journal.edit("two") as edit:
        edit.put("notes", {"id": "a", "text": "two"})
    records.write_bytes(before)  # as if the program had been ended before it put the 1:1 list in place
    assert open_journal().undo() == "one"
    assert open_journal().entries("notes") == ()


def test_an_undo_that_was_interrupted_does_not_bar_the_way(home, open_journal):
    journal = open_journal()
    for text in ("one", "two"):
        with journal.edit(text) as edit:
            edit.put("notes", {"id": "a", "text": text})
    (last,) = (home.data / "undo").glob("*2.jsonl")
    step = last.read_bytes()
    journal.undo()
    last.write_bytes(step)  # as if the program had been ended before it forgot the step
    assert open_journal().undo() == "one"


@pytest.mark.parametrize("content", ["", "{", '{"label": 5}\n', '{"label": "x", "device": "%s", "changes": 2}\n'])
def test_a_damaged_step_is_set_aside_and_said(home, open_journal, content):
    journal = open_journal()
    for text in ("one", "two"):
        with journal.edit(text) as edit:
            edit.put("notes", {"id": "a", "text": text})
    (last,) = (home.data / "undo").glob("*2.jsonl")
    last.write_text(content.replace("%s", journal.device))
    with pytest.raises(Refused, match="damaged, so tltimer set it aside"):
        journal.undo()
    assert len(list(home.damaged.iterdir())) == 1
    assert journal.undo_label() == "one"
    with pytest.raises(Refused, match="a later change builds on it"):
        journal.undo()


def test_asking_for_the_label_changes_nothing_of_a_damaged_step(home, open_journal):
    journal = open_journal()
    with journal.edit("one") as edit:
        edit.put("notes", {"id": "a", "text": "one"})
    (step,) = (home.data / "undo").iterdir()
    step.write_text("?")
    assert journal.undo_label() is None
    assert step.read_text() == "?"
    assert not home.damaged.exists()


def test_a_step_that_cannot_be_read_just_now_is_not_set_aside_and_none_before_it_undone(home, open_journal):
    journal = open_journal()
    for text in ("one", "two"):
        with journal.edit(text) as edit:
            edit.put("notes", {"text": text})
    (last,) = (home.data / "undo").glob("*2.jsonl")
    last.rename(last.with_name("kept"))
    last.mkdir()
    with pytest.raises(Refused, match="could not be saved: "):
        journal.undo()
    last.rmdir()
    last.with_name("kept").rename(last)
    assert journal.undo() == "two"
    assert journal.undo() == "one"


def test_after_a_new_change_nothing_older_can_be_redone(open_journal):
    journal = open_journal()
    for text in ("one", "two", "three"):
        with journal.edit(text) as edit:
            edit.put("notes", {"id": text, "text": text})
    assert [journal.undo(), journal.undo()] == ["three", "two"]
    with journal.edit("new") as edit:
        edit.put("notes", {"id": "new", "text": "new"})
    assert journal.redo() is None
    assert journal.undo() == "new"
    assert [journal.redo(), journal.redo()] == ["new", None]
    assert [note["text"] for note in journal.entries("notes")] == ["new", "one"]


def test_an_import_that_was_undone_can_be_repeated_and_what_was_removed_by_hand_stays_removed(open_journal):
    journal = open_journal()
    documents = [{"id": name, "at": f"2026-{month}-01T09:00:00Z", "mode": "coding"} for name, month in MONTHS]

    def take_in() -> int:
        with journal.edit("import") as edit:
            return edit.take_in("switches", documents)

    assert take_in() == 3
    assert take_in() == 0
    journal.undo()
    assert take_in() == 3
    assert len(journal.all_documents()["switches"]) == 3
    with journal.edit("removal") as edit:
        edit.remove_switch("a")
    assert take_in() == 0
    assert journal.find_switch("a") is None


MONTHS = [("a", "09"), ("b", "10"), ("c", "11")]

ACTS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "change", "remove", "put", "drop", "undo"]),
            st.integers(0, 3),
            st.sampled_from(["coding", "review", "off"]),
        ),
        min_size=1,
        max_size=3,
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(ACTS)
def test_undoing_everything_goes_back_through_the_same_states(steps):
    with TemporaryDirectory() as folder:
        journal = Journal(home_at(str(Path(folder))), Clock(NINE), "here")
        states = [state(journal)]
        for acts in steps:
            if acts[0][0] == "undo":
                if journal.undo() is not None:
                    states.pop()
                    assert state(journal) == states[-1]
                continue
            label = journal.undo_label()
            before = journal.fingerprint()
            with journal.edit(f"step {len(states)}") as edit:
                for act in acts:
                    _do(edit, *act)
            if journal.fingerprint() == before:
                assert journal.undo_label() == label
            else:
                states.append(state(journal))
        while len(states) > 1:
            assert journal.undo() == f"step {len(states) - 1}"
            states.pop()
            assert state(journal) == states[-1]
        assert journal.undo() is None


def _do(edit, act, number, mode):
    standing = edit.switches(NINE - 40 * DAY, NINE + DAY)
    if act == "add":
        edit.add_switch(NINE - number * 9 * DAY, mode)
    elif act == "change" and standing:
        edit.change_switch(standing[number % len(standing)].id, mode=mode, note=mode)
    elif act == "remove" and standing:
        edit.remove_switch(standing[number % len(standing)].id)
    elif act == "put":
        edit.put("notes", {"id": str(number), "text": mode})
    elif act == "drop" and edit.entries("notes"):
        edit.remove("notes", edit.entries("notes")[0]["id"])


def test_a_step_that_others_followed_is_taken_back_alone(open_journal):
    journal = open_journal()
    marks = []
    for number in range(3):
        with journal.edit(f"step {number}") as edit:
            edit.put("notes", {"id": str(number), "text": "x"})
        marks.append(journal.mark())
    assert journal.undo_change(marks[1]) == "step 1"
    assert [each["id"] for each in journal.entries("notes")] == ["0", "2"]
    assert journal.undo_change(marks[1]) is None
    assert journal.undo() == "step 2"
    with journal.edit("another") as edit:
        edit.put("notes", {"id": "4", "text": "x"})
    assert journal.undo_change(marks[2]) is None
    assert journal.undo() == "another"
    assert journal.undo() == "step 0"
    assert journal.mark() is None


def test_a_step_of_which_something_was_changed_again_stays(open_journal):
    journal = open_journal()
    with journal.edit("first") as edit:
        edit.put("notes", {"id": "a", "text": "x"})
    mark = journal.mark()
    with journal.edit("second") as edit:
        edit.put("notes", {"id": "a", "text": "y"})
    with pytest.raises(Refused, match='"first" cannot be undone on its own'):
        journal.undo_change(mark)
    assert journal.entries("notes")[0]["text"] == "y"


def test_a_damaged_step_has_no_mark_and_cannot_be_taken_back_alone(home, open_journal):
    journal = open_journal()
    with journal.edit("one") as edit:
        edit.put("notes", {"id": "a", "text": "x"})
    mark = journal.mark()
    (file,) = (home.data / "undo").glob("*.jsonl")
    file.write_text("{")
    assert journal.mark() is None
    with pytest.raises(Refused, match="damaged, so tltimer set it aside"):
        journal.undo_change(mark)
