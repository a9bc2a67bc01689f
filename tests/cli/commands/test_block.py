"""``plan block``: time kept free, in a calendar or as a file, and undone."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.calendars.caldav_server import PASSWORD, USER
from tests.cli.conftest import Shell

OTHERS = "DTSTART:20261118T140000Z\r\nDTEND:20261118T143000Z\r\nSUMMARY:Sync\r\nORGANIZER:mailto:bo@example.org\r\n"


@pytest.fixture
def caldav(caldav: Any) -> Any:
    """A server whose calendar has a meeting."""
    caldav.put("job", "sync", OTHERS)
    return caldav


@pytest.fixture
def writing(shell: Shell, caldav: Any, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A home with a calendar that was chosen for blocks."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSWORD))
    shell.done("calendar", "add", "work", caldav.address, "--user", USER, "--write")
    return shell


def ours(caldav: Any) -> list[str]:
    return [text for uid, text in caldav.events("job").items() if uid != "sync"]


def test_a_block_is_put_into_the_chosen_calendar_and_reads_as_planned_coding(writing: Shell, caldav: Any) -> None:
    others = caldav.events("job")["sync"]
    out = writing.done("plan", "block", "wed", "9:30-12:00")
    assert out == "Focus, Wed 2026-11-18 09:30–12:00: added to work. To undo this: tltimer undo\n"
    (event,) = ours(caldav)
    for line in ("DTSTART:20261118T083000Z", "DTEND:20261118T110000Z", "SUMMARY:Focus", "CLASS:PRIVATE"):
        assert f"{line}\n" in event.replace("\r\n", "\n")
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event
    writing.now = "2026-11-19T08:00:00Z"
    assert writing("day", "2026-11-18", "--json").json["planned_coding_s"] == 9000
    assert caldav.events("job")["sync"] == others


def test_a_block_for_leading_reads_as_planned_leading(writing: Shell, caldav: Any) -> None:
    writing.done("plan", "block", "2026-11-18", "13:00-14:00", "Roadmap; a, b", "--leading")
    assert "SUMMARY:Leading: Roadmap\\; a\\, b" in ours(caldav)[0]
    assert writing("day", "2026-11-18", "--json").json["planned_leading_s"] == 3600


def test_a_block_over_a_meeting_says_so_and_its_title_may_be_several_words(writing: Shell, caldav: Any) -> None:
    out = writing.done("plan", "block", "wed", "15:15-16:00", "focus", "on", "the", "parser")
    assert out == (
        "Focus: focus on the parser, Wed 2026-11-18 15:15–16:00: added to work. "
        "The block overlaps Sync, 15:00–15:30. To undo this: tltimer undo\n"
    )


def test_a_promise_can_have_its_time_in_the_calendar(writing: Shell, caldav: Any) -> None:
    assert "Add one with --due" in writing.refused("promise", "read", "--block", "13:00-13:30", status=2)
    assert "is not a valid time range" in writing.refused(
        "promise", "read", "--due", "wed", "--block", "noon", status=2
    )
    assert ours(caldav) == []
    assert "No open promises" in writing.done("promises")

    writing.done("promise", "read the paper by wed 12:30-13:00")
    assert any("SUMMARY:Leading: read the paper" in text for text in ours(caldav))
    writing.done("undo")
    assert (ours(caldav), writing("promises", "--json").json["promises"]) == ([], [])
    writing.done("promise", "write the coding guidelines", "--due", "wed", "--block", "12:30-13:00")
    assert any("SUMMARY:Leading: write the coding guidelines" in text for text in ours(caldav))
    writing.done("undo")
    out = writing.done("promise", "read the RFC", "--due", "wed", "--block", "13:00-13:30")
    assert "Wed 2026-11-18 13:00–13:30: added to work." in out
    assert "Promise: read the RFC" in out
    assert "SUMMARY:Leading: read the RFC" in ours(caldav)[0]
    writing.done("undo")
    assert (ours(caldav), writing("promises", "--json").json["promises"]) == ([], [])


def test_a_promise_whose_block_the_server_refuses_is_not_saved(writing: Shell, caldav: Any) -> None:
    (caldav.folder / "users").write_text(f"{USER}:other\n", "utf-8")
    before = writing.files()
    answer = writing("promise", "read the RFC", "--due", "wed", "--block", "13:00-13:30")
    assert (answer.status, answer.err) == (
        1,
        "tltimer: The promise was not saved. The block could not be added to work: "
        "the server rejected the user name and password; to enter new ones, remove the calendar, then add it again.\n",
    )
    assert "Blocking 13:00–13:30 in your calendar…" in answer.out, "told before the server is asked"
    assert writing.files() == before
    writing.refused("promise", "read the RFC", "--due", "wed", "--block", "13:00-13:30", "--json")
    assert writing("promises", "--json").json["promises"] == []
    writing.done("settings", "calendar.write_to", "")
    assert "written to " in writing.done("promise", "read the RFC", "--due", "wed", "--block", "13:00-13:30")
    assert [promise["text"] for promise in writing("promises", "--json").json["promises"]] == ["read the RFC"]


def test_undo_takes_a_block_out_again_and_nothing_else(writing: Shell, caldav: Any) -> None:
    writing.done("plan", "block", "tomorrow", "9:00-10:00")
    writing.done("plan", "block", "tomorrow", "10:00-11:00", "Deep work on the parser")
    assert writing.done("undo") == 'Undone: block "Deep work on the parser", Wed 10:00–11:00.\n'
    assert ["SUMMARY:Focus" in event for event in ours(caldav)] == [True]
    writing.done("undo")
    assert list(caldav.events("job")) == ["sync"]
    assert writing("day", "2026-11-18", "--json").json["planned_coding_s"] == 0


def test_what_cannot_be_taken_out_now_is_taken_out_later(writing: Shell, caldav: Any) -> None:
    writing.done("plan", "block", "wed", "9:00-10:00")
    writing.done("switch", "coding", "--at", "09:00")
    writing.done("undo")
    assert len(ours(caldav)) == 1
    (caldav.folder / "users").write_text(f"{USER}:other\n", "utf-8")
    answer = writing("undo")
    assert answer.status == 0
    assert answer.err == (
        'tltimer: "Focus" is still in work: the server rejected the user name and password; to enter new ones, remove '
        "the calendar, then add it again. tltimer will try again at the next refresh.\n"
    )
    assert len(ours(caldav)) == 1
    (caldav.folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    writing.done("calendar", "refresh")
    assert ours(caldav) == []


def test_a_server_that_refuses_leaves_nothing_behind(writing: Shell, caldav: Any) -> None:
    (caldav.folder / "users").write_text(f"{USER}:other\n", "utf-8")
    error = writing.refused("plan", "block", "wed", "9:00-10:00")
    assert error == (
        "tltimer: The block could not be added to work: the server rejected the user name and password; "
        "to enter new ones, remove the calendar, then add it again.\n"
    )
    (caldav.folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    assert ours(caldav) == []


def test_a_calendar_that_was_not_chosen_is_not_written_to(writing: Shell, caldav: Any) -> None:
    writing.done("settings", "calendar.write_to", "")
    before, asked = caldav.events("job"), len(caldav.requests)
    out = writing.done("plan", "block", "wed", "9:00-10:00")
    (file,) = (writing.home / "cache" / "blocks").iterdir()
    assert out == (
        f"Focus, Wed 2026-11-18 09:00–10:00: written to {file}. Open the file in your calendar app to add the event.\n"
    )
    assert (caldav.events("job"), len(caldav.requests)) == (before, asked)
    assert "SUMMARY:Focus\r\n" in file.read_bytes().decode()


def test_a_chosen_calendar_that_is_gone_or_only_read_is_refused(shell: Shell, tmp_path: Path) -> None:
    shell.done("settings", "calendar.write_to", "work")
    assert "'work' is not one of your calendars" in shell.refused("plan", "block", "wed", "9:00-10:00")
    (tmp_path / "calendars").mkdir()
    shell.done("calendar", "add", "work", str(tmp_path / "calendars"))
    assert "'work' is read-only" in shell.refused("plan", "block", "wed", "9:00-10:00")


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        (("today", "9:00-10:00"), 1, "has passed"),
        (("wed", "5:00-18:00"), 1, "12 hours"),
        (("wed", "12:00-11:00"), 2, "must end after"),
        (("someday", "9:00-10:00"), 2, "not a day"),
    ],
)
def test_what_is_no_block_is_refused(shell: Shell, words: tuple[str, ...], status: int, reason: str) -> None:
    assert reason in shell.refused("plan", "block", *words, status=status)


def test_a_title_that_begins_like_planned_coding_is_marked_as_leading(shell: Shell) -> None:
    assert shell.done("plan", "block", "wed", "9:00-10:00", "Focus prep", "--leading").startswith("Leading: Focus prep")


def test_a_title_that_would_be_read_as_planned_coding_is_refused_for_leading(shell: Shell) -> None:
    shell.done("settings", "calendar.leading_words", "deep thought*")
    shell.done("settings", "calendar.focus_words", "deep*")
    error = shell.refused("plan", "block", "wed", "9:00-10:00", "Deep thought", "--leading")
    assert "planned coding" in error


def test_without_words_for_it_no_title_marks_a_block(shell: Shell) -> None:
    shell.done("settings", "calendar.focus_words", "")
    assert "calendar.focus_words is empty" in shell.refused("plan", "block", "wed", "9:00-10:00")


@pytest.mark.parametrize(("status", "words"), [(0, "is open in your calendar app."), (3, "written to")])
def test_a_file_is_opened_with_the_systems_program_which_may_have_none(
    shell: Shell, tmp_path: Path, status: int, words: str
) -> None:
    opener = tmp_path / "xdg-open"
    opened = tmp_path / "told"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\nexit {status}\n')
    opener.chmod(0o700)
    shell.environ |= {"DISPLAY": ":7", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert words in shell.done("plan", "block", "wed", "9:00-10:00", "Grüße")
    assert opened.read_text("utf-8").strip().endswith("focus-grüße.ics")


def test_the_same_time_is_not_blocked_twice(writing: Shell, caldav: Any) -> None:
    writing.done("plan", "block", "wed", "9:00-10:00")
    assert 'with "Focus" in work' in writing.refused("plan", "block", "wed", "9:00-10:00", "--leading")
    assert len(ours(caldav)) == 1
    writing.done("undo")
    writing.done("plan", "block", "wed", "9:00-10:00")
    writing.done("settings", "calendar.write_to", "")
    assert 'with "Focus" in work' in writing.refused("plan", "block", "wed", "9:00-10:00")
    writing.done("plan", "block", "wed", "11:00-12:00")
    assert "or delete it first" in writing.refused("plan", "block", "wed", "11:00-12:00", "Other")
