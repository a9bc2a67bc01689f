"""Every command that reports or changes something answers with one shape of JSON (contract 7)."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

LINES = {
    "switch coding": ("switch", "withdrawn", "running"),
    "switch back": ("switch", "withdrawn", "running"),
    "back": ("switch", "withdrawn", "running"),
    "stop": ("switch", "withdrawn", "running"),
    "set 9-9:30 review": ("switch", "withdrawn", "running"),
    "status": ("mode", "since", "person", "kind", "note", "today", "target", "promises", "ahead", "next_meeting"),
    "log": ("switches",),
    "change 11:00 --mode review": ("switch", "before"),
    "remove 10:30": ("removed",),
    "undo": ("undone", "running"),
    "note an outcome": ("note",),
    "day": ("date", "entries", "blocks"),
    "week": ("week", "days", "target"),
    "plan": ("days",),
    "plan block tomorrow 9-12": ("block", "overlaps"),
    "target": (),
    "intention": (),
    "people": ("people",),
    "people list": ("people",),
    "people add Ana": (),
    "promise call the bank": (),
    "promises": ("promises",),
    "modes": ("modes",),
    "modes list": ("modes",),
    "modes add ops": ("mode",),
    "modes change coding --label Code": ("mode",),
    "modes hide review": ("mode",),
    "kinds": ("kinds",),
    "kinds add reading": ("kind",),
    "kinds hide spike": ("kind",),
    "days-off": ("days_off",),
    "days-off add tomorrow": ("added",),
    "repo": ("repositories",),
    "calendar": ("calendars",),
    "calendar list": ("calendars",),
    "quiet": ("quiet", "day"),
    "quiet --off": ("quiet", "day"),
    "settings": ("settings",),
    "settings work": ("settings",),
    "settings day_start": ("key", "value"),
    "settings day_start 05:00": ("key", "value", "was"),
    "doctor": ("findings",),
    "export csv {tmp}/x.csv": ("file", "bytes"),
    "backup {tmp}/x.zip": ("file", "bytes"),
}


@pytest.mark.parametrize("line", LINES)
def test_the_answer_is_an_object_with_a_schema(morning: Callable[[], Shell], tmp_path: Path, line: str) -> None:
    shell = morning()
    answer = shell(*(word.format(tmp=tmp_path) for word in line.split(" ")), "--json")
    assert answer.status == 0, answer.err
    assert answer.json["schema"] == 1
    assert set(LINES[line]) <= set(answer.json)


def test_redo_import_and_restore_answer_too(morning: Callable[[], Shell], tmp_path: Path) -> None:
    shell = morning()
    shell.done("export", "json", str(tmp_path / "a.json"))
    shell.done("backup", str(tmp_path / "a.zip"))
    shell.done("undo")
    assert shell("redo", "--json").json["redone"]
    data = shell("import", "json", str(tmp_path / "a.json"), "--dry-run", "--json").json
    assert (data["schema"], data["dry_run"], data["changes"]) == (1, True, 0)
    assert shell("restore", str(tmp_path / "a.zip"), "--json").json["schema"] == 1


def test_a_switch_tells_what_it_wrote(shell: Shell) -> None:
    data = shell("switch", "coding", "--with", "Ana", "--json").json
    assert data["switch"]["mode"] == data["running"]["mode"] == "coding"
    assert data["running"] == {
        "mode": "coding",
        "since": "2026-11-17T13:00:00Z",
        "person": "Ana",
        "kind": None,
        "note": None,
    }
    assert shell("switch", "coding", "--with", "Ana", "--json").json["switch"] is None


class Typed(io.TextIOWrapper):
    def __init__(self, raw: bytes) -> None:
        super().__init__(io.BytesIO(raw), encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "raw", "look", "expected"),
    [
        ("note -", b"two\nlines \xff\n", "day --json", '"two lines \N{REPLACEMENT CHARACTER}"'),
        ("switch coding --note -", b"the parser\n", "log --json", '"the parser"'),
        ("import csv -", b"at,mode\n2026-11-17T08:00:00Z,review\n", "log --json", '"review"'),
        ("promise -", b"call the bank\n", "promises --json", '"call the bank"'),
        ("people add -", b"Ana\n", "people --json", '"Ana"'),
        ("settings zone -", b"Europe/Paris\n", "settings zone --json", '"Europe/Paris"'),
        ("settings addresses -", b"a@example.org,b@example.org", "settings addresses --json", '"b@example.org"'),
    ],
)
def test_a_dash_is_standard_input(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, line: str, raw: bytes, look: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Typed(raw))
    shell.done(*line.split(" "))
    assert expected in json.dumps(shell(*look.split(" ")).json, ensure_ascii=False)


def test_standard_input_that_is_closed_is_empty(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "A note cannot be empty" in shell.refused("note", "-", status=2)


def test_the_text_for_a_status_bar_can_come_from_standard_input(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Typed(b"{label} now\n"))
    assert shell.done("status", "--format", "-") == "Off now\n"
