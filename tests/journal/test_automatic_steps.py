"""Undo names what the user did; what the program did by itself comes last."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.test_undo_log import state
from tltimer.clock import Clock
from tltimer.journal.journal import Journal
from tltimer.paths import home_at

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)


def put(journal: Journal, name: str, automatic: bool = False, text: str = "x") -> None:
    with journal.edit(name, automatic=automatic) as edit:
        edit.put("notes", {"id": name, "text": text})


def names(journal: Journal) -> list[str]:
    return [str(note["id"]) for note in journal.entries("notes")]


def test_undo_passes_over_automatic_steps_to_what_the_user_did(open_journal):
    put(open_journal(), "own")
    put(open_journal(), "absence", automatic=True)
    assert open_journal().undo_label() == "own"
    assert open_journal().undo() == "own"
    assert names(open_journal()) == ["absence"]
    assert open_journal().redo_label() == "own"
    assert open_journal().undo_label() == "absence"
    assert open_journal().undo() == "absence"
    assert names(open_journal()) == []


def test_an_automatic_step_leaves_what_can_be_redone(open_journal):
    journal = open_journal()
    for name in ("one", "two"):
        put(journal, name)
    assert (journal.undo(), journal.undo()) == ("two", "one")
    put(journal, "absence", automatic=True)
    assert (journal.redo(), journal.redo(), journal.redo()) == ("one", "two", None)
    assert names(journal) == ["absence", "one", "two"]
    assert [journal.undo(), journal.undo(), journal.undo()] == ["two", "one", "absence"]


def test_something_new_of_the_user_ends_what_could_be_redone_in_spite_of_automatic_steps(open_journal):
    journal = open_journal()
    put(journal, "one")
    put(journal, "absence", automatic=True)
    journal.undo()
    put(journal, "two")
    assert journal.redo_label() is None


def test_an_automatic_step_that_changed_the_same_is_undone_first(open_journal):
    journal = open_journal()
    put(journal, "same", text="own")
    put(journal, "same", automatic=True, text="changed")
    assert [journal.undo(), journal.undo(), journal.undo()] == ["same", "same", None]
    assert names(journal) == []


def test_what_the_program_did_meanwhile_is_not_undone_with_the_step_that_was_redone(open_journal):
    journal = open_journal()
    put(journal, "old")
    with journal.edit("both") as edit:
        edit.remove("notes", "old")
        edit.put("notes", {"id": "new", "text": "x"})
    journal.undo()
    with journal.edit("absence", automatic=True) as edit:
        edit.remove("notes", "old")
    assert journal.redo() == "both"
    assert journal.undo() == "both"
    assert names(journal) == []
    assert journal.undo() == "absence"
    assert names(journal) == ["old"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_all_is_undone_the_users_steps_first_and_redone_in_the_order_in_which_it_was_made(kinds: list[bool]):
    with TemporaryDirectory() as folder:
        journal = Journal(home_at(str(Path(folder) / "home")), Clock(NINE))
        for place, automatic in enumerate(kinds):
            put(journal, f"{place}", automatic)
        made = state(journal)
        own = [f"{place}" for place, automatic in enumerate(kinds) if not automatic]
        rest = [f"{place}" for place, automatic in enumerate(kinds) if automatic]
        undone = [journal.undo() for _name in own]
        assert undone == own[::-1]
        assert names(journal) == rest
        assert [journal.redo() for _name in own] == own
        assert state(journal) == made
        assert [journal.undo() for _name in kinds] == own[::-1] + rest[::-1]
        assert state(journal) == {}
