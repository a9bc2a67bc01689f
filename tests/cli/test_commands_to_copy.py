"""Commands in messages, which are there to be copied: a shell reads every value in them as the one that is meant."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

NAME = "O'Brien & Co"

CASES = {
    "a person who is known": (
        [["people", "add", NAME]],
        ["people", "add", NAME],
        ["people", "change", NAME],
    ),
    "two who may be one": (
        [["people", "add", NAME], ["people", "add", "Ana $B"]],
        ["people", "rename", "Ana $B", NAME],
        ["people", "merge", NAME, "Ana $B"],
    ),
    "a mode that exists": (
        [["modes", "add", NAME]],
        ["modes", "add", NAME],
        ["modes", "change", "O'Brien-&-Co"],
    ),
    "a hidden mode": (
        [["modes", "add", NAME]],
        ["modes", "hide", NAME],
        ["modes", "change", "O'Brien-&-Co", "--show"],
    ),
    "a kind of work that exists": (
        [["kinds", "add", NAME]],
        ["kinds", "add", NAME],
        ["kinds", "change", NAME],
    ),
    "a hidden kind of work": (
        [["kinds", "add", NAME]],
        ["kinds", "hide", NAME],
        ["kinds", "change", NAME, "--show"],
    ),
    "a calendar that is read no longer": (
        [["calendar", "add", NAME, "FILE"]],
        ["calendar", "remove", NAME],
        ["calendar", "add", NAME, "FILE"],
    ),
    "a calendar without a name": (
        [],
        ["calendar", "add", "/a folder/it's.ics"],
        ["calendar", "add", "NAME", "/a folder/it's.ics"],
    ),
    "a day without a move": (
        [],
        ["plan", " tomorrow ", "--message"],
        ["plan", " tomorrow "],
    ),
}


@pytest.mark.parametrize(("before", "words", "told"), CASES.values(), ids=CASES)
def test_a_shell_reads_the_values_that_are_meant(
    shell: Shell, tmp_path: Path, before: list[list[str]], words: list[str], told: list[str]
) -> None:
    file = tmp_path / f"{NAME}.ics"
    file.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "utf-8", newline="")
    for command in before:
        shell.done(*_with(file, command))
    answer = shell(*_with(file, words))
    command = (answer.out + answer.err).strip().rpartition(": tltimer ")[2]
    assert shlex.split(command) == _with(file, told)


def _with(file: Path, words: list[str]) -> list[str]:
    return [str(file) if word == "FILE" else word for word in words]
