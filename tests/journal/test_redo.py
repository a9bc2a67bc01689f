"""Redo, as long as nothing new was done and nobody else changed the same."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.test_undo_log import state
from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.journal import Journal
from tltimer.paths import home_at

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def put(journal: Journal, text: str, collection: str = "notes") -> None:
    with journal.edit(text) as edit:
        edit.put(collection, {"id": "a", "text": text})


def test_what_was_taken_back_is_done_again_over_restarts(open_journal):
    with open_journal().edit("switch") as edit:
        switch = edit.add_switch(NINE, "coding")
    with open_journal().edit("removal") as edit:
        edit.remove_switch(switch.id)
    assert open_journal().redo_label() is None
    assert [open_journal().undo(), open_journal().undo()] == ["removal", "switch"]
    assert open_journal().redo_label() == "switch"
    assert open_journal().redo() == "switch"
    assert open_journal().switches(NINE, NINE + HOUR) == (switch,)
    assert open_journal().redo() == "removal"
    assert open_journal().switches(NINE, NINE + HOUR) == ()
    assert open_journal().redo() is None
    assert [open_journal().undo(), open_journal().undo()] == ["removal", "switch"]


def test_something_new_ends_what_could_be_done_again(open_journal):
    journal = open_journal()
    put(journal, "one")
    journal.undo()
    put(journal, "two")
    assert (journal.redo_label(), journal.redo()) == (None, None)


def test_what_was_undone_before_a_step_without_return_cannot_be_redone(open_journal):
    journal = open_journal()
    for text, collection in (("one", "notes"), ("two", "blocks"), ("three", "notes")):
        put(journal, text, collection)
    assert [journal.undo(), journal.redo_label(), journal.undo()] == ["three", "three", "two"]
    assert (journal.redo_label(), journal.redo()) == (None, None)


def test_what_nobody_chose_does_not_end_it(open_journal):
    journal = open_journal()
    put(journal, "one")
    journal.undo()
    with journal.edit(None) as edit:
        edit.put("answers", {"id": "b"})
    assert journal.redo() == "one"


def test_a_new_step_hides_what_was_taken_back_even_if_it_could_not_be_forgotten(home, open_journal):
    journal = open_journal()
    put(journal, "one")
    journal.undo()
    (left,) = (home.data / "redo").iterdir()
    content = left.read_bytes()
    put(journal, "two")
    left.write_bytes(content)
    assert journal.redo() is None


def test_what_another_device_has_changed_since_is_not_overwritten(home, other_home, open_journal, synchronise):
    journal, other = open_journal(), open_journal(other_home, machine="there", now=NINE + HOUR)
    put(journal, "one")
    put(journal, "two")
    journal.undo()
    synchronise(journal, home, other_home)
    with other.edit("theirs") as edit:
        edit.put("notes", {"id": "a", "text": "theirs"})
    synchronise(other, other_home, home)
    with pytest.raises(Refused, match="has since changed the same item"):
        open_journal().redo()
    assert open_journal().entries("notes")[0]["text"] == "theirs"


def test_a_block_is_not_done_again_as_its_event_is_gone(open_journal):
    journal = open_journal()
    put(journal, "block", "blocks")
    journal.undo()
    assert journal.redo() is None


def test_a_damaged_step_is_set_aside_and_said(home, open_journal):
    journal = open_journal()
    put(journal, "one")
    journal.undo()
    (step,) = (home.data / "redo").iterdir()
    step.write_text("?")
    with pytest.raises(Refused, match="damaged, so tltimer set it aside"):
        journal.redo()
    assert journal.redo_label() is None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["new", "undo", "redo"]), max_size=16))
def test_undo_and_redo_walk_through_the_same_states(acts):
    with TemporaryDirectory() as folder:
        journal = Journal(home_at(str(Path(folder))), Clock(NINE), "here")
        states, here = [state(journal)], 0
        for number, act in enumerate(acts):
            if act == "new":
                with journal.edit(f"{number}") as edit:
                    edit.put("notes", {"id": "ab"[number % 2], "text": str(number)})
                    edit.add_switch(NINE, "coding", note=str(number))
                del states[here + 1 :]
                states.append(state(journal))
                here += 1
            elif act == "undo":
                assert (journal.undo() is None) == (here == 0)
                here = max(0, here - 1)
            else:
                assert (journal.redo() is None) == (here == len(states) - 1)
                here = min(len(states) - 1, here + 1)
            assert state(journal) == states[here]
