"""A name typed with composed or decomposed letters, in any case, means the same thing wherever it is typed."""

import subprocess
import unicodedata
from pathlib import Path

from tests.cli.conftest import Shell

COMPOSED = "Büro Süd"
OTHER = unicodedata.normalize("NFD", COMPOSED).upper()


def test_a_mode_is_one_mode(shell: Shell, tmp_path: Path) -> None:
    shell.done("modes", "add", "buero", "--label", COMPOSED)
    shell.refused("modes", "add", OTHER)
    shell.refused("modes", "change", "review", "--label", OTHER)
    shell.done("switch", OTHER, "--ago", "2h")
    assert shell("status", "--json").json["mode"] == "buero"
    shell.done("stop", "--ago", "1h")
    file = tmp_path / "hours.csv"
    file.write_text(f"project,start,end\n{OTHER},2026-11-16 09:00,2026-11-16 10:00\n", "utf-8")
    shell.done("import", "csv", str(file))
    assert shell("day", "2026-11-16", "--json").json["modes_s"] == {"buero": 3600}
    file.write_text("project,start,end\nAcme,2026-11-13 09:00,2026-11-13 10:00\n", "utf-8")
    shell.done("import", "csv", str(file), "--map", f"ACME={OTHER}")
    assert shell("day", "2026-11-13", "--json").json["modes_s"] == {"buero": 3600}


def test_a_kind_of_work_is_one_kind(shell: Shell) -> None:
    shell.done("kinds", "add", COMPOSED)
    shell.refused("kinds", "add", OTHER)
    shell.refused("kinds", "change", "spike", "--label", OTHER)
    shell.done("switch", "coding", "--kind", OTHER)
    assert shell("status", "--json").json["kind"] == COMPOSED


def test_a_person_is_one_person(shell: Shell) -> None:
    shell.done("people", "add", COMPOSED)
    shell.refused("people", "add", OTHER)
    shell.done("people", "add", "Ana")
    shell.refused("people", "rename", "Ana", OTHER)
    shell.done("switch", "1:1", "--with", OTHER)
    assert shell("status", "--json").json["person"] == COMPOSED


def test_a_calendar_is_one_calendar(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "work.ics"
    file.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    shell.done("calendar", "add", COMPOSED, str(file))
    shell.refused("calendar", "add", OTHER, str(file))
    shell.done("calendar", "role", OTHER, "busy")
    assert [calendar["role"] for calendar in shell("calendar", "refresh", OTHER, "--json").json["calendars"]] == [
        "busy"
    ]
    shell.done("calendar", "remove", OTHER)
    assert shell("calendar", "list", "--json").json["calendars"] == []


def test_a_repository_is_found_by_its_name(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / COMPOSED
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    shell.done("repo", "add", str(folder))
    shell.done("repo", "remove", OTHER)
    assert shell("repo", "list", "--json").json["repositories"] == []
