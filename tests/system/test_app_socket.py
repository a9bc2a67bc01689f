"""The socket of the running app."""

import os
from pathlib import Path

import pytest

from tltimer.paths import Home, home_at, make_private
from tltimer.system.app_socket import LONGEST_PATH, PICK, activation_token, ask_app, socket_path

POSIX = pytest.mark.skipif(os.name != "posix", reason="Unix sockets")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(str(tmp_path / "home"))


def path_of(home: Home) -> Path:
    path = socket_path(home)
    assert path is not None
    return path


def test_nobody_is_asked_where_no_app_runs(home: Home) -> None:
    assert not ask_app(home, PICK)


def test_a_home_far_down_still_gets_a_path_that_fits(tmp_path: Path) -> None:
    deep = home_at(str(tmp_path.joinpath(*["a folder with a long name"] * 8)))
    assert len(os.fsencode(path_of(deep))) <= LONGEST_PATH


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_owner_is_passed_over(
    short_path: Path, monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    make_private(home.runtime)
    os.chown(home.runtime, 65534, 65534)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_path))
    assert path_of(home).parent == short_path / "tltimer"


@POSIX
def test_a_folder_that_others_may_write_is_passed_over(
    tmp_path: Path, short_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_at(str(tmp_path / "home"))
    make_private(home.runtime).chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_path))
    assert path_of(home).parent == short_path / "tltimer"


def test_the_token_of_the_desktop_is_used_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)  # another test's, which Qt takes only on Wayland
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "a token")
    assert activation_token() == "a token"
    assert activation_token() == ""
