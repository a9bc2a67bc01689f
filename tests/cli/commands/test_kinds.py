"""Kinds of work, and notes about what was led."""

from collections.abc import Callable

from tests.cli.conftest import Shell


def goes_on(shell: Shell, *words: str) -> list[str]:
    return shell.done("_words", "--", *words).split()


def test_kinds_are_listed_added_changed_and_hidden(shell: Shell) -> None:
    assert "Feature          coding   solo" in shell.done("kinds")
    shell.done("kinds", "add", "research", "--effect", "multiplier", "--label", "Reading")
    assert "A kind of work named 'reading' already exists" in shell.refused("kinds", "add", "reading")
    assert "'Spike' is already taken by spike" in shell.refused("kinds", "change", "feature", "--label", "Spike")
    assert "'READING' is already taken by research" in shell.refused("kinds", "add", "papers", "--label", "READING")
    assert "cannot be empty" in shell.refused("kinds", "add", " ", status=2)
    assert "cannot be used as a key" in shell.refused("kinds", "add", "x" * 41)
    shell.done("kinds", "change", "reading", "--of", "leading", "--label", "Papers")
    assert "Nothing to change" in shell.refused("kinds", "change", "papers", status=2)
    assert shell("kinds", "--json").json["kinds"][-1] == {
        "key": "research",
        "label": "Papers",
        "side": "leading",
        "effect": "multiplier",
        "hidden": False,
    }
    assert "is now hidden" in shell.done("kinds", "hide", "feature")
    assert "hidden" in shell.done("kinds")
    assert "feature" not in goes_on(shell, "switch", "coding", "--kind", "")
    shell.done("kinds", "change", "feature", "--show")


def test_a_kind_is_meant_by_its_label_and_a_slip_is_refused(morning: Callable[[], Shell]) -> None:
    shell = morning()
    shell.done("switch", "coding", "--kind", "Solo Task")
    assert shell("log", "--json").json["switches"][-1]["kind"] == "solo task"
    assert "Did you mean feature?" in shell.refused("switch", "coding", "--kind", "featur")
    assert "is not a kind of work" in shell.refused("set", "09:00-09:10", "coding", "--kind", "xyzzy")
    switch = shell("log", "--json").json["switches"][-1]["id"]
    shell.done("change", switch, "--kind", "")
    assert shell("log", "--json").json["switches"][-1]["kind"] is None


def test_a_note_can_be_about_the_last_1_1(shell: Shell) -> None:
    assert "on that day that still needs a note" in shell.refused("note", "--last", "a line")
    shell.done("switch", "1:1", "--at", "10:00", "--with", "Ana")
    shell.done("switch", "planning", "--at", "10:30", "--kind", "writing")
    shell.done("switch", "coding", "--at", "11:00", "--kind", "spike")
    assert shell.done("note", "--last", "three goals") == "Added the note to Planning · 10:30.\n"
    assert shell.done("note", "--last", "Chi takes over") == "Added the note to 1:1 with Ana · 10:00.\n"
    week = shell.done("week")
    assert "Tue  1:1 with Ana: Chi takes over" in week
    assert "kinds of work (recorded for" in week
    markdown = shell.done("week", "--markdown")
    assert "- Tue: Planning: three goals" in markdown
    assert "kinds of work: spike 100%" in markdown
