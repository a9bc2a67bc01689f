"""Decisions before there is an app."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.screen import Screen
from tltimer.errors import Refused, Unread
from tltimer.gui.app import App
from tltimer.gui.main import chooses_backend, tell_refusals
from tltimer.gui.qt_application import application


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a desktop")
def test_without_a_desktop_it_says_what_works() -> None:
    with pytest.raises(Refused, match="The commands work without"):
        application({})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a desktop")
def test_without_a_desktop_the_program_ends_with_one_line(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "tltimer", "--home", str(tmp_path)]
    ended = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    ("content", "chooses"),
    [
        ("", False),
        ('[tray]\n# backend = "auto"\n', False),
        ('[tray]\nbackend = "window"\n', True),
        ('tray = { backend = "qt" }\n', True),
        ('tray.backend = "auto"\n', True),
        ('zone = "Europe/Berlin"\n', False),
    ],
)
def test_settings_that_choose_a_place_are_read_first(tmp_path: Path, content: str, chooses: bool) -> None:
    (tmp_path / "settings.toml").write_text(content)
    assert chooses_backend(tmp_path / "settings.toml") is chooses


def test_no_settings_choose_nothing(tmp_path: Path) -> None:
    assert not chooses_backend(tmp_path / "settings.toml")


def test_what_a_slot_is_refused_is_told_and_no_error(app: App, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    errors: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: errors.append(error))
    tell_refusals(app)
    other = ValueError("x")
    for error in (Unread("it is not a folder"), Refused("it is in the future"), other):
        sys.excepthook(type(error), error, None)
    assert [(sent.title, sent.body) for sent in screen.sent] == [
        ("Your log cannot be read", "it is not a folder"),
        ("No change made", "It is in the future"),
    ]
    assert errors == [other]
