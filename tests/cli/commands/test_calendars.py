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


def test_the_list_counts_events_as_the_plan_reads_them(shell: Shell, tmp_path: Path) -> None:
    """The address is inferred from five meetings, of which one was declined; a 1:1 is known by its title."""
    attended = "".join(
        f"BEGIN:VEVENT\nUID:{day}\nDTSTART:202611{day}T090000Z\nDURATION:PT1H\nSUMMARY:Sync\n"
        f"ATTENDEE;PARTSTAT={'DECLINED' if day == 20 else 'ACCEPTED'}:mailto:me@corp.example\n"
        f"ATTENDEE:mailto:c{day}@corp.example\nEND:VEVENT\n"
        for day in range(16, 21)
    )
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20261117T140000Z\nDURATION:PT1H\nSUMMARY:1:1 Ana\nEND:VEVENT\n"
    (tmp_path / "work.ics").write_text(f"BEGIN:VCALENDAR\n{attended}{event}END:VCALENDAR\n")
    shell.done("people", "add", "Ana")
    shell.done("calendar", "add", "work", str(tmp_path / "work.ics"))
    (state,) = shell("calendar", "list", "--json").json["calendars"]
    assert state["read_as"] == {"ignored": 1, "meeting": 5}


@pytest.mark.parametrize("nothing", ["", " ", "\n"])
def test_a_calendar_of_no_place_is_refused_without_naming_another(shell: Shell, nothing: str) -> None:
    assert "tltimer: '' does not exist. Use an .ics file" in shell.refused("calendar", "add", "work", nothing)


def test_a_calendar_is_added_listed_and_read_by_reports(shell: Shell, ics: Path) -> None:
    assert shell.done("calendar").startswith("No calendars")
    assert "Added work: 2 events." in shell.done("calendar", "add", "work", str(ics))
    (state,) = shell("calendar", "list", "--json").json["calendars"]
    assert (state["name"], state["kind"], state["location"], state["events"]) == ("work", "file", str(ics), 2)
    assert (state["fresh"], state["role"]) == (True, "mine")
    assert state["read_as"] == {"meeting": 1, "planned_coding": 1}
    assert "In the last four and the next four weeks: 1 meeting, 1 planned coding block" in shell.done(
        "calendar", "list"
    )
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
    assert len(shell.done("calendar").splitlines()) == 3


def test_a_calendar_is_removed(shell: Shell, ics: Path) -> None:
    shell.done("calendar", "add", "work", str(ics))
    assert shell.done("calendar", "remove", "Work") == (
        f"Stopped reading Work. To read it again: tltimer calendar add Work {ics}\n"
    )
    assert shell("calendar", "--json").json == {"schema": 1, "calendars": []}
    assert ics.exists()


def test_a_calendar_has_a_role(shell: Shell, ics: Path) -> None:
    shell.done("calendar", "add", "work", str(ics), "--role", "team")
    assert shell("status", "--json").json["next_meeting"] is None
    assert shell("calendar", "role", "WORK", "busy", "--json").json == {"schema": 1, "calendar": "work", "role": "busy"}
    (state,) = shell("calendar", "--json").json["calendars"]
    assert (state["role"], state["read_as"]) == ("busy", {"blocked": 2})
    assert "Sprint" not in "".join(path.read_text() for path in (shell.home / "cache").rglob("*") if path.is_file())
    shell.done("calendar", "role", "work", "mine")
    assert shell("status", "--json").json["next_meeting"]["title"] == "Sprint <b>sync</b>"
    assert "'boss'" in shell.refused("calendar", "role", "work", "boss", status=2)
    assert "'home' is not one of your calendars" in shell.refused("calendar", "role", "home", "busy")


def test_an_address_can_come_on_standard_input(shell: Shell, ics: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{ics}\n"))
    assert shell.done("calendar", "add", "work", "-").startswith("Added work: 2 events.")


def test_a_folder_of_several_calendars_is_offered_as_several(shell: Shell, ics: Path, tmp_path: Path) -> None:
    dirs = tmp_path / "dirs"
    for name in ("home", "job", "team/shared"):
        (dirs / name).mkdir(parents=True)
        (dirs / name / "1.ics").write_bytes(ics.read_bytes())
    (dirs / "job" / "displayname").write_text("The job\n")
    (dirs / "new").mkdir()
    (dirs / "new" / "color").write_text("#123456")
    (dirs / "pictures").mkdir()
    refusal = shell.refused("calendar", "add", "work", str(dirs))
    assert "There are several calendars: home, The job, new, shared. Choose one" in refusal
    shell.done("calendar", "add", "work", str(dirs), "--calendar", "the job")
    shell.done("calendar", "add", "my", str(dirs), "--all", "--role", "team")
    listed = [
        (calendar["name"], calendar["events"], calendar["role"])
        for calendar in shell("calendar", "--json").json["calendars"]
    ]
    assert listed == [
        ("work", 2, "mine"),
        ("my home", 2, "team"),
        ("my The job", 2, "team"),
        ("my new", 0, "team"),
        ("my shared", 2, "team"),
    ]
    assert "is not a folder with several calendars" in shell.refused(
        "calendar", "add", "one", str(dirs / "job"), "--all"
    )


def test_what_is_no_calendar_is_refused(shell: Shell, ics: Path, tmp_path: Path) -> None:
    assert "does not exist" in shell.refused("calendar", "add", "work", str(tmp_path / "none.ics"))
    (tmp_path / "login.ics").write_text("<html>please log in</html>", "utf-8")
    shell.refused("calendar", "add", "work", str(tmp_path / "login.ics"))
    shell.done("calendar", "add", "work", str(ics))
    assert "already" in shell.refused("calendar", "add", "work", str(ics))
    assert "'home' is not one of your calendars" in shell.refused("calendar", "remove", "home")
    assert "'home' is not one of your calendars" in shell.refused("calendar", "refresh", "home")


def test_own_addresses_are_proposed_and_not_asked_for_where_nobody_can_answer(shell: Shell, ics: Path) -> None:
    many = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART:2026111{n}T080000Z\nDTEND:2026111{n}T090000Z\nSUMMARY:x\n"
        f"ORGANIZER:mailto:p{n}@example.org\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org\nEND:VEVENT\n"
        for n in range(2, 9)
    )
    ics.write_text(ICS.replace("END:VCALENDAR", many + "END:VCALENDAR"), "utf-8")
    out = shell.done("calendar", "add", "work", str(ics))
    assert "Is this address yours: ana@example.org? If so: tltimer settings addresses ana@example.org" in out
    assert shell.done("settings", "addresses") == "\n"
    ics.write_text(ics.read_text("utf-8").replace("ana@", "ana.o'brien@"), "utf-8")
    out = shell.done("calendar", "add", "home", str(ics))
    assert """If so: tltimer settings addresses 'ana.o'"'"'brien@example.org'""" in out


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


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Work", "https://example.org/SECRET.ics", "--all"),
        ("add", "Work", "example.org/SECRET.ics"),
        ("add", "Work", "SECRET?x=https://example.org"),
        ("add", "https://example.org/SECRET.ics"),
        ("add", "My", "Work", "https://example.org/SECRET.ics"),
    ],
)
def test_no_refusal_shows_an_address_that_may_be_secret(shell: Shell, words: tuple[str, ...]) -> None:
    answer = shell("calendar", *words)
    assert answer.status != 0
    assert "SECRET" not in answer.out + answer.err
