"""A second start meets the first."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tltimer.gui.process.single_instance import FirstInstance, is_complete, parse_request
from tltimer.paths import Home, home_at, make_private
from tltimer.system.app_socket import SHOW_WEEK, ask_app, socket_path

POSIX = pytest.mark.skipif(os.name != "posix", reason="Unix sockets")
ROOT = Path(__file__).parents[3]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(str(tmp_path / "home"))


def path_of(home: Home) -> Path:
    path = socket_path(home)
    assert path is not None
    return path


def second_start(home: Home, request: str, token: str = "") -> subprocess.Popen[bytes]:
    """Ask from another process; it ends with 0 if somebody was there."""
    script = (
        "import sys; from tltimer.paths import home_at; from tltimer.system.app_socket import ask_app;"
        "sys.exit(0 if ask_app(home_at(sys.argv[1]), sys.argv[2], sys.argv[3]) else 3)"
    )
    return subprocess.Popen([sys.executable, "-c", script, str(home.data), request, token], cwd=ROOT)


def test_nobody_runs(home: Home) -> None:
    assert not ask_app(home, SHOW_WEEK)


def test_the_request_of_a_second_start_arrives_with_its_token(qtbot: QtBot, home: Home) -> None:
    first = FirstInstance()
    assert first.listen(home)
    with qtbot.waitSignal(first.requested) as requested:
        other = second_start(home, SHOW_WEEK, "token 7")
    assert requested.args == [SHOW_WEEK, "token 7"]
    qtbot.waitUntil(lambda: other.poll() == 0)
    first.close()
    assert not path_of(home).exists()


@POSIX
def test_only_the_user_can_reach_the_socket(qtbot: QtBot, home: Home) -> None:
    first = FirstInstance()
    first.listen(home)
    assert path_of(home).stat().st_mode & 0o077 == 0
    assert path_of(home).parent.stat().st_mode & 0o777 == 0o700
    first.close()


@POSIX
def test_what_a_killed_app_left_behind_does_not_count(qtbot: QtBot, home: Home) -> None:
    make_private(home.runtime)
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(str(path_of(home)))
    assert path_of(home).exists()
    assert not ask_app(home, SHOW_WEEK)

    first = FirstInstance()
    assert first.listen(home)
    with qtbot.waitSignal(first.requested):
        other = second_start(home, SHOW_WEEK)
    qtbot.waitUntil(lambda: other.poll() == 0)
    first.close()


@POSIX
def test_a_caller_that_says_nothing_holds_up_nobody(qtbot: QtBot, home: Home) -> None:
    first = FirstInstance()
    first.listen(home)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(path_of(home)))
        with qtbot.waitSignal(first.requested) as requested:
            other = second_start(home, SHOW_WEEK)
    assert requested.args == [SHOW_WEEK, ""]
    qtbot.waitUntil(lambda: other.poll() == 0)
    first.close()


def test_two_homes_do_not_meet(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    first = FirstInstance()
    first.listen(home)
    assert not ask_app(home_at(str(tmp_path / "other")), SHOW_WEEK)
    first.close()


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_a_socket_of_another_owner_is_never_trusted(qtbot: QtBot, home: Home) -> None:
    make_private(home.runtime)
    path = path_of(home)
    with socket.socket(socket.AF_UNIX) as foreign:
        foreign.bind(str(path))
        foreign.listen()
        os.chown(path, 65534, 65534)
        assert not ask_app(home, SHOW_WEEK)
        first = FirstInstance()
        assert not first.listen(home)
    assert path.exists()


def test_a_request_is_complete_with_two_lines_or_too_much() -> None:
    assert parse_request(b"show week\ntoken\n") == ("show week", "token")
    assert parse_request(b"\xff\xfe") == ("\ufffd\ufffd", "")
    assert not is_complete(b"show week\n")
    assert is_complete(b"show week\n\n")
    assert is_complete(b"x" * 5000)


@POSIX
def test_a_home_that_cannot_hold_a_socket_has_it_in_another_private_folder(
    qtbot: QtBot, tmp_path: Path, short_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file, no folder")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_path))
    home = home_at(str(tmp_path / "home"))
    first = FirstInstance()
    assert first.listen(home)
    assert path_of(home).parent == short_path / "tltimer"
    first.close()
