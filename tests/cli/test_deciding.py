"""Commands for what is decided: target, people, 1:1s, promises, kinds."""

from collections.abc import Callable

import pytest

from tests.cli.conftest import Shell


def test_a_band_is_chosen_for_this_week_on_tuesday_and_for_the_next_from_wednesday_on(shell: Shell) -> None:
    assert shell.done("target", "set", "20-35") == "Chosen: 20 – 35 % coding from 2026-W47 on.\n"
    shell.now = "2026-11-18T03:30:00Z"  # 4:30 in Berlin: Wednesday has begun
    assert shell.done("target", "set", "25-40") == (
        "Chosen: 25 – 40 % coding from 2026-W48 on.\nThis week is not judged by it; with --from this it is.\n"
    )
    shell.now = "2026-11-18T02:30:00Z"
    shell.done("target", "set", "30-45")
    found = shell("target", "--json").json
    assert [(one["from_week"], one["low"]) for one in found["choices"]] == [
        ("2026-W47", 0.2),
        ("2026-W47", 0.3),
        ("2026-W48", 0.25),
    ]
    assert (found["week"], found["low"], found["high"], found["source"]) == ("2026-W47", 0.3, 0.45, "chosen")
    assert len(found["circumstances"]) == 9


def test_a_choice_has_a_reason_an_end_and_a_beginning(shell: Shell) -> None:
    words = ("--because", "onboarding, deadline", "--until", "2026-12-31", "--from", "2026-W50")
    assert shell.done("target", "set", "20-35", *words) == (
        "Chosen: 20 – 35 % coding from 2026-W50 until 2026-12-31.\n"
        "deadline, onboarding: the usual target moves to 30 – 50 %.\n"
    )
    (choice,) = shell("target", "--json").json["choices"]
    assert (choice["because"], choice["until"]) == ("onboarding, deadline", "2026-12-31")
    assert choice["decided_at"] == "2026-11-17T13:00:00Z"
    assert shell("target", "--json").json["source"] == "default"
    assert "2026-W50  20 – 35 %    onboarding, deadline · until 2026-12-31" in shell.done("target")
    assert "lies before 2026-W50" in shell.refused("target", "set", "20-35", "--until", "friday", "--from", "2026-W50")


def test_a_band_is_kept_as_a_choice(shell: Shell) -> None:
    assert "target keep makes the usual target your choice" in shell.done("target")
    assert shell.done("target", "keep") == "Chosen: 30 – 50 % coding from 2026-W47 on.\n"
    assert shell("target", "--json").json["source"] == "chosen"
    shell.done("target", "set", "20-35", "--until", "friday")
    assert shell.done("target", "keep") == "Chosen: 20 – 35 % coding from 2026-W47 until 2026-11-20.\n"
    shell.now = "2026-11-24T09:00:00Z"
    assert shell("target", "--json").json["source"] == "default"
    assert shell.done("target", "keep") == "Chosen: 20 – 35 % coding from 2026-W48 on.\n"


@pytest.mark.parametrize("target", ["35-20", "20", "20-101", "a-b", "20-30-40", "0.2-0.3"])
def test_what_is_no_band_is_wrong_usage(shell: Shell, target: str) -> None:
    assert "is not a target" in shell.refused("target", "set", target, status=2)


def test_people_are_added_changed_renamed_merged_and_removed(shell: Shell) -> None:
    assert "Nobody is in the 1:1 list" in shell.done("people")
    assert shell.done("people", "add", "Bo", "--email", "Bo@example.org", "--every", "7d") == "Added Bo.\n"
    shell.done("people", "add", "Robert Olsen", "--email", "ro@example.org")
    assert "is in the 1:1 list already, as Bo" in shell.refused("people", "add", "bo")
    assert "is the address of Bo already" in shell.refused("people", "add", "Zoe", "--email", "bo@example.org")
    assert "is no e-mail address" in shell.refused("people", "add", "Zoe", "--email", "zoe", status=2)
    assert "is not a number of days" in shell.refused("people", "add", "Zoe", "--every", "7h", status=2)
    assert "too long for a name" in shell.refused("people", "add", "Z" * 81)
    assert "say what to change" in shell.refused("people", "change", "bo", status=2)
    shell.done("people", "change", "bo", "--every", "14d", "--email", "b@example.org")
    assert "is Robert Olsen already" in shell.refused("people", "rename", "bo", "robert olsen")
    assert shell.done("people", "rename", "bo", "Bodil") == "Bo is called Bodil now.\n"
    assert "one person already" in shell.refused("people", "merge", "bo", "bodil")
    assert shell.done("people", "merge", "bo", "robert olsen") == "Robert Olsen is Bodil now.\n"
    (found,) = shell("people", "--json").json
    assert (found["name"], found["every_days"], found["aliases"]) == ("Bodil", 14, ["Bo", "Robert Olsen"])
    assert found["email"] == ["bo@example.org", "b@example.org", "ro@example.org"]
    assert "'bodl' is not in your 1:1 list. Did you mean Bodil?" in shell.refused("people", "remove", "bodl")
    shell.done("people", "remove", "Robert Olsen")
    assert shell("people", "--json").json == []


def test_1_1s_are_held_by_stretches_and_by_what_is_said_and_a_renamed_person_is_one(shell: Shell) -> None:
    shell.done("switch", "1:1", "--at", "10:00", "--with", "bo")
    shell.done("stop", "--at", "10:30")
    shell.done("people", "add", "Bo", "--every", "7d")
    shell.done("people", "rename", "Bo", "Bodil")
    shell.done("people", "add", "Ana", "--every", "2d")
    shell.done("switch", "coding", "--at", "2026-11-10T10:00")
    assert shell.done("held", "ana", "2026-11-10") == "The 1:1 with Ana took place on Tuesday, 10 November.\n"
    assert shell.done("skipped", "ana") == "The 1:1 with Ana did not take place on Tuesday, 17 November.\n"
    ana, bodil = shell("week", "--json").json["one_to_ones"]
    assert ana == {
        "person": "Ana",
        "name": "Ana",
        "every_days": 2,
        "last_held": "2026-11-10",
        "days_since": 7,
        "overdue": True,
        "held": 0,
        "skipped": 1,
        "cancelled": 0,
        "unknown": 0,
    }
    assert (bodil["name"], bodil["last_held"], bodil["held"]) == ("Bodil", "2026-11-17", 1)
    assert "Ana    skipped · 7 days since the last 1:1, longer than meant" in shell.done("week")
    assert "- 1:1 Bodil: held" in shell.done("week", "--markdown")
    shell.done("days-off", "add", "2026-11-16")
    assert shell("week", "--json").json["one_to_ones"][0]["days_since"] == 6
    assert "every 2 days · 6 days since" in shell.done("people")
    assert "is still to come" in shell.refused("held", "ana", "2026-11-18")


def test_people_are_meant_in_any_case_and_strangers_stay_allowed(shell: Shell) -> None:
    shell.done("people", "add", "Bo")
    assert "1:1 · Bo since" in shell.done("switch", "1:1", "--with", "BO")
    assert shell.done("switch", "1:1", "--with", "boo").endswith("Did you mean Bo?\n")
    assert shell("log", "--json").json["switches"][-1]["person"] == "boo"
    shell.done("set", "10:00-11:00", "meeting", "--with", "bO")
    switch = shell("log", "--json").json["switches"][0]
    assert switch["person"] == "Bo"
    shell.done("change", switch["id"], "--with", "")
    assert shell("log", "--json").json["switches"][0]["person"] is None
    assert goes_on(shell, "held", "") == ["Bo"]


def goes_on(shell: Shell, *words: str) -> list[str]:
    return shell.done("_words", "--", *words).split()


def test_promises_are_made_kept_and_dropped(shell: Shell) -> None:
    assert "No promises are open" in shell.done("promises")
    words = ("review", "the", "RFC", "--to", "Dana", "--due", "thu", "--minutes", "30")
    assert shell.done("promise", *words) == "Promised: review the RFC · to Dana · by Thursday, 19 November · 30 min\n"
    shell.done("promise", "call the bank", "--due", "today")
    shell.done("promise", "think", "--due", "2026-11-16")
    shell.done("promise", "some day")
    assert "Due today: call the bank" in shell.done("status")
    assert [one["text"] for one in shell("status", "--json").json["due"]] == ["call the bank"]
    listed = shell.done("promises")
    assert [line.split("  ")[1] for line in listed.splitlines()] == [
        "think · was due 16 November",
        "call the bank · due today",
        "review the RFC · to Dana · due Thursday · 30 min",
        "some day",
    ]
    ids = {one["text"]: one["id"] for one in shell("promises", "--json").json}
    assert shell.done("promises", "done", ids["call the bank"]) == "Done: call the bank.\n"
    assert "is done already" in shell.refused("promises", "done", ids["call the bank"])
    assert "is done already" in shell.refused("promises", "drop", ids["call the bank"])
    assert shell.done("promises", "done", ids["some day"]) == "Done: some day.\n"
    assert shell.done("promises", "open", ids["some day"]) == "Open again: some day.\n"
    assert shell.done("promises", "later", ids["some day"], "fri") == "By Friday, 20 November: some day.\n"
    assert "is over" in shell.refused("promises", "later", ids["some day"], "2026-11-16")
    assert "due Friday" in shell.done("promises")
    assert shell.done("promises", "drop", ids["some day"], "--because", "it passed") == "Dropped: some day.\n"
    assert "no promise 'xyzzy'" in shell.refused("promises", "done", "xyzzy")
    for words in (["drop", ids["some day"]], ["later", ids["some day"], "fri"]):
        assert f"was dropped; tltimer promises open {ids['some day']} takes it up again" in (
            shell.refused("promises", *words)
        )
    assert [line.partition("  ")[2] for line in shell.done("promises", "list", "--all").splitlines()] == [
        "think · was due 16 November",
        "review the RFC · to Dana · due Thursday · 30 min",
        "some day · dropped on 17 November · it passed",
        "call the bank · kept on 17 November",
    ]
    outcomes = {one["text"]: one["outcome"] for one in shell("promises", "--json").json}
    assert outcomes == {"review the RFC": "open", "call the bank": "kept", "think": "broken", "some day": "dropped"}
    promises = shell("week", "--json").json["promises"]
    assert {name: [one["text"] for one in its] for name, its in promises.items()} == {
        "kept": ["call the bank"],
        "late": [],
        "broken": ["think"],
        "open": ["review the RFC"],
    }
    text = shell.done("week")
    assert "  not kept  think · was due 16 November" in text
    assert "- kept: call the bank" in shell.done("week", "--markdown")


def test_a_promise_for_a_day_that_is_over_is_remembered_and_told(shell: Shell) -> None:
    assert shell.done("promise", "call Bo", "--due", "yesterday").endswith(
        "so it counts as not kept; tltimer undo takes it back.\n"
    )


def test_what_is_no_promise_is_refused(shell: Shell) -> None:
    assert "cannot be empty" in shell.refused("promise", " ", status=2)
    for minutes in ("0", "x", "1441"):
        assert "is no number of minutes" in shell.refused("promise", "a", "--minutes", minutes, status=2)
    assert "is not a day" in shell.refused("promise", "a", "--due", "soon", status=2)


def test_a_promise_is_read_out_of_one_line_where_that_is_asked_for(shell: Shell) -> None:
    line = "review the RFC by Thu 30 min for dana"
    assert shell.done("promise", line) == f"Promised: {line}\n"
    shell.done("people", "add", "Dana")
    assert shell.done("promise", line) == (
        f"Promised: {line}\ntltimer promise --read takes day, length and name out of such a line.\n"
    )
    assert shell.done("promise", "--read", *line.split()) == (
        "Promised: review the RFC · to Dana · by Thursday, 19 November · 30 min\n"
    )
    assert "by Friday, 20 November" in shell.done("promise", "--read", line, "--due", "fri")
    assert "go over the end of a day, which is at 04:00" in shell.refused("promise", "--read", "deploy 03:00-05:00")


def test_an_id_that_can_mean_several_promises_is_refused(shell: Shell) -> None:
    shell.done("promise", "a")
    shell.done("promise", "b")
    one, two = (each["id"] for each in shell("promises", "--json").json)
    device = one[-4:]
    assert two.endswith(device)
    assert "can mean 2 promises" in shell.refused("promises", "done", device)


def test_kinds_are_listed_added_changed_and_hidden(shell: Shell) -> None:
    assert "Feature          coding   solo" in shell.done("kinds")
    shell.done("kinds", "add", "research", "--effect", "multiplier", "--label", "Reading")
    assert "There is a kind of work 'reading' already" in shell.refused("kinds", "add", "reading")
    assert "'Spike' means spike already" in shell.refused("kinds", "change", "feature", "--label", "Spike")
    assert "'READING' means research already" in shell.refused("kinds", "add", "papers", "--label", "READING")
    assert "cannot be empty" in shell.refused("kinds", "add", " ", status=2)
    assert "cannot be a key" in shell.refused("kinds", "add", "x" * 41)
    shell.done("kinds", "change", "reading", "--of", "leading", "--label", "Papers")
    assert "Nothing to change" in shell.refused("kinds", "change", "papers", status=2)
    assert shell("kinds", "--json").json["kinds"][-1] == {
        "key": "research",
        "label": "Papers",
        "side": "leading",
        "effect": "multiplier",
        "hidden": False,
    }
    assert "no longer offered" in shell.done("kinds", "hide", "feature")
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


def test_one_thing_is_chosen_for_a_week_and_comes_back(shell: Shell) -> None:
    assert "say in a few words" in shell.refused("target", "act", status=2)
    assert "nothing was meant" in shell.refused("target", "act", "--done")
    assert "too long" in shell.refused("target", "act", "x" * 201)
    assert "not both" in shell.refused("target", "act", "rest", "--done", status=2)
    shell.done("switch", "coding", "--at", "09:00")
    shell.done("stop", "--at", "13:00")
    shell.now = "2026-11-20T12:00:00Z"
    assert "Which share of coding do you mean to have?" in shell.done("target")
    shell.done("target", "keep")
    assert shell("target", "--json").json["asked"] is None
    assert shell.done("target", "act", "give", "the", "importer", "to", "Chi") == (
        "For week 48 you mean to: give the importer to Chi\n"
    )
    assert "For week 48 you mean to: give the importer to Chi" in shell.done("target")
    assert shell.done("target", "act", "rest") == (
        "For week 48 you mean to: rest\nThat takes the place of: give the importer to Chi\n"
    )
    assert shell.done("target", "act", "--done") == "You meant to: rest – done\n"
    shell.done("undo")
    shell.done("undo")
    shell.now = "2026-11-24T08:00:00Z"
    assert "This week you mean to: give the importer to Chi" in shell.done("target")
    shell.now = "2026-11-27T12:00:00Z"
    assert shell("target", "--json").json["asked"] == "intention"
    assert "target act --done or --not-done" in shell.done("target")
    assert shell.done("target", "act", "--not-done") == "You meant to: give the importer to Chi – not done\n"
    (one,) = shell("export", "json").json["intentions"]
    assert (one["week"], one["act"], one["done"]) == ("2026-W48", "other", False)
    shell.done("undo")
    assert shell("target", "--json").json["asked"] == "intention"


def test_a_choice_that_has_ended_asks(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "09:00")
    shell.done("target", "set", "20-35", "--until", "friday")
    shell.now = "2026-11-23T09:00:00Z"
    text = shell.done("target")
    assert "20 – 35 % was meant until 20 November. What holds now?" in text
    assert "target keep, target set LOW-HIGH --because WHY, or target act WHAT answers" in text


MET = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:one@test
DTSTAMP:20261101T000000Z
DTSTART:20261103T090000Z
DTEND:20261103T093000Z
RRULE:FREQ=WEEKLY
SUMMARY:Catch up
ATTENDEE;CN=Zoe Li:mailto:zoe@example.org
END:VEVENT
END:VCALENDAR
"""


def test_whom_one_meets_alone_is_offered_until_it_is_answered(shell: Shell) -> None:
    (shell.home.parent / "c.ics").write_text(MET.replace("\n", "\r\n"))
    shell.done("calendar", "add", "work", str(shell.home.parent / "c.ics"))
    assert "Zoe Li <zoe@example.org>: met alone on 3 days" in shell.done("people")
    assert "is nobody whom" in shell.refused("people", "ignore", "yan")
    assert shell.done("people", "ignore", "ZOE@example.org") == "Zoe Li is not offered any more.\n"
    assert "Zoe" not in shell.done("people")
    shell.done("undo")
    shell.done("people", "add", "Zoe")
    assert "“tltimer people change Zoe --email …” makes it Zoe" in shell.done("people")
    shell.done("people", "change", "Zoe", "--email", "zoe@example.org")
    assert "met alone" not in shell.done("people")


def test_a_note_can_be_about_the_last_1_1(shell: Shell) -> None:
    assert "has ended that day" in shell.refused("note", "--last", "a line")
    shell.done("switch", "1:1", "--at", "10:00", "--with", "Ana")
    shell.done("switch", "planning", "--at", "10:30", "--kind", "writing")
    shell.done("switch", "coding", "--at", "11:00", "--kind", "spike")
    assert shell.done("note", "--last", "three goals") == "Noted for Planning · 10:30.\n"
    assert shell.done("note", "--last", "Chi takes over") == "Noted for 1:1 with Ana · 10:00.\n"
    week = shell.done("week")
    assert "Tue  1:1 with Ana: Chi takes over" in week
    assert "with a kind: writing 100 %" in week
    markdown = shell.done("week", "--markdown")
    assert "- Tue: Planning: three goals" in markdown
    assert "kinds: spike 100 %" in markdown
