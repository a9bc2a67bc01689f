"""How an unfinished command line goes on, in a real bash too."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def goes_on(shell: Shell, *words: str) -> list[str]:
    return [line.partition("\t")[0] for line in shell.done("_words", "--", *words).splitlines()]


def test_commands_complete(shell: Shell) -> None:
    assert goes_on(shell, "s") == ["switch", "stop", "set", "status", "skipped", "settings"]
    assert "switch" in goes_on(shell, "")
    assert goes_on(shell, "--home", "/x", "wee") == ["week"]
    assert goes_on(shell, "--v") == ["--version"]
    assert goes_on(shell) == goes_on(shell, "")


def test_modes_complete_with_those_of_the_user(shell: Shell) -> None:
    shell.done("modes", "add", "ops")
    assert goes_on(shell, "switch", "") == ["coding", "1:1", "review", "planning", "meeting", "break", "ops"]
    assert goes_on(shell, "set", "09:00-10:00", "o") == ["ops"]
    assert goes_on(shell, "change", "abcd", "--mode", "re") == ["review"]
    assert goes_on(shell, "modes", "hide", "o") == ["ops"]


def test_options_and_their_values_complete(shell: Shell) -> None:
    assert goes_on(shell, "switch", "coding", "--a") == ["--at", "--ago"]
    assert goes_on(shell, "switch", "coding", "--at", "") == []
    assert goes_on(shell, "switch", "coding", "--note", "x", "") == []
    assert goes_on(shell, "modes", "add", "x", "--counts-as", "") == ["coding", "leading", "attending", "neither"]
    assert goes_on(shell, "week", "--json", "la") == ["last"]
    assert goes_on(shell, "--zone", "Europe/Berl") == ["Europe/Berlin"]
    assert goes_on(shell, "day", "--zone", "Europe/Berl") == ["Europe/Berlin"]


def test_actions_days_keys_and_files_complete(shell: Shell, tmp_path: Path) -> None:
    assert goes_on(shell, "calendar", "re") == ["refresh", "remove"]
    assert goes_on(shell, "calendar", "add", "work", "") == [":files"]
    assert goes_on(shell, "calendar", "remove", "") == []
    assert goes_on(shell, "log", "t") == ["today", "tomorrow", "tuesday", "thursday", "this"]
    assert goes_on(shell, "settings", "day") == ["day_start"]
    assert "watson" in goes_on(shell, "import", "")
    assert goes_on(shell, "import", "json", "") == [":files"]
    assert goes_on(shell, "completion", "") == ["bash", "zsh", "fish"]


def test_nothing_completes_what_is_unknown(shell: Shell) -> None:
    assert goes_on(shell, "xyzzy", "") == []
    assert goes_on(shell, "modes", "xyzzy", "") == []
    assert goes_on(shell, "undo", "") == []


def test_every_shell_has_a_script(shell: Shell) -> None:
    for name in ("bash", "zsh", "fish"):
        assert "_words" in shell.done("completion", name)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("line", "replies"),
    [
        ("tltimer swi", ["switch"]),
        ("tltimer switch 1:", ["1"]),
        ("tltimer switch ", ["coding", "1:1", "review", "planning", "meeting", "break"]),
        ("tltimer export json fi", ["file with spaces"]),
    ],
)
def test_bash_completes(shell: Shell, tmp_path: Path, line: str, replies: list[str]) -> None:
    (tmp_path / "file with spaces").touch()
    (tmp_path / "tltimer").write_text(f'#!/bin/sh\nexec {sys.executable} -m tltimer "$@"\n')
    (tmp_path / "tltimer").chmod(0o755)
    (tmp_path / "script").write_text(shell.done("completion", "bash"))
    told = subprocess.run(
        [
            "bash",
            "--norc",
            "-c",
            'cd "$1"; source ./script; COMP_LINE=$2; COMP_POINT=${#2}; _tltimer; printf "%s\\n" "${COMPREPLY[@]}"',
            "-",
            str(tmp_path),
            line,
        ],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ
        | {
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "TLTIMER_HOME": str(shell.home),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
    )
    assert told.stdout.splitlines() == replies
