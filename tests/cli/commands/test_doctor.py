"""``doctor``: what works here, and starting with the session."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.cli.conftest import Shell
from tests.system.bus import private_bus
from tltimer.cli.doctor.desktop import notifier


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
    assert "tltimer could not be set to start at login" in answer.err


def rows(shell: Shell) -> dict[str, dict[str, str]]:
    return {row["topic"]: row for row in shell("doctor", "--json").json["findings"]}


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_show_notifications_where_the_library_can_be_loaded(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    finding = notifier({})
    assert (finding.state, finding.text) == ("off", "the library desktop-notifier cannot be loaded")
    assert finding.advice.endswith("to get notifications, reinstall tltimer, which also installs desktop-notifier")
    library = ModuleType("desktop_notifier")
    for name in ("Button", "DesktopNotifier", "Icon"):
        setattr(library, name, SimpleNamespace)
    monkeypatch.setitem(sys.modules, "desktop_notifier", library)
    finding = notifier({})
    assert (finding.state, finding.advice) == ("ok", "")
    assert finding.text == "the system's own, through desktop-notifier (untested on this system)"


def test_a_system_without_notifications_is_not_told_to_install_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")
    finding = notifier({})
    assert (finding.state, finding.text) == ("off", "not available on this system")
    assert "install" not in finding.advice


def test_without_bus_and_display_everything_is_told_and_nothing_fails(shell: Shell) -> None:
    shell.environ |= {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent", "DBUS_SESSION_BUS_ADDRESS": ""}
    result = rows(shell)
    for topic in (
        "tray",
        "notifications",
        "Do Not Disturb",
        "idle",
        "lock",
        "sleep",
        "desktop calendars",
        "autostart",
        "calendars",
        "journal",
    ):
        assert result[topic]["state"] == "off", topic
        assert result[topic]["advice"], topic
    assert result["version"]["state"] == "ok"
    for topic in ("notifications", "Do Not Disturb", "keyring", "desktop calendars"):
        assert result[topic]["text"] == "there is no session bus", topic
    assert "install" not in result["keyring"]["advice"]
    assert result["shortcuts"] == {"topic": "shortcuts", "state": "off", "text": "there is no display", "advice": ""}
    out = shell.done("doctor")
    assert len([line for line in out.splitlines() if not line.startswith(" ")]) == len(result)
    assert all(len(line) <= 80 or str(shell.home) in line for line in out.splitlines())
    assert shell.files() == {}


def test_the_state_of_the_journal_and_of_damaged_files(shell: Shell) -> None:
    shell.done("switch", "coding")
    journal = rows(shell)["journal"]
    assert journal["state"] == "ok"
    assert "1 device, 1 month, " in journal["text"]
    shell.done("note", "what is not in a month's file")
    assert "1 device, 1 month, " in rows(shell)["journal"]["text"]
    (month,) = (shell.home / "journal").glob("*/2026-11.json")
    month.write_text("{")
    assert rows(shell)["damaged"]["state"] == "limited"


def test_a_journal_that_cannot_be_read_is_a_finding_among_others(shell: Shell) -> None:
    shell.home.mkdir()
    (shell.home / "journal").touch()
    result = rows(shell)
    assert result["journal"]["state"] == "limited"
    assert "is not a folder" in result["journal"]["text"]
    assert {"version", "tray", "calendars", "error log"} <= set(result)


def test_a_home_that_is_a_file_is_told_in_one_line_of_the_journal(shell: Shell) -> None:
    shell.home.parent.mkdir(parents=True, exist_ok=True)
    shell.home.touch()
    findings = [finding for finding in shell("doctor", "--json").json["findings"] if finding["state"] == "limited"]
    about = [(finding["topic"], finding["text"]) for finding in findings if str(shell.home) in finding["text"]]
    assert about == [
        ("data", f"{shell.home} is not a folder"),
        ("cache", f"{shell.home} is not a folder"),
        (
            "journal",
            f"{shell.home} is not a folder, so your data cannot be in it. Move it elsewhere, or start "
            "tltimer with another folder (--home DIR).",
        ),
    ]


def test_settings_that_cannot_be_read_are_no_mistake(shell: Shell) -> None:
    (shell.home / "settings.toml").mkdir(parents=True)
    result = rows(shell)
    assert result["settings"]["text"] == f"{shell.home / 'settings.toml'} cannot be read"
    assert "cannot be read: " in result["problem"]["text"]


def test_wrong_settings_are_among_the_findings(shell: Shell) -> None:
    shell.home.mkdir()
    (shell.home / "settings.toml").write_text("day_start = 7\n")
    assert "day_start" in rows(shell)["problem"]["text"]
    assert rows(shell)["settings"]["state"] == "limited"
    assert "1 mistake in " in rows(shell)["settings"]["text"]


def test_a_place_that_cannot_be_written_is_limited(shell: Shell, tmp_path: Path) -> None:
    result = rows(shell)
    assert (result["data"]["state"], result["cache"]["state"]) == ("ok", "ok")
    if os.geteuid() == 0:
        shell.home = Path("/proc/tltimer")
    else:
        tmp_path.chmod(0o500)
    result = rows(shell)
    assert (result["data"]["state"], result["cache"]["state"]) == ("limited", "limited")


def test_what_the_apps_own_log_tells(shell: Shell) -> None:
    assert rows(shell)["error log"]["state"] == "ok"
    (shell.home / "log").mkdir(parents=True)
    log = shell.home / "log" / "tltimer.log"
    log.write_text("2026-11-16T09:00:00Z begins: 0.1.0\n")
    assert rows(shell)["error log"]["state"] == "ok"
    log.write_text("2026-11-16T09:00:00Z did not end properly\n2026-11-16T09:00:00Z error: ValueError\n")
    assert rows(shell)["error log"]["text"].startswith("2 errors or crashes")


def test_an_error_log_that_cannot_be_read_is_no_good_sign(shell: Shell) -> None:
    log = shell.home / "log" / "tltimer.log"
    log.mkdir(parents=True)
    finding = rows(shell)["error log"]
    assert finding == {
        "topic": "error log",
        "state": "limited",
        "text": f"{log} cannot be read: Is a directory",
        "advice": "make it a readable file, or remove it",
    }


def test_each_file_that_is_not_the_journals_is_named(shell: Shell) -> None:
    shell.done("switch", "coding")
    (device,) = (shell.home / "journal").iterdir()
    names = [
        f"2026-11.json{ending}" for ending in ("~", ".part", ".tmp", ".bak", ".orig", ".sync-conflict-1", ".1", ".2")
    ]
    for name in names:
        (device / name).write_text("{}")
    text = rows(shell)["journal"]["text"]
    assert [name for name in names if f"{device.name}/{name}" not in text] == []


def test_a_bus_without_logind_and_screen_saver_reports_neither_lock_nor_sleep(shell: Shell) -> None:
    with private_bus() as bus:
        shell.environ |= {"DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
        result = rows(shell)
    assert (result["lock"]["state"], result["sleep"]["state"]) == ("off", "off")
    assert result["lock"]["text"].endswith("ScreenSaver: no screen saver is running")
    assert result["sleep"]["text"] == "logind: it is not running"
    assert result["idle"]["state"] == "off"
    assert "idle time" not in result["lock"]["advice"]


def without_rights(*words: str) -> subprocess.CompletedProcess[str]:
    """Run tltimer by a user who may not write everywhere; root has to give that right up."""
    if shutil.which("setpriv") is None:
        pytest.skip("no setpriv")
    rights = "-dac_override,-dac_read_search"
    bound = ("setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}") if os.geteuid() == 0 else ()
    command = (*bound, sys.executable, "-m", "tltimer", *words)
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="takes root its right to read everything by setpriv")
def test_a_home_that_cannot_be_read_is_a_finding_too(shell: Shell) -> None:
    shell.home.mkdir(parents=True, exist_ok=True)
    shell.home.chmod(0)
    ended = without_rights("--home", str(shell.home), "doctor")
    shell.home.chmod(0o700)
    assert "cannot be written" in ended.stdout
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="takes root its right to write everywhere by setpriv")
@pytest.mark.parametrize("inside", ["", "missing"])
def test_no_advice_stands_that_a_home_without_writing_refuses(shell: Shell, inside: str) -> None:
    shell.home.mkdir(parents=True, exist_ok=True)
    shell.home.chmod(0o500)
    home = shell.home / inside
    ended = without_rights("--home", str(home), "doctor", "--json")
    shell.home.chmod(0o700)
    result = {finding["topic"]: finding for finding in json.loads(ended.stdout)["findings"]}
    for topic in ("settings", "data"):
        assert result[topic]["state"] == "limited"
        assert ("cannot be created in" if inside else "cannot be written to") in result[topic]["text"]
    assert ("create the folder" if inside else "make the folder writable") in result["data"]["advice"]
    assert result["journal"]["advice"] == ""
