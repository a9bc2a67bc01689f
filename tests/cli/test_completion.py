"""Completion of an unfinished command line."""

from pathlib import Path

from tests.cli.conftest import Shell


def goes_on(shell: Shell, *words: str) -> list[str]:
    return [line.partition("\t")[0] for line in shell.done("_words", "--", *words).splitlines()]


def test_commands_complete(shell: Shell) -> None:
    assert goes_on(shell, "s") == ["switch", "stop", "set", "status", "settings"]
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
