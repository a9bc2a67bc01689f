"""Completion in real bash, zsh and fish: names are quoted, whatever they hold, and nothing of them is run."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.shells import START, ShellSession

SHELLS = [
    pytest.param(name, marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"there is no {name} here"))
    for name in START
]

NASTY = {
    "a": "a $(touch ran) b",
    "c": "c`touch ran`",
    "d": "d\"e'f",
    "g": "g;touch ran",
    "h": "h&touch ran|*?[x]",
    "j": "j\\k $HOME ~ #!{1,2}<>",
    "m": "m\u200cn \N{WOMAN}\u200d\N{PERSONAL COMPUTER}",
    "ö": "ö é — 李",
}


@pytest.fixture
def session(shell: Shell, tmp_path: Path) -> Iterator[Callable[[str], ShellSession]]:
    for name in NASTY.values():
        shell.done("people", "add", name)
    (tmp_path / "in").mkdir()
    opened: list[ShellSession] = []

    def started(name: str) -> ShellSession:
        opened.append(ShellSession(name, tmp_path / "in", shell.home, shell.done("completion", name)))
        return opened[-1]

    yield started
    for file in opened:
        file.close()


@pytest.mark.parametrize("name", SHELLS)
def test_what_is_offered_arrives_as_it_is_called(
    name: str, session: Callable[[str], ShellSession], tmp_path: Path
) -> None:
    shell = session(name)
    assert shell.arguments("tltimer swi\t") == ["switch"]
    assert shell.arguments("tltimer switch 1:\t") == ["switch", "1:1"]
    assert shell.arguments("tltimer switch cod\t --k\t spi\t") == ["switch", "coding", "--kind", "spike"]
    (tmp_path / "in" / "file with spaces").touch()
    assert shell.arguments("tltimer export json fil\t") == ["export", "json", "file with spaces"]
    for begin, person in NASTY.items():
        assert shell.arguments(f"tltimer switch 1:1 --with {begin}\t") == ["switch", "1:1", "--with", person]
    assert not (tmp_path / "in" / "ran").exists()


@pytest.mark.parametrize("name", SHELLS)
def test_nothing_runs_when_a_list_is_shown(name: str, session: Callable[[str], ShellSession], tmp_path: Path) -> None:
    shown = session(name).shown("tltimer switch 1:1 --with \t\t", "touch")
    assert "touch" in shown
    assert not (tmp_path / "in" / "ran").exists()


@pytest.mark.parametrize("name", SHELLS)
def test_what_a_word_is_for_is_shown_beside_it_and_never_inserted(
    name: str, session: Callable[[str], ShellSession]
) -> None:
    shell = session(name)
    assert shell.arguments("tltimer sto\t") == ["stop"]
    assert "stop tracking" in shell.shown("tltimer st\t\t", "stop tracking")


def test_bash_lists_and_inserts_with_one_key_and_cuts_long_help(session: Callable[[str], ShellSession]) -> None:
    shell = session("bash")
    shell.arguments("bind 'set show-all-if-ambiguous on'; tltimer sto")
    shown = shell.shown("tltimer settings notif\t", "RDY> tltimer settings notifications.")
    rows = [row.rstrip() for row in shown.splitlines() if row.startswith("notifications.")]
    assert any(row.endswith("…") for row in rows)
    assert max(map(len, rows)) < 80
