"""Lines for status bars: fields, formats, and a process that writes one at each change (contract 10)."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tltimer.system.file_changes import FileChanges
from tltimer.wording.status_fields import FIELDS

ROOT = Path(__file__).parents[3]


def test_every_field_of_a_running_mode(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "12:55", "--with", "Ana", "--kind", "spike")
    shell.done("promise", "send it", "--due", "today")
    fields = [name for name in FIELDS if name != "icon"]
    line = shell.done("status", "--format", "|".join(f"{{{name}}}" for name in fields))
    assert line == "coding|Coding|12:55|1:05|100%|30–50%|Ana|spike|–|–|–|1|#2b6cdf\n"


def test_what_is_not_there_is_a_dash(shell: Shell) -> None:
    template = "{mode} {label} {since} {elapsed} {share} {person} {kind} {{x}} {promises}"
    line = shell.done("status", "--format", template)
    assert line == "off Off – – – – – {x} 0\n"


def test_the_next_meeting_is_told(shell: Shell, tmp_path: Path) -> None:
    event = "UID:1\nDTSTAMP:20261101T000000Z\nDTSTART:20261117T133000Z\nDTEND:20261117T140000Z\nSUMMARY:Sync {up}"
    (tmp_path / "a.ics").write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n")
    shell.done("calendar", "add", "work", str(tmp_path / "a.ics"))
    assert shell.done("status", "--format", "{next_title} {next_start} in {next_in}") == "Sync {up} 14:30 in 30\n"


def test_the_icon_is_a_picture_of_the_mode(shell: Shell) -> None:
    pictures = set()
    for mode in ("coding", "1:1", "off", "unknown"):
        shell.done("switch", mode)
        path = Path(shell.done("status", "--format", "{icon}").strip())
        assert path.read_text().startswith("<svg ")
        pictures.add(path.read_text())
    assert len(pictures) == 4


@pytest.mark.parametrize("template", ["{foo}", "{", "}", "{}", "{0}", "{label!r}", "{label:>5}", "{label.upper}"])
def test_a_field_that_there_is_not_is_refused(shell: Shell, template: str) -> None:
    for command in ("status", "watch"):
        refusal = shell.refused(command, "--format", template, status=2)
        assert ", ".join(FIELDS) in refusal or "For a literal brace, use '" in refusal


@pytest.fixture
def environ(shell: Shell) -> dict[str, str]:
    return (
        os.environ
        | shell.environ
        | {
            "PYTHONPATH": str(ROOT),
            "TLTIMER_HOME": str(shell.home),
            "TLTIMER_NOW": shell.now,
        }
    )


@pytest.fixture
def watch(environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    words = [sys.executable, "-m", "tltimer", "watch", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environ, text=True) as process:
        yield process
        process.kill()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="changes are told by inotify")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT", "SIGPIPE"])
def test_watch_writes_at_once_and_at_each_change_and_ends_cleanly(
    shell: Shell, watch: subprocess.Popen[str], number: str
) -> None:
    assert watch.stdout is not None
    assert json.loads(watch.stdout.readline())["mode"] == "off"
    shell.done("switch", "coding")
    assert json.loads(watch.stdout.readline())["mode"] == "coding"
    shell.done("stop")
    assert json.loads(watch.stdout.readline())["mode"] == "off"
    watch.send_signal(getattr(signal, number))
    assert watch.wait(10) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are for Linux and macOS")
@pytest.mark.parametrize("template", ["short", "longer than the pipe " * 5000])
def test_watch_ends_without_a_word_however_many_signals_come(environ: dict[str, str], template: str) -> None:
    fast = environ | {"TLTIMER_NOW": "2026-11-17T13:00:30Z*6000"}
    words = [sys.executable, "-m", "tltimer", "watch", "--format", template]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=fast) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        os.read(process.stdout.fileno(), 1)  # it writes, and nobody reads on
        for number in [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGPIPE] * 20:
            process.send_signal(number)
        status = process.wait(20)
        assert (status, process.stderr.read()) == (0, b"")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="changes are told by inotify")
def test_watch_ends_when_nobody_reads_it(watch: subprocess.Popen[str]) -> None:
    assert watch.stdout is not None
    watch.stdout.readline()
    watch.stdout.close()
    assert watch.wait(10) == 0


def test_watch_writes_at_each_full_minute(environ: dict[str, str]) -> None:
    words = [sys.executable, "-m", "tltimer", "watch", "--format", "{mode}"]
    fast = environ | {"TLTIMER_NOW": "2026-11-17T13:00:30Z*600"}
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=fast, text=True) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _minute in range(3)] == ["off\n"] * 3
        process.kill()


def test_waybar_reads_an_object_of_markup(shell: Shell, environ: dict[str, str]) -> None:
    shell.done("switch", "1:1", "--with", "A <b> & B", "--at", "12:55")
    words = [sys.executable, "-m", "tltimer", "watch", "--waybar", "--format", "{label} {person}"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environ, text=True) as process:
        assert process.stdout is not None
        data = json.loads(process.stdout.readline())
        process.kill()
    assert (data["text"], data["class"], data["alt"]) == ("1:1 A &lt;b&gt; &amp; B", "1:1", "1:1")
    assert "&lt;b&gt;" in data["tooltip"]


def test_a_folder_that_comes_later_is_watched(tmp_path: Path) -> None:
    changes = FileChanges()
    changes.watch([tmp_path / "later"])
    (tmp_path / "later").mkdir()
    changes.watch([tmp_path / "later"])
    (tmp_path / "later" / "file").touch()
    assert changes.wait(5.0)
    assert changes.wait(0.0)
    changes.close()
    changes.close()
