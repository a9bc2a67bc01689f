"""Starting with the session: the entry, and who may change it."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tltimer.paths import home_at
from tltimer.system.autostart.choose import autostart_for, follow, is_entered
from tltimer.system.autostart.interface import command_for, entry_name
from tltimer.system.autostart.macos import MacAutostart
from tltimer.system.autostart.xdg import XdgAutostart, quoted


@pytest.fixture
def entry(tmp_path: Path) -> XdgAutostart:
    return XdgAutostart(tmp_path, "tltimer", ["/a folder/tltimer", "--home", "/50%"])


def test_on_and_off(entry: XdgAutostart) -> None:
    assert not entry.is_on()
    entry.turn(False)
    entry.turn(True)
    assert entry.is_on()
    text = entry.file.read_text()
    assert 'Exec="/a folder/tltimer" "--home" "/50%%"\n' in text
    assert "X-GNOME-Autostart-Delay=5\n" in text
    entry.turn(False)
    assert not entry.file.exists()


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed")
def test_the_entry_is_valid(entry: XdgAutostart) -> None:
    entry.turn(True)
    result = subprocess.run(["desktop-file-validate", entry.file], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_a_program_that_moved_is_entered_anew(entry: XdgAutostart, tmp_path: Path) -> None:
    entry.turn(True)
    XdgAutostart(tmp_path, "tltimer", ["/elsewhere/tltimer"]).turn(True)
    assert "/elsewhere/tltimer" in entry.file.read_text()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_was_switched_off_in_the_desktop_stays_off(entry: XdgAutostart, line: str) -> None:
    entry.turn(True)
    entry.file.write_text(entry.file.read_text() + line + "\n")
    entry.turn(True)
    assert not entry.is_on()


def test_what_somebody_wrote_by_hand_stays(entry: XdgAutostart) -> None:
    entry.file.parent.mkdir()
    entry.file.write_text("[Desktop Entry]\nExec=tltimer\n")
    entry.turn(False)
    entry.turn(True)
    assert entry.file.read_text() == "[Desktop Entry]\nExec=tltimer\n"
    assert entry.is_on()


def test_words_are_quoted_for_the_desktop() -> None:
    assert quoted("plain") == '"plain"'
    assert quoted('a"b$c') == r'"a\\"b\\$c"'
    assert shlex.split(quoted("a b")) == ["a b"]


def test_each_home_has_an_entry_of_its_own(tmp_path: Path) -> None:
    usual, other = home_at(None), home_at(str(tmp_path))
    assert entry_name(usual) == "io.github.tltimer.tltimer"
    assert entry_name(other).startswith("io.github.tltimer.tltimer-")
    assert command_for(other, {})[-2:] == ["--home", str(tmp_path)]
    assert "--home" not in command_for(usual, {})


def test_without_a_users_folder_there_is_no_place(tmp_path: Path) -> None:
    home = home_at(str(tmp_path))
    assert autostart_for(home, {}) is None
    assert follow(False, home, {})
    assert not follow(True, home, {})


def test_a_flatpak_does_not_claim_to_start_with_the_session(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "FLATPAK_ID": "io.github.tltimer.tltimer"}
    assert autostart_for(home_at(None), environ) is None
    assert not follow(True, home_at(None), environ)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("in the way")
    environ = {"XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    assert not follow(True, home_at(str(tmp_path / "home")), environ)


def test_the_agent_of_macos(tmp_path: Path) -> None:
    agent = MacAutostart(tmp_path, "tltimer", ["/a/tltimer"])
    agent.turn(True)
    assert agent.is_on()
    assert b"<string>/a/tltimer</string>" in agent.file.read_bytes()
    agent.turn(False)
    assert not agent.is_on()


def test_whether_the_session_starts_the_app_is_told_as_the_desktop_has_it(tmp_path: Path) -> None:
    home, environ = home_at(str(tmp_path / "home")), {"XDG_CONFIG_HOME": str(tmp_path)}
    assert not is_entered(home, environ)
    assert follow(True, home, environ)
    assert is_entered(home, environ)
    (file,) = (tmp_path / "autostart").iterdir()
    file.write_text(file.read_text("utf-8") + "Hidden=true\n", "utf-8")
    assert not is_entered(home, environ)
    assert not is_entered(home, {})
