"""A second start meets the first, on both kinds of lines."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tltimer.gui.process import single_instance_unix, single_instance_windows
from tltimer.gui.process.single_instance import SHOW_WEEK, ask_first, first_instance, is_focus, socket_path, wish_in
from tltimer.paths import Home, home_at, make_private

POSIX = pytest.mark.skipif(os.name != "posix", reason="Unix sockets")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(str(tmp_path / "home"))


def in_a_thread(home: Home, wish: str, token: str = "") -> list[bool]:
    """Ask from elsewhere, as another process would; the answer is in the list in the end."""
    answers: list[bool] = []
    threading.Thread(target=lambda: answers.append(ask_first(home, wish, token))).start()
    return answers


def test_nobody_runs(home: Home) -> None:
    assert not ask_first(home, SHOW_WEEK)


@POSIX
def test_the_wish_of_a_second_start_arrives_with_its_token(qtbot: QtBot, home: Home) -> None:
    first = first_instance()
    assert first.listen(home)

    with qtbot.waitSignal(first.wished) as wished:
        answers = in_a_thread(home, SHOW_WEEK, "token 7")

    assert wished.args == [SHOW_WEEK, "token 7"]
    qtbot.waitUntil(lambda: answers == [True])
    first.close()
    assert not socket_path(home).exists()


@POSIX
def test_only_the_user_can_reach_the_socket(qtbot: QtBot, home: Home) -> None:
    first = first_instance()
    first.listen(home)
    assert socket_path(home).stat().st_mode & 0o777 == 0o600
    assert socket_path(home).parent.stat().st_mode & 0o777 == 0o700
    first.close()


@POSIX
def test_what_a_killed_app_left_behind_does_not_count(qtbot: QtBot, home: Home) -> None:
    make_private(home.runtime)
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(str(socket_path(home)))
    stale.close()
    assert socket_path(home).exists()

    assert not ask_first(home, SHOW_WEEK)
    first = first_instance()
    assert first.listen(home)
    with qtbot.waitSignal(first.wished):
        in_a_thread(home, SHOW_WEEK)
    first.close()


@POSIX
def test_a_caller_that_says_nothing_holds_up_nobody(qtbot: QtBot, home: Home) -> None:
    first = first_instance()
    first.listen(home)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(socket_path(home)))
        with qtbot.waitSignal(first.wished) as wished:
            in_a_thread(home, "show week")
    assert wished.args == ["show week", ""]
    first.close()


@POSIX
def test_two_homes_do_not_meet(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    first = first_instance()
    first.listen(home)
    assert not ask_first(home_at(str(tmp_path / "other")), SHOW_WEEK)
    first.close()


def test_a_home_far_down_still_gets_a_path_that_fits(tmp_path: Path) -> None:
    deep = home_at(str(tmp_path.joinpath(*["a folder with a long name"] * 8)))
    assert len(os.fsencode(socket_path(deep))) <= 100


def test_what_was_sent_is_read_calmly() -> None:
    assert wish_in(b"show week\ntoken\n") == ("show week", "token")
    assert wish_in(b"\xff\xfe") == ("\ufffd\ufffd", "")
    assert not is_focus(b"show week\n")
    assert is_focus(b"show week\n\n")
    assert is_focus(b"x" * 5000)


def test_the_line_of_windows_works_too(qtbot: QtBot, home: Home) -> None:
    first = single_instance_windows.PipeInstance()
    assert first.listen(home)
    script = (
        "import sys; from pathlib import Path; from tltimer.gui.process.single_instance_windows import ask;"
        "sys.exit(0 if ask(Path(sys.argv[1]), b'show week\\ntoken\\n') else 3)"
    )
    with qtbot.waitSignal(first.wished) as wished:
        other = subprocess.Popen([sys.executable, "-c", script, str(socket_path(home))])
    assert wished.args == ["show week", "token"]
    qtbot.waitUntil(lambda: other.poll() == 0)
    first.close()


@POSIX
def test_no_socket_where_none_can_be_made(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, no folder")
    first = single_instance_unix.SocketInstance()
    assert not first.listen(home_at(str(tmp_path / "home")))
    first.close()
