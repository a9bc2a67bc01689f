"""Hooks: runs the user's executables when the running mode changes.

    writer            |lock: before -> write -> after, note the change|  starts a runner
    runner (apart)                                                       |takes the changes in order, runs the hooks|

A change is noted under the journal's lock, so changes stand in the order in which they were written. It is taken off
the list before its hooks run, so that a crash can lose one and never doubles it.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from datetime import timedelta

from tltimer.domain.timeline.entries import running_switch
from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.switches import OFF
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import is_there, read_file
from tltimer.values import Value
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from datetime import datetime, tzinfo
    from pathlib import Path
    from typing import Any

    from tltimer.clock import Clock
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.switches import Switch
    from tltimer.journal.journal import Journal
    from tltimer.paths import Home

A_SECOND = timedelta(seconds=1)

HIDDEN_COMMAND = "run-hooks"

KEPT_FAILURES = 50
"""Lines of the file of failures."""

_runners: list[subprocess.Popen[bytes]] = []
"""Processes that may still run. They outlive what started them; here each is waited for by the next start."""


class RunningState(Value):
    """The running mode at an instant, as hooks read it; ``coding`` is whether it counts as coding."""

    mode: str = OFF
    label: str = ""
    since: str | None = None
    person: str | None = None
    kind: str | None = None
    note: str | None = None
    coding: bool = False

    def fields(self) -> dict[str, Any]:
        """Return the fields that a hook reads."""
        return {
            "mode": self.mode,
            "label": self.label or _("Off"),
            "since": self.since,
            "person": self.person,
            "kind": self.kind,
            "note": self.note,
        }


def running_state(running: Switch | None, rules: Rules) -> RunningState:
    """Return the state that a running switch is; that of nothing for None."""
    if running is None:
        return RunningState()
    mode = rules.modes.mode(running.mode)
    return RunningState(
        running.mode,
        formats.mode_label(running.mode, mode.label),
        format_instant(running.at),
        running.person,
        running.kind,
        running.note,
        mode.counts_as is CountsAs.CODING,
    )


def events_of(before: RunningState, after: RunningState) -> tuple[str, ...]:
    """Return the hooks that a change runs; none where the running mode stays the same."""
    from tltimer.system.hook_scripts import FOCUS_END, FOCUS_START, STOP, SWITCH

    if before.fields() == after.fields():
        return ()
    events = [STOP if after.mode == OFF else SWITCH]
    if before.coding != after.coding:
        events.append(FOCUS_START if after.coding else FOCUS_END)
    return tuple(events)


class Hooks:
    """Records changes of the running mode and runs their hooks in a process of their own.

    Args:
        home: has the folder of hooks and the list of changes.
        clock: the clock.
        journal: the log.
        rules: returns how to read the log.
    """

    def __init__(self, home: Home, clock: Clock, journal: Journal, rules: Callable[[], Rules]) -> None:
        self._home = home
        self._clock = clock
        self._journal = journal
        self._rules = rules
        self._silent = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Compare the running mode before and after a write, and run the hooks of the change."""
        if self._silent or not _any_in(self._home.hooks):
            yield
            return
        before = self._state()
        yield
        after = self._state()
        self.tell(events_of(before, after), before, after)

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Run no hooks meanwhile: for imports and for restoring a backup."""
        self._silent = True
        try:
            yield
        finally:
            self._silent = False

    def day_ended(self, before: RunningState) -> None:
        """Run the hooks of a day's end, and those of the stop that it brings; only the app sees it.

        Args:
            before: the mode that ran until then.
        """
        from tltimer.system.hook_scripts import DAY_END

        if _any_in(self._home.hooks):
            after = RunningState()
            self.tell((*events_of(before, after), DAY_END), before, after)

    def tell(self, events: tuple[str, ...], before: RunningState, after: RunningState) -> None:
        """Note a change, and start a process that runs its hooks."""
        if not events:
            return
        note = {"events": events, "before": before.fields(), "after": after.fields()}
        with suppress(OSError):
            _append(_queue_of(self._home), note)
            self._start_runner()

    def _state(self) -> RunningState:
        now, rules = self._clock.now(), self._rules()
        start = rules.days.start_of(rules.days.day_of(now))
        running = running_switch(self._journal.switches(start, now + A_SECOND), now, rules.days)
        return running_state(running, rules)

    def _start_runner(self) -> None:
        import subprocess

        from tltimer.worker_process import own_command

        _runners[:] = [runner for runner in _runners if runner.poll() is None]
        home = ("--home", str(self._home.folder)) if self._home.folder else ()
        _runners.append(
            subprocess.Popen(
                own_command(HIDDEN_COMMAND, *home),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        )


def failures_file(home: Home) -> Path:
    """Return the file that keeps the last failures of hooks, a line of JSON each."""
    return home.log / "hooks.jsonl"


def _queue_of(home: Home) -> Path:
    return home.data / "hook-queue"


def _any_in(folder: Path) -> bool:
    try:
        return any(file.name.startswith("on-") for file in folder.iterdir())
    except OSError:
        return False


def _append(queue: Path, note: dict[str, Any]) -> None:
    from tltimer.storage.atomic import write_text

    numbers = [int(file.stem) for file in queue.glob("*.json") if file.stem.isdigit()] if queue.is_dir() else []
    text = json.dumps(note, ensure_ascii=False)
    write_text(queue / f"{max(numbers, default=0) + 1:012}.json", text, durable=False)


def run_waiting(home: Home, clock: Clock) -> None:
    """Run the hooks of all changes that wait, in order; another process that does so is waited for."""
    from tltimer.storage.lock import FileLock
    from tltimer.system.hook_scripts import LIMIT, hook_scripts

    queue = _queue_of(home)
    timeout = LIMIT * 60
    with suppress(Refused), FileLock(home.data / "hooks.lock", timeout).held():
        while waiting := sorted(queue.glob("*.json")):
            note = _taken(waiting[0])
            for script in hook_scripts(home.hooks) if note else ():
                if script.event in note.get("events", ()) and not script.problem:
                    _run(script.path, script.event, note, home, clock)


def _taken(file: Path) -> dict[str, Any]:
    """Remove a change from the list and return it; an empty one where it cannot be read."""
    try:
        raw = read_file(file)
    except OSError:
        raw = b""
    file.unlink(missing_ok=True)
    try:
        note = json.loads(raw)
    except ValueError:
        return {}
    return note if isinstance(note, dict) else {}


def _run(path: Path, event: str, note: dict[str, Any], home: Home, clock: Clock) -> None:
    from tltimer.system.hook_scripts import run_script

    failure = run_script(path, {"event": event, "before": note.get("before"), "after": note.get("after")})
    if failure:
        _keep_failure(home, {"at": format_instant(clock.now()), "hook": path.name, "why": failure})


def _keep_failure(home: Home, failure: dict[str, str]) -> None:
    from tltimer.storage.atomic import write_text

    file = failures_file(home)
    lines = [*_lines_of(file), json.dumps(failure, ensure_ascii=False)][-KEPT_FAILURES:]
    with suppress(OSError):
        write_text(file, "".join(f"{line}\n" for line in lines), durable=False)


def _lines_of(file: Path) -> list[str]:
    try:
        return read_file(file).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def hook_problems(home: Home, zone: tzinfo) -> tuple[str, ...]:
    """Return a sentence for every hook that is refused, or that failed the last time a hook of its name failed."""
    from tltimer.system.hook_scripts import hook_scripts

    problems = [
        _("tltimer does not run the hook {name}. {why}").format(name=script.path.name, why=script.problem)
        for script in hook_scripts(home.hooks)
        if script.problem
    ]
    last: dict[str, tuple[datetime, str]] = {}
    for line in _lines_of(failures_file(home)):
        with suppress(ValueError, KeyError, TypeError):
            failure = json.loads(line)
            last[str(failure["hook"])] = (parse_instant(failure["at"]), str(failure["why"]))
    for name, (at, why) in sorted(last.items()):
        if is_there(home.hooks / name):
            words = _("The hook {name} failed on {date} at {time}: {why}")
            date = formats.date_words(at.astimezone(zone).date())
            problems.append(words.format(name=name, date=date, time=formats.wall_time(at, zone), why=why))
    return tuple(problems)
