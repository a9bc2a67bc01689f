"""What works here, and starting with the session."""

from pathlib import Path

from tests.cli.conftest import Shell


def test_the_setting_enters_the_app_into_the_session_and_takes_it_out(shell: Shell, tmp_path: Path) -> None:
    shell.environ |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    shell.done("settings", "start.with_session", "true")
    (entry,) = (tmp_path / "config" / "autostart").iterdir()
    assert str(shell.home) in entry.read_text()
    shell.done("settings", "start.with_session", "false")
    assert not entry.exists()


def test_without_a_place_the_setting_says_so(shell: Shell) -> None:
    answer = shell("settings", "start.with_session", "true")
    assert answer.status == 1
    assert "no place here" in answer.err
