"""Nothing that a terminal obeys comes out, in whatever field of whatever document it lies."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

NASTY = "\x1b]0;title\x07\x1b[31mred\x9b1m\u202e\u2066\u200f\nnext\r\x00\x7f\u2028é"

SWITCHES = [
    {"id": f"1{NASTY}", "at": "2026-11-17T08:00:00Z", "mode": "coding", "kind": f"k{NASTY}", "note": f"n{NASTY}"},
    {"id": f"2{NASTY}", "at": "2026-11-17T09:00:00Z", "mode": f"m{NASTY}", "person": f"p{NASTY}"},
    {"id": f"3{NASTY}", "at": "2026-11-17T10:00:00Z", "mode": "1:1", "person": f"p{NASTY}", "note": f"n{NASTY}"},
]
DOCUMENTS = {
    "schema": 1,
    "switches": SWITCHES,
    "modes": [{"id": f"x{NASTY}", "label": f"l{NASTY}", "counts_as": "leading", "colour": f"c{NASTY}", "shape": NASTY}],
    "kinds": [{"id": f"y{NASTY}", "label": f"l{NASTY}", "side": "coding", "effect": "neither"}],
    "people": [
        {"id": "p", "name": f"p{NASTY}", "aliases": [f"a{NASTY}"], "addresses": [f"a{NASTY}@x"], "every_days": 7}
    ],
    "promises": [{"id": f"q{NASTY}", "text": f"t{NASTY}", "to": f"p{NASTY}", "due": "2026-11-17", "because": NASTY}],
    "notes": [{"id": f"n{NASTY}", "day": "2026-11-17", "text": f"o{NASTY}"}],
    "choices": [
        {
            "id": f"c{NASTY}",
            "from_week": "2026-W40",
            "low": 0.2,
            "high": 0.3,
            "because": f"b{NASTY}",
            "decided_at": "2026-10-01T09:00:00Z",
        }
    ],
    "intentions": [{"id": "2026-W47", "week": "2026-W47", "text": f"i{NASTY}", "done": None}],
    "days_off": [{"id": "2026-11-18"}],
    "answers": [{"id": f"z{NASTY}", "never_move": f"u{NASTY}", "title": f"t{NASTY}"}],
}

COMMANDS = [
    "status",
    "status --format {label}|{mode}|{person}|{kind}|{next_title}",
    "log",
    "day",
    "day --markdown",
    "week",
    "week --markdown",
    "week --html -",
    "plan",
    "plan tomorrow --all",
    "target",
    "intention",
    "people",
    "promises",
    "modes",
    "kinds",
    "days-off",
    "calendar list",
    "settings",
    "export csv",
    "export csv --hours",
    "export json",
    "export ics",
    "export timeclock",
    "undo",
    "redo",
    "back",
    "_words -- switch ",
    "_words -- people remove ",
    "status --json",
    "log --json",
    "day --json",
    "week --json",
    "plan --json",
    "people --json",
    "promises --json",
    "modes --json",
    "kinds --json",
]


@pytest.fixture
def poisoned(shell: Shell, tmp_path: Path) -> Shell:
    text = NASTY.replace("\n", " ").replace("\x00", "").replace("\r", "").replace("\u2028", "")
    event = f"UID:u{text}\nDTSTAMP:20261101T000000Z\nDTSTART:20261117T133000Z\nDTEND:20261117T140000Z\nSUMMARY:s{text}"
    who = f"ORGANIZER;CN=o{text}:mailto:o@example.org\nATTENDEE;CN=a{text}:mailto:a@example.org"
    calendar = f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n{event}\n{who}\nEND:VEVENT\nEND:VCALENDAR\n"
    (tmp_path / "a.ics").write_text(calendar)
    shell("calendar", "add", "work", str(tmp_path / "a.ics"))
    (tmp_path / "in.json").write_text(json.dumps(DOCUMENTS))
    answer = shell("import", "json", str(tmp_path / "in.json"))
    assert answer.status == 0, answer.err
    return shell


def seen(text: str) -> set[str]:
    return {letter for letter in text if not letter.isprintable() and letter not in "\n\t"}


@pytest.mark.parametrize("force", ["", "1"])
def test_no_command_lets_through_what_a_terminal_obeys(poisoned: Shell, force: str) -> None:
    poisoned.environ |= {"FORCE_COLOR": force}
    leaks = {}
    for line in COMMANDS:
        answer = poisoned(*line.split(" "))
        own = answer.out.replace("\x1b[0m", "")
        for number in ("1", "2", *(f"38;5;{code}" for code in range(256))):
            own = own.replace(f"\x1b[{number}m", "")
        controls = seen(own + answer.err)
        if line == "export ics":
            controls -= {"\r"}
        if controls:
            leaks[line] = controls
    assert leaks == {}


def test_an_export_of_it_is_the_same_again(poisoned: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    poisoned.done("export", "json", str(tmp_path / "a.json"))
    other = Shell(tmp_path / "other", capsys)
    other("import", "json", str(tmp_path / "a.json"))
    other.done("export", "json", str(tmp_path / "b.json"))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_joined_letters_stay(shell: Shell) -> None:
    shell.done("switch", "coding", "--note", "می‌خواهم 👩‍💻")
    assert "می‌خواهم 👩‍💻" in shell.done("log")


@pytest.mark.parametrize(("day", "week"), [("0001-01-01", "0001-W01"), ("9999-12-31", "9999-W52")])
def test_times_at_the_ends_of_the_calendar_stop_no_command(shell: Shell, day: str, week: str) -> None:
    shell.done("switch", "coding")
    at = f"{day}T12:00:00Z"
    documents = {
        "choices": {"from_week": week, "low": 0.2, "high": 0.4, "until": day, "decided_at": at},
        "promises": {"text": "x", "due": day, "done_at": at, "dropped_at": at},
        "people": {"name": "Ana", "every_days": 7, "added_at": at},
        "notes": {"day": day, "text": "x"},
        "intentions": {"week": week, "text": "x", "made_at": at},
        "days_off": {"day": day},
        "audits": {"from_week": week, "to_week": week, "guess": None, "aim": None, "made_at": at},
        "answers": {"looked_at": at, "nothing": [[at, at]], "one_to_one": "x", "day": day, "held": True},
    }
    folder = shell.home / "journal" / "other-abcd"
    folder.mkdir()
    stamp = {"edited_at": "2026-11-16T09:00:00Z", "device": "other-abcd"}
    # Each once as it is, and once with that field alone at the end of the calendar that commands compute with.
    tables = {
        name: {"1": {"id": day if name == "days_off" else f"{name}-1"} | document | stamp}
        for name, document in documents.items()
    }
    tables["choices"]["2"] = {"id": "c2", "from_week": "2026-W40", "low": 0.2, "high": 0.4, "decided_at": at} | stamp
    tables["promises"]["2"] = {"id": "r2", "text": "x", "due": "2026-11-16", "done_at": at} | stamp
    (folder / "records.json").write_text(json.dumps(tables), "utf-8")
    for line in ("status", "day", "week", "target", "people", "promises", "intention", "days-off", "log", "plan this"):
        assert shell(*line.split(" ")).status == 0, line
    assert shell("audit", "--weeks", "4", "--skip-guess").status == 0
    assert shell("export", "json", "-").status == 0
