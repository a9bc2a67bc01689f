"""The quick switcher from the command line."""

import os
import socket
import sys
import threading

import pytest

from tests.cli.conftest import Shell
from tltimer.paths import home_at, make_private
from tltimer.system.app_socket import socket_path


@pytest.fixture
def shell(shell: Shell) -> Shell:
    shell.done("people", "add", "Ana")
    shell.done("switch", "coding", "--at", "09:00")
    shell.done("switch", "review", "--at", "13:00")
    return shell


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a", "10m"), "1:1 with Ana since 13:50.\n"),
        (("a 10m",), "1:1 with Ana since 13:50.\n"),
        (("c",), "Coding since 14:00.\n"),
        (("rv",), "Review is already running, since 13:00; no change made.\n"),
        (("stop",), "Stopped at 14:00.\n"),
        (("m", "12:30"), "Meeting since 12:30. Removed 1 switch made since then.\n"),
        (("p", "review", "RFC", "thu"), "Promise: review RFC · by Thursday, 19 November\n"),
    ],
)
def test_words_take_the_best_match(shell: Shell, words: tuple[str, ...], said: str) -> None:
    assert shell.done("pick", *words) == said


def test_what_was_done_is_told_as_json(shell: Shell) -> None:
    answer = shell("pick", "a", "10m", "--json").json
    assert (answer["schema"], answer["switch"]["mode"], answer["switch"]["person"]) == (1, "1:1", "Ana")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("xyz",), "tltimer: Nothing matches 'xyz'. Type a few letters of the name of a mode or a person.\n"),
        (("c", "15:00"), "tltimer: That time is in the future; it is now 14:00. Type an earlier time.\n"),
    ],
)
def test_what_means_nothing_is_refused(shell: Shell, words: tuple[str, ...], said: str) -> None:
    assert shell.refused("pick", *words) == said


def test_without_the_app_and_a_terminal_it_names_both_ways(shell: Shell) -> None:
    words = "tltimer: The app is not running. To start it: tltimer. To switch in the terminal: tltimer pick coding\n"
    assert shell.refused("pick") == words
    assert shell.refused("pick", "--json") == words


class Terminal:
    """Standard input at which somebody types a line, or closes it."""

    def __init__(self, line: str | None) -> None:
        self._line = line

    def isatty(self) -> bool:
        return True

    def readline(self, _limit: int = -1) -> str:
        return "" if self._line is None else f"{self._line}\n"


@pytest.mark.parametrize(("line", "mode"), [("", "coding"), ("a", "1:1"), ("m", "meeting")])
def test_in_a_terminal_it_shows_the_likely_next_and_asks(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, line: str, mode: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(line))
    said = shell.done("pick")
    assert said.startswith("Coding · starting now · the previous mode\n")
    assert "'p' for a promise" in said
    assert shell.log()[-1][1] == mode


def test_the_end_of_input_changes_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(None))
    before = shell.files()
    answer = shell("pick")
    assert (answer.status, answer.err) == (1, "tltimer: Nothing was chosen; no change made.\n")
    assert shell.files() == before


@pytest.mark.skipif(os.name != "posix", reason="Unix sockets")
def test_a_running_app_is_asked_to_open_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "a token")
    home = home_at(str(shell.home))
    path = socket_path(home)
    assert path is not None
    make_private(path.parent)
    heard = []

    def serve(server: socket.socket) -> None:
        connection, _address = server.accept()
        with connection:
            heard.append(connection.recv(100))

    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        app = threading.Thread(target=serve, args=(server,))
        app.start()
        assert shell.done("pick") == ""
        app.join()
    assert heard == [b"pick\na token\n"]
