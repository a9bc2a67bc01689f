"""Real processes: exit statuses, no Qt, two writers at once, interrupts."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tltimer.cli.registry import summaries

ROOT = Path(__file__).parents[2]

ENVIRON = os.environ | {"TZ": "Europe/Berlin", "TLTIMER_NOW": "2026-11-17T13:00:00Z", "PYTHONPATH": str(ROOT)}


def run(home: Path, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tltimer", *words],
        capture_output=True,
        text=True,
        env=ENVIRON | {"TLTIMER_HOME": str(home)} | changed,
        check=False,
    )


WATCHED = """
import sys
from tltimer.cli.main import main
status = main(sys.argv[1:])
heavy = ("PySide6", "shiboken6", "icalendar", "tomlkit", "tzlocal", "asyncio", "requests", "urllib.request")
loaded = [name for name in heavy if name in sys.modules]
print(*loaded, "status", status, file=sys.stderr)
"""

WORDS: dict[str, tuple[str, ...]] = {
    "switch": ("coding",),
    "set": ("09:00-10:00", "coding"),
    "change": ("none", "--confirm"),
    "remove": ("none",),
    "note": ("x",),
    "import": ("json", "none"),
    "export": ("json",),
    "completion": ("bash",),
}


@pytest.mark.parametrize("command", sorted(set(summaries()) - {"demo", "watch"}))
def test_no_command_loads_qt(tmp_path: Path, command: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", WATCHED, command, *WORDS.get(command, ())],
        capture_output=True,
        text=True,
        env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
        check=True,
    )
    loaded = result.stderr.splitlines()[-1].partition("status")[0].split()
    allowed = {"asyncio"} if command in ("switch", "set", "change", "remove", "note", "undo") else set()
    if command == "doctor":  # it asks the keyring, whose backends load what they like
        allowed = {"urllib.request", "asyncio"}
    assert set(loaded) <= allowed


def test_a_watch_loads_nothing_heavy_and_ends_with_its_reader(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WATCHED, "watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == "status 0\n"


@pytest.mark.parametrize(
    "words", [("status",), ("day",), ("week",), ("week", "--json"), ("log",), ("switch", "coding")]
)
def test_what_is_asked_all_day_loads_nothing_that_it_does_not_need(tmp_path: Path, words: tuple[str, ...]) -> None:
    code = "import sys; from tltimer.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    result = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
        check=True,
    )
    slow = {"shutil", "subprocess", "tempfile", "difflib", "zipfile", "html", "icalendar"}
    unneeded = {"tltimer.calendars.registry", "tltimer.calendars.sources", "tltimer.journal.last_good"}
    if words[0] != "switch":
        unneeded |= {
            "tltimer.storage.atomic",
            "tltimer.storage.lock",
            "tltimer.settings.toml_file",
        }
    if words[0] in ("status", "week"):
        unneeded |= {"tltimer.cli.dates", "tltimer.domain.timeline.durations", "tltimer.journal.device"}
        unneeded |= {"tltimer.domain.balance.people", "tltimer.domain.meetings.event_classes"}
    if words == ("status",):
        unneeded |= {"tltimer.reports.week", "tltimer.domain.meetings.changes", "tltimer.domain.meetings.snapshots"}
    if words == ("week", "--json"):
        unneeded |= {"tltimer.reports.plan", "tltimer.reports.status"}
        unneeded |= {"tltimer.domain.balance.intentions", "tltimer.domain.balance.one_to_ones"}
    assert (slow | unneeded) & set(result.stderr.splitlines()[-1].split()) == set()


def test_exit_statuses(tmp_path: Path) -> None:
    assert run(tmp_path, "switch", "coding").returncode == 0
    refused = run(tmp_path, "switch", "codng")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("tltimer: 'codng' is not a mode. Did you mean coding?")
    misused = run(tmp_path, "switch")
    assert (misused.returncode, misused.stdout, misused.stderr.count("\n")) == (2, "", 1)


def test_processes_that_switch_at_once_lose_nothing(tmp_path: Path) -> None:
    several = [
        subprocess.Popen(
            [sys.executable, "-m", "tltimer", "switch", "coding", "--at", f"09:{minute:02}", "--note", str(minute)],
            stdout=subprocess.DEVNULL,
            env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
        )
        for minute in range(6)
    ]
    assert [process.wait() for process in several] == [0] * 6
    log = json.loads(run(tmp_path, "log", "--json").stdout)
    assert [switch["note"] for switch in log["switches"]] == [str(minute) for minute in range(6)]
    assert len({switch["id"] for switch in log["switches"]}) == 6


def test_a_reader_that_leaves_early_is_no_traceback(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tltimer", "settings", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() in (0, 1)
    process.stderr.close()


@pytest.mark.skipif(os.name != "posix", reason="signals are sent another way here")
def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tltimer", "import", "json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
        # A shell lets what it starts in the background ignore interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    # More than a pipe holds: the program reads by the time that this is written.
    process.stdin.write(b" " * 1_000_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _out, said = process.communicate()
    assert (process.returncode, said) == (130, b"")


def test_closed_outputs_are_no_traceback(tmp_path: Path) -> None:
    result = subprocess.run(
        ["sh", "-c", '"$0" -m tltimer week >&- ; "$0" -m tltimer nonsense 2>&-', sys.executable],
        capture_output=True,
        text=True,
        env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr) == (2, "", "")


def test_an_error_that_cannot_be_written_keeps_its_exit_status(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("zone = 5\n", "utf-8")
    script = '"$0" -m tltimer status 2>/dev/full; echo $?; "$0" -m tltimer switch x 2>/dev/full; echo $?'
    result = subprocess.run(
        ["sh", "-c", f'{script}; "$0" -m tltimer nonsense 2>/dev/full', sys.executable],
        capture_output=True,
        text=True,
        env=ENVIRON | {"TLTIMER_HOME": str(tmp_path)},
        check=False,
    )
    assert (result.returncode, result.stdout.split()[-2:]) == (2, ["0", "1"])


@pytest.mark.parametrize("place", ["", "-", "/dev/stdout", "/dev/fd/1"])
def test_an_export_through_a_pipe_is_the_file_itself(tmp_path: Path, place: str) -> None:
    run(tmp_path, "switch", "coding", "--at", "09:00", "--note", "Müller")
    for form in ("ics", "json", "csv", "timeclock"):
        file = tmp_path / f"log.{form}"
        assert run(tmp_path, "export", form, str(file)).returncode == 0
        result = subprocess.run(
            [sys.executable, "-m", "tltimer", "export", form, *([place] if place else [])],
            capture_output=True,
            env=ENVIRON | {"TLTIMER_HOME": str(tmp_path), "PYTHONIOENCODING": "ascii"},
            check=True,
        )
        assert result.stdout.startswith(file.read_bytes())
        assert "Müller".encode() in result.stdout


def test_ascii_terminals_get_their_report(tmp_path: Path) -> None:
    run(tmp_path, "set", "09:00-10:00", "coding", "--day", "monday")
    result = run(tmp_path, "week", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert result.stdout.isascii()


def test_the_demo_keeps_away_from_what_is_the_users(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    result = run(tmp_path, "demo", "--home", str(tmp_path))
    assert (result.returncode, result.stdout) == (1, "")
    assert "is not empty" in result.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is always a desktop elsewhere")
def test_the_demo_without_a_desktop_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "TMPDIR": str(tmp_path)}
    result = run(tmp_path / "home", "demo", **nowhere)
    assert (result.returncode, result.stdout) == (1, "")
    assert "The commands work without one" in result.stderr
    assert list(tmp_path.iterdir()) == []
