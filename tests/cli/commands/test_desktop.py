"""The menu entry with all that belongs to it, in the user's place (contract 7)."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tltimer.cli.man_page import man_page
from tltimer.cli.registry import summaries
from tltimer.system.desktop_entry import entry_text, share_folder

pytestmark = pytest.mark.skipif(not Path("/usr/share/applications").is_dir(), reason="no menus of that kind here")


@pytest.fixture
def place(shell: Shell, tmp_path: Path) -> Path:
    shell.environ |= {"HOME": str(tmp_path / "a user"), "XDG_DATA_HOME": ""}
    (tmp_path / "a user").mkdir()
    return tmp_path / "a user"


def files(place: Path) -> set[str]:
    return {str(path.relative_to(place)) for path in place.rglob("*")}


def test_everything_is_installed_and_removed_without_a_trace(shell: Shell, place: Path) -> None:
    assert "applications menu" in shell.done("desktop", "install")
    share = place / ".local" / "share"
    assert {path.name for path in (share / "icons").rglob("*.*")} == {
        "io.github.tltimer.tltimer.png",
        "io.github.tltimer.tltimer.svg",
        "io.github.tltimer.tltimer-symbolic.svg",
    }
    assert {path.parent.parent.name for path in share.rglob("*.png")} == {
        f"{size}x{size}" for size in (16, 22, 24, 32, 48, 64, 128, 256)
    }
    for shell_file in ("bash-completion/completions/tltimer", "zsh/site-functions/_tltimer"):
        assert "_words" in (share / shell_file).read_text()
    assert "_words" in (share / "fish/vendor_completions.d/tltimer.fish").read_text()
    assert "tltimer switch coding" in (share / "man/man1/tltimer.1").read_text()
    shell.done("desktop", "install")
    assert shell.done("desktop", "remove") == "Removed 15 files. Your data is kept.\n"
    assert files(place) == {".local", ".local/share"}
    assert shell("desktop", "remove", "--json").json["removed"] == []


def test_what_others_installed_beside_it_stays(shell: Shell, place: Path) -> None:
    other = place / ".local/share/applications/other.desktop"
    other.parent.mkdir(parents=True)
    other.touch()
    shell.done("desktop", "install")
    shell.done("desktop", "remove")
    assert other.exists()


def test_removing_also_ends_the_start_at_login_of_every_home(shell: Shell, place: Path, tmp_path: Path) -> None:
    shell.done("settings", "start.with_session", "true")
    shell.done("--home", str(tmp_path / "another"), "settings", "start.with_session", "true")
    autostart = place / ".config" / "autostart"
    by_hand = autostart / "io.github.tltimer.tltimer-by-hand.desktop"
    by_hand.write_text("[Desktop Entry]\nExec=tltimer\n")
    assert len(list(autostart.iterdir())) == 3
    shell.done("desktop", "install")
    shell.done("desktop", "remove")
    assert list(autostart.iterdir()) == [by_hand]


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="there is no desktop-file-validate here")
@pytest.mark.parametrize("command", [["/opt/my tools/tltimer"], ['/a/"b$c`d\\e%f', "-m", "tltimer"]])
def test_the_entry_is_valid_wherever_the_program_lies(tmp_path: Path, command: list[str]) -> None:
    entry = tmp_path / "io.github.tltimer.tltimer.desktop"
    entry.write_text(entry_text(command))
    result = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man here")
def test_the_manual_page_has_every_command_and_no_warnings(tmp_path: Path) -> None:
    page = tmp_path / "tltimer.1"
    page.write_text(man_page("1.0"))
    result = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", str(page)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "100", "LC_ALL": "C.UTF-8", "MANROFFOPT": "-c"},
    )
    assert result.stderr == ""
    assert all(f"\n   {name}\n" in result.stdout for name in summaries())


def test_examples_can_be_copied_from_the_manual_page() -> None:
    examples = next(part for part in man_page("1.0").split(".SS ") if part.startswith("status\n"))
    assert r"\-\-format \(aq{label} {elapsed} {share}\(aq" in examples


def test_without_a_place_it_is_refused(shell: Shell) -> None:
    shell.environ |= {"HOME": "", "XDG_DATA_HOME": ""}
    assert "tltimer desktop is not available on this system" in shell.refused("desktop", "install")
    assert "desktop install or" in shell.refused("desktop", status=2)


def test_the_place_is_the_users_share_folder() -> None:
    assert share_folder({"XDG_DATA_HOME": "/x/y"}) == Path("/x/y")
    assert share_folder({"XDG_DATA_HOME": "relative", "HOME": "/u"}) == Path("/u/.local/share")
    assert share_folder({}) is None
