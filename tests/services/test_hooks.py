"""Hooks: which a change runs, in which order, and what is never run (contract 10)."""

import json
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tltimer.clock import Clock
from tltimer.domain.timeline.instants import parse_instant
from tltimer.paths import home_at
from tltimer.services.bootstrap import Program, open_program
from tltimer.services.hooks import RunningState, events_of, hook_problems, run_waiting
from tltimer.system.hook_scripts import hook_scripts, run_script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="hooks are scripts here")

NOW = "2026-11-17T13:00:00Z"
BERLIN = ZoneInfo("Europe/Berlin")
CLOCK = Clock(parse_instant(NOW))

OFF = RunningState()
CODING = RunningState("coding", "Coding", "2026-11-17T09:00:00Z", coding=True)
REVIEW = RunningState("review", "Review", "2026-11-17T10:00:00Z")
SPIKE = RunningState("coding", "Coding", "2026-11-17T09:00:00Z", kind="spike", coding=True)


@pytest.mark.parametrize(
    ("before", "after", "events"),
    [
        (OFF, OFF, ()),
        (CODING, CODING, ()),
        (OFF, CODING, ("on-switch", "on-focus-start")),
        (CODING, REVIEW, ("on-switch", "on-focus-end")),
        (REVIEW, OFF, ("on-stop",)),
        (CODING, OFF, ("on-stop", "on-focus-end")),
        (CODING, SPIKE, ("on-switch",)),
    ],
)
def test_the_hooks_of_a_change(before: RunningState, after: RunningState, events: tuple[str, ...]) -> None:
    assert events_of(before, after) == events


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = open_program(str(tmp_path / "home"), "UTC", {"TLTIMER_NOW": NOW})
    (tmp_path / "home" / "hooks").mkdir(parents=True)
    return program


@pytest.fixture
def hook(program: Program) -> Callable[..., Path]:
    """Makes a hook that writes down its name and what it was told."""

    def made(name: str, script: str = "", mode: int = 0o700) -> Path:
        path = program.home.hooks / name
        seen = program.home.data / "seen"
        path.write_text(f"#!/bin/sh\n{script}\nprintf '%s %s\\n' {name} \"$(cat)\" >> '{seen}'\n")
        path.chmod(mode)
        return path

    return made


def seen(program: Program) -> list[tuple[str, dict[str, object]]]:
    """Run the hooks that wait, and return what they wrote down."""
    run_waiting(program.home, CLOCK)
    file = program.home.data / "seen"
    lines = file.read_text().splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return [(line.partition(" ")[0], json.loads(line.partition(" ")[2])) for line in lines]


@pytest.fixture
def waiting(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr(sys, "executable", "/nonexistent")  # no process of its own runs them
    return program


def test_a_change_runs_its_hooks_in_order_of_name_and_of_changes(waiting: Program, hook: Callable[..., Path]) -> None:
    for name in ("on-switch.b", "on-switch", "on-focus-start", "on-stop", "on-focus-end", "on-switch.a", "other"):
        hook(name)
    waiting.tracker.switch("coding", person="Ana")
    waiting.tracker.stop()
    lines = seen(waiting)
    assert [name for name, _told in lines] == [
        "on-focus-start",
        "on-switch",
        "on-switch.a",
        "on-switch.b",
        "on-focus-end",
        "on-stop",
    ]
    assert lines[1][1] == {
        "event": "on-switch",
        "before": {"mode": "off", "label": "Off", "since": None, "person": None, "kind": None, "note": None},
        "after": {"mode": "coding", "label": "Coding", "since": NOW, "person": "Ana", "kind": None, "note": None},
    }
    assert seen(waiting) == [], "each runs once"


def test_a_write_in_a_home_without_hooks_loads_nothing_for_them(program: Program) -> None:
    program.home.hooks.rmdir()
    script = (
        "import sys; from tltimer.services.bootstrap import open_program;"
        "open_program(sys.argv[1], 'UTC', {}).tracker.switch('coding');"
        "sys.exit('tltimer.services.hooks' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(program.home.folder)], check=True)


def test_a_write_that_leaves_what_runs_as_it_was_runs_none(waiting: Program, hook: Callable[..., Path]) -> None:
    hook("on-switch")
    hook("on-stop")
    waiting.tracker.switch("coding", at=parse_instant("2026-11-17T09:00:00Z"))
    assert [name for name, _told in seen(waiting)] == ["on-switch"]
    waiting.tracker.paint(parse_instant("2026-11-17T10:00:00Z"), parse_instant("2026-11-17T10:30:00Z"), "review")
    assert [name for name, _told in seen(waiting)] == ["on-switch"], "coding began again at 10:30"
    waiting.tracker.note("an outcome", waiting.reports.today())
    waiting.tracker.paint(parse_instant("2026-11-16T10:00:00Z"), parse_instant("2026-11-16T11:00:00Z"), "review")
    waiting.undo_redo.undo()
    assert seen(waiting) == []


def test_undo_and_redo_run_what_applies(waiting: Program, hook: Callable[..., Path]) -> None:
    hook("on-switch")
    hook("on-stop")
    waiting.tracker.switch("coding")
    waiting.undo_redo.undo()
    waiting.undo_redo.redo()
    assert [name for name, _told in seen(waiting)] == ["on-switch", "on-stop", "on-switch"]


def test_imports_run_none(waiting: Program, hook: Callable[..., Path]) -> None:
    hook("on-switch")
    with waiting.hooks.silent():
        waiting.tracker.take_in({"switches": [{"id": "1", "at": "2026-11-17T09:00:00Z", "mode": "coding"}]}, "import")
    assert seen(waiting) == []


def test_the_end_of_a_day_stops_what_runs(waiting: Program, hook: Callable[..., Path]) -> None:
    for name in ("on-day-end", "on-stop", "on-focus-end"):
        hook(name)
    waiting.hooks.day_ended(CODING)
    assert [name for name, _told in seen(waiting)] == ["on-day-end", "on-focus-end", "on-stop"]


def test_what_others_could_have_written_is_never_run(waiting: Program, hook: Callable[..., Path]) -> None:
    hook("on-switch.a", mode=0o720)
    hook("on-switch.b", mode=0o702)
    hook("on-switch.c", mode=0o600)
    real = hook("elsewhere")
    (real.parent / "on-switch.d").symlink_to(real)
    (real.parent / "on-switch.e").mkdir()
    waiting.tracker.switch("coding")
    assert seen(waiting) == []
    problems = [script.problem for script in hook_scripts(real.parent)]
    assert [problem.partition(".")[0] for problem in problems] == [
        "Other users can write to it",
        "Other users can write to it",
        "It is not executable",
        "It is not a regular file",
        "It is not a regular file",
    ]
    assert len(hook_problems(waiting.home, BERLIN)) == 5


def test_a_folder_that_others_can_write_runs_none(waiting: Program, hook: Callable[..., Path]) -> None:
    path = hook("on-switch")
    path.parent.chmod(0o777)
    waiting.tracker.switch("coding")
    assert seen(waiting) == []
    (script,) = hook_scripts(path.parent)
    assert script.problem == "Other users can write to its folder. To change that: chmod go-w FOLDER"


def test_a_failure_is_kept_with_its_last_line_and_told(waiting: Program, hook: Callable[..., Path]) -> None:
    hook("on-switch.a", "echo first >&2; echo 'no \x1b[31mtoken' >&2; exit 3")
    hook("on-switch.b", "exit 4")
    hook("on-switch.c")
    waiting.tracker.switch("coding")
    assert [name for name, _told in seen(waiting)] == ["on-switch.c"]
    assert hook_problems(waiting.home, BERLIN) == (
        "The hook on-switch.a failed on 17 November at 14:00: no [31mtoken",
        "The hook on-switch.b failed on 17 November at 14:00: it exited with status 4",
    )


def test_a_hook_that_takes_too_long_is_ended_with_what_it_started(tmp_path: Path) -> None:
    script = tmp_path / "slow"
    script.write_text(f"#!/bin/sh\n(sleep 60; touch '{tmp_path}/late') &\nsleep 60\n")
    script.chmod(0o700)
    assert run_script(script, {}, 0.2) == "it took longer than 0 seconds"
    assert run_script(tmp_path / "none", {}) == os.strerror(2)


def _script(folder: Path, body: str) -> Path:
    script = folder / "script"
    script.write_text(f"#!/bin/sh\n{body}\n")
    script.chmod(0o700)
    return script


def test_a_hook_is_done_when_it_ends_whatever_it_leaves_running(tmp_path: Path) -> None:
    assert run_script(_script(tmp_path, "sleep 60 & echo $! > child"), {}, 20) == ""
    os.kill(int((tmp_path / "child").read_text()), signal.SIGKILL)
    assert run_script(_script(tmp_path, "sleep 60 & echo $! > child; echo last >&2; exit 3"), {}, 20) == "last"
    os.kill(int((tmp_path / "child").read_text()), signal.SIGKILL)


def test_what_a_hook_writes_and_does_not_read_takes_no_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    event = {"after": {"note": "x" * 1_000_000}}
    assert (
        run_script(_script(tmp_path, "head -c 50000000 /dev/zero >&2; echo >&2; echo last >&2; exit 3"), event)
        == "last"
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


def test_no_hooks_cost_nothing(tmp_path: Path) -> None:
    program = open_program(str(tmp_path), "UTC", {"TLTIMER_NOW": NOW})
    program.tracker.switch("coding")
    assert not (tmp_path / "hook-queue").exists()
    assert hook_problems(home_at(str(tmp_path)), BERLIN) == ()
