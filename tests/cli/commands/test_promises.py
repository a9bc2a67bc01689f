"""``promise`` and ``promises``."""

from typing import Any

import pytest

from tests.cli.conftest import Shell

LINE = "review the RFC by Thu 30 min for dana"


def promises(shell: Shell) -> dict[str, dict[str, Any]]:
    listed = shell("promises", "--json").json
    assert listed["schema"] == 1
    return {promise["text"]: promise for promise in listed["promises"]}


def test_a_promise_is_understood_and_shown(shell: Shell) -> None:
    shell.done("people", "add", "Dana")
    said = shell.done("promise", *LINE.split())
    assert said == "Promise: review the RFC · to Dana · by Thursday, 19 November · 30 min\n"
    promise = promises(shell)["review the RFC"]
    assert (promise["to"], promise["due"], promise["minutes"]) == ("Dana", "2026-11-19", 30)
    assert shell("promise", LINE, "--due", "fri", "--json").json["promise"]["due"] == "2026-11-20"


def test_a_promise_can_be_kept_verbatim(shell: Shell) -> None:
    shell.done("people", "add", "Dana")
    answer = shell("promise", "--verbatim", LINE, "--due", "fri", "--json").json["promise"]
    assert answer.pop("id") == promises(shell)[LINE]["id"]
    assert answer == {"text": LINE, "to": None, "due": "2026-11-20", "minutes": None}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ([" "], 2, "cannot be empty"),
        (["a", "--minutes", "0"], 2, "'0' is not a valid number of minutes"),
        (["a", "--minutes", "x"], 2, "'x' is not a valid number of minutes"),
        (["a", "--minutes", "1441"], 2, "'1441' is not a valid number of minutes"),
        (["a", "--due", "soon"], 2, "is not a day"),
        (["a", "--block", "9-10"], 2, "--block needs a day"),
        (["deploy 03:00-05:00"], 1, "cross the end of your day at 04:00"),
    ],
)
def test_what_is_no_promise_is_refused(shell: Shell, words: list[str], status: int, said: str) -> None:
    assert said in shell.refused("promise", *words, status=status)


def test_promises_are_kept_put_off_dropped_and_reopened(shell: Shell) -> None:
    assert "No open promises" in shell.done("promises")
    shell.done("promise", "review the RFC", "--to", "Dana", "--due", "thu", "--minutes", "30")
    shell.done("promise", "call the bank", "--due", "today")
    shell.done("promise", "think", "--due", "2026-11-16")
    shell.done("promise", "some day")
    assert [line.split("  ")[1] for line in shell.done("promises").splitlines()] == [
        "think · was due 16 November",
        "call the bank · due today",
        "review the RFC · to Dana · due Thursday · 30 min",
        "some day",
    ]
    ids = {text: promise["id"] for text, promise in promises(shell).items()}
    answer = shell("promises", "done", ids["call the bank"], "--json").json["promise"]
    assert answer == promises(shell)["call the bank"]
    assert (answer["id"], answer["outcome"]) == (ids["call the bank"], "kept")
    assert shell("promises", "done", ids["think"], "--json").json["promise"]["outcome"] == "late"
    answer = shell("promises", "open", ids["think"], "--json").json["promise"]
    assert (answer["outcome"], answer["overdue"]) == ("broken", True)
    assert "is already done" in shell.refused("promises", "done", ids["call the bank"])
    assert "is already done" in shell.refused("promises", "drop", ids["call the bank"])
    shell.done("promises", "done", ids["some day"])
    shell.done("promises", "open", ids["some day"])
    assert shell("promises", "later", ids["some day"], "fri", "--json").json["promise"]["due"] == "2026-11-20"
    assert "is in the past" in shell.refused("promises", "later", ids["some day"], "2026-11-16")
    shell.done("promises", "drop", ids["some day"], "--because", "it passed")
    assert "No promise matches 'xyzzy'" in shell.refused("promises", "done", "xyzzy")
    for words in (["drop", ids["some day"]], ["later", ids["some day"], "fri"]):
        assert f"tltimer promises open {ids['some day']}" in shell.refused("promises", *words)
    assert [line.partition("  ")[2] for line in shell.done("promises", "list", "--all").splitlines()] == [
        "think · was due 16 November",
        "review the RFC · to Dana · due Thursday · 30 min",
        "some day · dropped on 17 November · it passed",
        "call the bank · kept on 17 November",
    ]
    assert {text: promise["outcome"] for text, promise in promises(shell).items()} == {
        "think": "broken",
        "review the RFC": "open",
        "call the bank": "kept",
        "some day": "dropped",
    }
    by_state = shell("week", "--json").json["promises"]
    assert {name: [promise["text"] for promise in listed] for name, listed in by_state.items()} == {
        "kept": ["call the bank"],
        "late": [],
        "broken": ["think"],
        "open": ["review the RFC"],
        "overdue": ["think"],
    }


def test_an_overdue_promise_never_fades(shell: Shell) -> None:
    shell.done("promise", "think", "--due", "today")
    shell.now = "2027-11-17T13:00:00Z"
    assert "think" in shell.done("status")
    assert promises(shell)["think"]["overdue"] is True
    assert [promise["text"] for promise in shell("week", "--json").json["promises"]["overdue"]] == ["think"]
    assert "overdue" in shell.done("week")
    assert shell("week", "last", "--json").json["promises"]["overdue"] == []


def test_a_promise_for_a_day_that_is_over_is_recorded_and_told(shell: Shell) -> None:
    assert "so the promise counts as not kept" in shell.done("promise", "call Bo", "--due", "yesterday")


def test_an_id_that_fits_several_promises_is_refused(shell: Shell) -> None:
    shell.done("promise", "a")
    shell.done("promise", "b")
    first, second = (each["id"] for each in promises(shell).values())
    device = first[-4:]
    assert second.endswith(device)
    assert "matches several promises" in shell.refused("promises", "done", device)
