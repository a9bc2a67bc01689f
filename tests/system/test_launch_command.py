"""The command line that menus and sessions start the program with."""

import sys
from pathlib import Path

import pytest

from tltimer.system.launch_command import launch_command


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an interpreter in a folder of its own, which is the one that runs."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    return tmp_path / "python3"


def test_the_program_beside_the_interpreter_comes_first(python: Path) -> None:
    python.with_name("tltimer").touch()
    assert launch_command({"PATH": "/usr/bin"}) == [str(python.with_name("tltimer"))]


def test_without_one_it_is_the_program_on_the_path(python: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "tltimer").touch(0o755)
    assert launch_command({"PATH": str(tmp_path / "bin")}) == [str(tmp_path / "bin" / "tltimer")]


def test_without_any_it_is_the_module(python: Path, tmp_path: Path) -> None:
    assert launch_command({"PATH": str(tmp_path / "nothing")}) == [str(python), "-m", "tltimer"]


def test_a_frozen_program_starts_itself(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launch_command({}) == [str(python)]


def test_an_app_image_and_a_flatpak_are_started_by_their_own_names(python: Path) -> None:
    python.with_name("tltimer").touch()
    assert launch_command({"APPIMAGE": "/apps/tltimer.AppImage"}) == ["/apps/tltimer.AppImage"]
    assert launch_command({"FLATPAK_ID": "org.example"}) == ["flatpak", "run", "org.example"]
