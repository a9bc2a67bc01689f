"""``people``: the 1:1 list."""

from typing import Any

import pytest

from tests.cli.conftest import Shell


def people(shell: Shell) -> list[dict[str, Any]]:
    listed = shell("people", "--json").json
    assert listed["schema"] == 1
    return listed["people"]


def test_people_are_added_changed_renamed_merged_and_removed(shell: Shell) -> None:
    assert "No people yet" in shell.done("people")
    shell.done("people", "add", "Bo", "--email", "Bo@example.org", "--every", "7d")
    shell.done("people", "add", "Robert Olsen", "--email", "ro@example.org")
    shell.done("people", "change", "bo", "--every", "14d", "--email", "b@example.org")
    assert shell("people", "rename", "bo", "Bodil", "--json").json == {"schema": 1, "renamed": "Bo", "name": "Bodil"}
    shell.done("people", "merge", "bo", "robert olsen")
    (bodil,) = people(shell)
    assert (bodil["name"], bodil["every_days"], bodil["aliases"]) == ("Bodil", 14, ["Bo", "Robert Olsen"])
    assert bodil["email"] == ["bo@example.org", "b@example.org", "ro@example.org"]
    shell.done("people", "remove", "Robert Olsen")
    assert people(shell) == []


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["add", "bo"], 1, "Bo is already in your 1:1 list"),
        (["add", "Zoe", "--email", "bo@example.org"], 1, "already belongs to Bo"),
        (["add", "Zoe", "--email", "zoe"], 2, "'zoe' is not an e-mail address"),
        (["add", "Zoe", "--every", "7h"], 2, "is not a valid interval"),
        (["add", "Z" * 81], 1, "81 characters"),
        (["add", " "], 2, "cannot be empty"),
        (["change", "bo"], 2, "Nothing to change"),
        (["rename", "bo", "robert"], 1, "the same person: tltimer people merge Robert Bo"),
        (["merge", "bo", "BO"], 1, "Both names refer to Bo"),
        (["remove", "Robrt"], 1, "'Robrt' is not in your 1:1 list. Did you mean Robert?"),
        (["held", "bo", "2026-11-18"], 1, "2026-11-18 is in the future"),
        (["ignore", "yan"], 1, "'yan' is not one of the people suggested"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(shell: Shell, words: list[str], status: int, said: str) -> None:
    shell.done("people", "add", "Bo", "--email", "bo@example.org")
    shell.done("people", "add", "Robert")
    assert said in shell.refused("people", *words, status=status)


def test_1_1s_are_held_by_entries_and_by_answers_and_a_renamed_person_is_one(shell: Shell) -> None:
    shell.now = "2026-11-10T12:00:00Z"
    shell.done("people", "add", "Ana", "--every", "2d")
    shell.now = "2026-11-17T13:00:00Z"
    shell.done("switch", "1:1", "--at", "10:00", "--with", "bo")
    shell.done("stop", "--at", "10:30")
    shell.done("people", "add", "Bo", "--every", "7d")
    shell.done("people", "rename", "Bo", "Bodil")
    ana, bodil = shell("week", "--json").json["one_to_ones"]
    assert (ana["last_held"], ana["days_since"], ana["overdue"]) == (None, 7, True)
    assert shell("people", "held", "ana", "2026-11-12", "--json").json == {
        "schema": 1,
        "person": "Ana",
        "day": "2026-11-12",
        "held": True,
    }
    shell.done("people", "skipped", "ana")
    ana, bodil = shell("week", "--json").json["one_to_ones"]
    assert ana == {
        "person": "Ana",
        "name": "Ana",
        "every_days": 2,
        "last_held": "2026-11-12",
        "days_since": 5,
        "overdue": True,
        "held": 0,
        "skipped": 1,
        "cancelled": 0,
        "unknown": 0,
    }
    assert (bodil["name"], bodil["last_held"], bodil["held"]) == ("Bodil", "2026-11-17", 1)
    shell.done("days-off", "add", "2026-11-16")
    assert shell("week", "--json").json["one_to_ones"][0]["days_since"] == 4
    assert "every 2 days · 4 days since the last 1:1, overdue" in shell.done("people")


def test_people_are_meant_in_any_case_and_strangers_stay_allowed(shell: Shell) -> None:
    shell.done("people", "add", "Bo")
    assert "1:1 with Bo since" in shell.done("switch", "1:1", "--with", "BO")
    assert shell.done("switch", "1:1", "--with", "boo").endswith("Did you mean Bo?\n")
    assert shell("log", "--json").json["switches"][-1]["person"] == "boo"
    shell.done("set", "10:00-11:00", "meeting", "--with", "bO")
    switch = shell("log", "--json").json["switches"][0]
    assert switch["person"] == "Bo"
    shell.done("change", switch["id"], "--with", "")
    assert shell("log", "--json").json["switches"][0]["person"] is None


def test_composed_and_decomposed_letters_are_one_person(shell: Shell) -> None:
    shell.done("people", "add", "Jos\u00e9")
    assert "already in your 1:1 list" in shell.refused("people", "add", "JOSE\u0301")


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
    assert "You met Zoe Li <zoe@example.org> one-to-one on 3 days" in shell.done("people")
    assert shell("people", "ignore", "ZOE@example.org", "--json").json["ignored"] == "Zoe Li"
    assert "Zoe" not in shell.done("people")
    shell.done("undo")
    shell.done("people", "add", "Zoe")
    assert "If this person is Zoe: tltimer people change" in shell.done("people")
    shell.done("people", "change", "Zoe", "--email", "zoe@example.org")
    assert "You met" not in shell.done("people")
