"""calendar add, list, refresh, remove; and what calendars bring to reports."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

ICS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:sync@example.org
DTSTART:20261117T140000Z
DTEND:20261117T143000Z
SUMMARY:Sprint <b>sync</b>
ORGANIZER:mailto:bo@example.org
ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org
ATTENDEE:mailto:bo@example.org
END:VEVENT
BEGIN:VEVENT
UID:focus@example.org
DTSTART:20261117T080000Z
DTEND:20261117T100000Z
SUMMARY:Focus
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    file = tmp_path / "work.ics"
    file.write_text(ICS.replace("\n", "\r\n"), "utf-8", newline="")
    return file


def test_a_calendar_is_added_listed_and_read_by_reports(shell: Shell, ics: Path) -> None:
    assert shell.done("calendar").startswith("No calendars")
    assert "work is read: 2 events." in shell.done("calendar", "add", "work", str(ics))
    (state,) = shell("calendar", "list", "--json").json
    assert (state["name"], state["kind"], state["location"], state["events"]) == ("work", "file", str(ics), 2)
    assert state["fresh"] is True
    assert "work  2 events, as of 14:00  " in shell.done("calendar", "list")
    shell.done("switch", "coding", "--at", "09:30")
    status = shell("status", "--json").json
    assert status["next_meeting"] == {
        "title": "Sprint <b>sync</b>",
        "start": "2026-11-17T14:00:00Z",
        "end": "2026-11-17T14:30:00Z",
    }
    assert "Next: 15:00 Sprint <b>sync</b>, in 1 h" in shell.done("status")
    day = shell("day", "--json").json
    assert (day["planned_coding_s"], day["kept_coding_s"]) == (7200, 5400)
    assert "09:00–11:00   2:00  Focus · planned coding" in shell.done("day")


def test_a_changed_file_is_read_again(shell: Shell, ics: Path) -> None:
    shell.done("calendar", "add", "work", str(ics))
    ics.write_text(ICS.replace("Sprint <b>sync</b>", "Retro"), "utf-8")
    assert shell.done("calendar", "refresh").startswith("work  2 events, as of 14:00")
    assert shell("status", "--json").json["next_meeting"]["title"] == "Retro"


def test_a_calendar_that_is_gone_is_said_and_its_last_copy_counts(shell: Shell, ics: Path) -> None:
    shell.done("calendar", "add", "work", str(ics))
    ics.unlink()
    answer = shell("calendar", "refresh", "work")
    assert answer.status == 1
    assert answer.err.startswith("tltimer: work: ")
    assert answer.err.count("\n") == 1
    assert shell("status", "--json").json["next_meeting"]["title"] == "Sprint <b>sync</b>"
    assert len(shell.done("calendar").splitlines()) == 2


def test_a_calendar_is_removed(shell: Shell, ics: Path) -> None:
    shell.done("calendar", "add", "work", str(ics))
    assert shell.done("calendar", "remove", "Work") == (
        f"Work is no longer read; tltimer calendar add Work {ics} reads it again.\n"
    )
    assert shell("calendar", "--json").json == []
    assert ics.exists()


def test_what_is_no_calendar_is_refused(shell: Shell, ics: Path, tmp_path: Path) -> None:
    assert "does not exist" in shell.refused("calendar", "add", "work", str(tmp_path / "none.ics"))
    (tmp_path / "login.ics").write_text("<html>please log in</html>", "utf-8")
    shell.refused("calendar", "add", "work", str(tmp_path / "login.ics"))
    shell.done("calendar", "add", "work", str(ics))
    assert "already" in shell.refused("calendar", "add", "work", str(ics))
    assert "no calendar" in shell.refused("calendar", "remove", "home")
    assert "no calendar" in shell.refused("calendar", "refresh", "home")


def test_own_addresses_are_proposed_and_not_asked_for_where_nobody_can_answer(shell: Shell, ics: Path) -> None:
    many = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART:2026111{n}T080000Z\nDTEND:2026111{n}T090000Z\nSUMMARY:x\n"
        f"ORGANIZER:mailto:p{n}@example.org\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org\nEND:VEVENT\n"
        for n in range(2, 9)
    )
    ics.write_text(ICS.replace("END:VCALENDAR", many + "END:VCALENDAR"), "utf-8")
    out = shell.done("calendar", "add", "work", str(ics))
    assert "If ana@example.org is yours: tltimer settings addresses ana@example.org" in out
    assert shell.done("settings", "addresses") == "\n"


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "known"), [("y\n", "ana@example.org\n"), ("n\n", "\n"), ("", "\n")])
def test_a_person_is_asked_for_own_addresses(
    shell: Shell, ics: Path, monkeypatch: pytest.MonkeyPatch, answer: str, known: str
) -> None:
    from argparse import Namespace

    from tltimer.cli.commands.calendars import propose
    from tltimer.cli.context import CommandContext
    from tltimer.cli.terminal import Terminal

    monkeypatch.setattr(sys, "stdin", Keyboard(answer))
    screen = Keyboard()
    environ = {"TLTIMER_HOME": str(shell.home)}
    propose(CommandContext(Namespace(), Terminal(screen, environ), environ, None, None), ["Ana@example.org"])
    assert shell.done("settings", "addresses") == known


def test_a_damaged_list_of_calendars_is_said(shell: Shell, ics: Path) -> None:
    shell.done("calendar", "add", "work", str(ics))
    (shell.home / "calendars.json").write_text("{", "utf-8")
    shell.refused("calendar", "remove", "work")
    answer = shell("status")
    assert answer.status == 0
    assert "calendars.json" in answer.err
