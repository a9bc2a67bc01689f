"""calendar add with servers: passwords, choices, and what is said of them."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.calendars.caldav_server import PASSWORD, USER
from tests.calendars.server import serving
from tests.cli.conftest import Shell

EVENT = "DTSTART:20261117T140000Z\r\nDTEND:20261117T143000Z\r\nSUMMARY:Sync\r\nORGANIZER:mailto:bo@example.org\r\n"


@pytest.fixture
def caldav(caldav: Any) -> Any:
    """A server whose calendar has a meeting."""
    caldav.put("job", "sync", EVENT)
    return caldav


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    def type_in(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return type_in


def test_the_password_is_read_from_standard_input_where_nobody_sits(shell: Shell, caldav: Any, typed: Any) -> None:
    typed(f"{PASSWORD}\n")
    out = shell.done("calendar", "add", "work", f"caldav+{caldav.address}", "--user", USER)
    assert out.splitlines()[0] == "Added work: 1 event."
    assert out.splitlines()[1].endswith("secrets.json, which only you can read.")
    (state,) = shell("calendar", "--json").json["calendars"]
    assert (state["kind"], state["location"]) == ("caldav", f"{caldav.address}… (Job)")
    assert shell("status", "--json").json["next_meeting"]["title"] == "Sync"


def test_a_user_makes_an_address_one_of_a_caldav_server(shell: Shell, caldav: Any, typed: Any) -> None:
    typed(PASSWORD)
    shell.done("calendar", "add", "work", caldav.address, "--user", USER)
    assert shell("calendar", "--json").json["calendars"][0]["kind"] == "caldav"


def test_of_several_calendars_one_is_named(shell: Shell, caldav: Any, typed: Any) -> None:
    caldav.calendar("home", "At home")
    add = ("calendar", "add", "work", f"caldav+{caldav.address}", "--user", USER)
    typed(PASSWORD)
    assert (
        "There are several calendars: At home, Job. Choose one with --calendar, or add all with --all."
        in shell.refused(*add)
    )
    typed(PASSWORD)
    assert "'holidays' matches no calendar, or more than one" in shell.refused(*add, "--calendar", "holidays")
    typed(PASSWORD)
    assert "Added work: 1 event." in shell.done(*add, "--calendar", "job")


def test_what_the_server_refuses_is_said_in_one_line(shell: Shell, caldav: Any, typed: Any) -> None:
    typed("wr0ng\n")
    error = shell.refused("calendar", "add", "work", f"caldav+{caldav.address}", "--user", USER)
    assert (
        error == f"tltimer: No calendars found at {caldav.address}…: the server rejected this user name and password.\n"
    )
    typed("")
    assert "server needs a password" in shell.refused("calendar", "add", "work", caldav.address, "--user", USER)


@pytest.mark.parametrize("option", [("--write",), ("--calendar", "Job")])
def test_only_a_caldav_calendar_is_written_to_or_picked(shell: Shell, tmp_path: Path, option: tuple[str, ...]) -> None:
    shell.refused("calendar", "add", "work", str(tmp_path), *option)


def test_the_calendar_to_write_to_is_chosen_and_forgotten_with_it(shell: Shell, caldav: Any, typed: Any) -> None:
    typed(PASSWORD)
    shell.done("calendar", "add", "work", caldav.address, "--user", USER, "--write")
    assert shell.done("settings", "calendar.write_to") == "work\n"
    shell.done("calendar", "remove", "Work")
    assert shell.done("settings", "calendar.write_to") == "\n"


def test_nothing_that_is_said_or_exported_holds_a_secret(shell: Shell, caldav: Any, typed: Any, tmp_path: Path) -> None:
    said = []
    with serving() as server:
        said.append(shell("calendar", "add", "feed", server.address("/t0ken/basic.ics")))
        typed(PASSWORD)
        said.append(shell("calendar", "add", "work", caldav.address, "--user", USER))
        shell.done("switch", "coding", "--at", "09:00")
        for answer in ("login", "page", "broken", "loop", "nothing"):
            server.answer = answer
            said.append(shell("calendar", "refresh"))
        said.append(shell("calendar", "add", "feed", server.address("/t0ken/other.ics")))
        said.append(shell("calendar", "add", "other", server.address("/t0ken/other.ics")))
    said.append(shell("calendar", "refresh"))
    said += [
        shell(*words) for words in (("calendar", "list"), ("calendar", "list", "--json"), ("settings",), ("plan",))
    ]
    for form in ("json", "csv", "ics", "timeclock"):
        said.append(shell("export", form, str(tmp_path / f"export.{form}")))
    exported = [path.read_text("utf-8") for path in tmp_path.glob("export.*")]
    assert exported
    home = [
        path
        for path in shell.home.rglob("*")
        if path.is_file() and any(secret in path.read_bytes() for secret in (b"t0ken", PASSWORD.encode()))
    ]
    texts = [*exported, *(answer.out + answer.err for answer in said)]
    assert not [text for text in texts if "t0ken" in text or PASSWORD in text]
    assert [path.name for path in home] == ["secrets.json"]
