"""import json and export json: everything, and back again."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell


def written(path: Path, content: Any) -> str:
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return str(path)


@pytest.fixture
def lived(morning: Callable[[], Shell]) -> Shell:
    shell = morning()
    shell.done("note", "what came of it – „Ärger“")
    shell.done("modes", "add", "ops", "--after", "first")
    shell.done("days-off", "add", "2026-12-24-2026-12-26")
    shell.done("remove", shell("log", "--json").json["switches"][0]["id"])
    shell.done("days-off", "remove", "2026-12-25")
    return shell


def test_an_empty_home_exports_empty_lists(shell: Shell) -> None:
    exported = shell("export", "json").json
    assert exported.pop("schema") == 1
    assert exported.keys() >= {"switches", "choices", "people", "promises", "notes"}
    assert not any(exported.values())


def test_an_export_into_an_empty_home_is_the_same_export_again(lived: Shell, tmp_path: Path) -> None:
    exported = lived.done("export", "json")
    file = tmp_path / "export.json"
    assert lived.done("export", "json", str(file)) == f"Written to {file}.\n"
    assert file.read_text("utf-8") == exported
    assert file.stat().st_mode & 0o777 == 0o600
    lived.home = tmp_path / "other"
    lived.done("import", "json", str(file))
    assert lived.done("export", "json", "-") == exported


def test_the_same_file_twice_adds_nothing(lived: Shell, tmp_path: Path) -> None:
    file = written(tmp_path / "export.json", lived.done("export", "json"))
    lived.home = tmp_path / "other"
    assert "switches (3)" in lived.done("import", "json", file)
    before = lived.files()
    assert lived.done("import", "json", file) == "Your log already covers everything in this import; no change made.\n"
    assert lived.files() == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(lived: Shell, tmp_path: Path) -> None:
    file = written(tmp_path / "export.json", lived.done("export", "json"))
    lived.home = tmp_path / "other"
    out = lived.done("import", "json", file, "--dry-run")
    assert out.startswith("Would import: days_off (3), modes (")
    assert lived.files() == {}


def test_an_import_is_one_step_of_undo(lived: Shell, tmp_path: Path) -> None:
    file = written(tmp_path / "export.json", lived.done("export", "json"))
    lived.home = tmp_path / "other"
    lived.done("import", "json", file)
    assert lived.done("undo") == "Undone: import of export.json. Nothing is being tracked now.\n"
    assert lived.log() == []
    assert len(lived("modes", "--json").json["modes"]) == 6


def test_what_lacks_ids_and_stamps_gets_them_the_same_each_time(shell: Shell, tmp_path: Path) -> None:
    switch = {"at": "2026-11-17T09:00:00+01:00", "mode": "coding"}
    file = written(tmp_path / "bare.json", {"schema": 1, "switches": [switch]})
    shell.done("import", "json", file)
    shell.now = "2026-11-17T13:00:09Z"
    assert "no change made" in shell.done("import", "json", file)
    (known,) = shell("export", "json").json["switches"]
    assert known["at"] == "2026-11-17T08:00:00Z"
    assert known.keys() >= {"id", "edited_at", "device"}


def test_standard_input_can_be_imported(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b'\xef\xbb\xbf{"schema": 1, "switches": [{"at": "2026-11-17T09:00:00Z", "mode": "coding"}]}'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert shell.done("import", "json", "-") == "Imported: switches (1).\n"


GOOD = {"id": "a", "at": "2026-11-17T08:00:00Z", "mode": "coding", "edited_at": "2026-11-17T08:00:00Z", "device": "d"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "This is not valid JSON"),
        ("{", "wrong.json, line 1: This is not valid JSON (column 2). Correct the file, or export it again."),
        ("[" * 100_000, "wrong.json: This JSON is nested too deeply"),
        ('{"schema": NaN}', "JSON cannot contain 'NaN'. Use a number or null instead."),
        ("[]", "wrong.json: This is not a tltimer export"),
        ({"switches": []}, "This is not a tltimer export"),
        ({"schema": 2}, "Schema 2 is unknown"),
        ({"schema": True}, "Schema true is unknown"),
        ({"schema": 1, "switches": {}}, '"switches" is not a list'),
        ({"schema": 1, "switches": [GOOD, 7]}, "Item 2 of switches"),
        ({"schema": 1, "switches": [GOOD, GOOD | {"id": "b", "at": "noon"}]}, "Item 2 of switches"),
        ({"schema": 1, "switches": [GOOD, GOOD | {"id": "b", "source": "x"}]}, "Item 2 of switches"),
        ({"schema": 1, "switches": [GOOD], "notes": ["x"]}, "Item 1 of notes"),
        ({"schema": 1, "switches": [GOOD], "no name": []}, "has no collection"),
    ],
)
def test_a_file_that_fails_in_the_middle_adds_nothing(shell: Shell, tmp_path: Path, content: Any, said: str) -> None:
    file = written(tmp_path / "wrong.json", content)
    assert said in shell.refused("import", "json", file)
    assert shell.log() == []


def test_unreadable_files_are_refused(shell: Shell, tmp_path: Path) -> None:
    assert "cannot be read: No such file" in shell.refused("import", "json", str(tmp_path / "none.json"))
    assert "cannot be read: Is a directory" in shell.refused("import", "json", str(tmp_path))
    (tmp_path / "latin.json").write_bytes(b'{"schema": 1, "x": "\xe9"}')
    assert "not UTF-8" in shell.refused("import", "json", str(tmp_path / "latin.json"))
    for encoding in ("utf-16-le", "utf-16-be", "utf-32"):
        (tmp_path / "other.csv").write_text("start,end\n", encoding)
        assert "not UTF-8" in shell.refused("import", "csv", str(tmp_path / "other.csv"))


def test_unwritable_files_are_refused(shell: Shell, tmp_path: Path) -> None:
    assert "does not exist" in shell.refused("export", "json", str(tmp_path / "none" / "x.json"))
    assert "add a file name" in shell.refused("export", "json", str(tmp_path))


def test_a_device_is_written_to_and_not_replaced(shell: Shell) -> None:
    shell.done("export", "json", "/dev/null")
    assert Path("/dev/null").is_char_device()


def test_unknown_formats_are_misuse(shell: Shell) -> None:
    assert "'yaml' is not one of" in shell.refused("import", "yaml", "x", status=2)
    assert "'yaml' is not one of" in shell.refused("export", "yaml", status=2)


ODD = (
    {"id": "coding", "counts_as": "fun"},
    {"id": "coding", "position": "x", "label": 3, "hidden": "no", "meets": []},
    {"id": "2026-13-45", "day": 7, "text": None, "from_week": [], "low": "x"},
    {"id": "", "day": "2026-11-17", "text": {"x": 1}},
    {"id": "evening-2026-11-17", "nothing": 3, "looked_at": 4},
    {"id": "x", "from_week": "2026-W01", "low": 0.2, "high": 0.1, "decided_at": "x", "until": "y", "due": 3},
)
NAMES = ("modes", "notes", "days_off", "choices", "promises", "answers", "people", "kinds", "plans", "tomorrows")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_document_is_refused_or_breaks_no_command(
    shell: Shell, tmp_path: Path, name: str, odd: dict[str, Any]
) -> None:
    file = written(tmp_path / "odd.json", {"schema": 1, name: [odd]})
    if shell("import", "json", file).status:
        shell.refused("import", "json", file)
        return
    for command in ("status", "day", "week", "log", "modes", "days-off"):
        assert shell(command).status == 0
        assert shell(command, "--json").status == 0


def test_hours_are_decimal_and_rounded_on_request(lived: Shell) -> None:
    lived.done("switch", "coding", "--at", "2026-11-12T09:00")
    lived.done("stop", "--at", "2026-11-12T10:20")
    rows = lived.done("export", "csv", "--hours", "--from", "2026-11-12", "--to", "2026-11-12").splitlines()
    assert rows[0] == "date,start,end,hours,mode,person,kind,note"
    assert rows[1].startswith("2026-11-12,2026-11-12T09:00:00+0100,2026-11-12T10:20:00+0100,1.3333,coding")
    (row,) = lived.done("export", "csv", "--round", "15m", "--from", "2026-11-12", "--to", "2026-11-12").splitlines()[
        1:
    ]
    assert row.split(",")[2:4] == ["", "1.25"]
    assert "only with the csv format" in lived.refused("export", "ics", "--hours", status=2)
    assert "too short" in lived.refused("export", "csv", "--round", "0m", status=2)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without end here")
def test_a_file_without_end_is_refused(shell: Shell) -> None:
    assert "'/dev/zero' is larger than 128 MB" in shell.refused("import", "json", "/dev/zero")
