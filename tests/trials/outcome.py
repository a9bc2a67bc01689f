"""The outcome of a trial, and the commands that it runs: each in a process of its own, forked from a warm one."""

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import IO

import tltimer
from tltimer.cli.main import main

BEGIN = datetime(2026, 11, 16, 8, tzinfo=UTC)
"""A Monday; the clock of every trial starts here."""

TIMEOUT = 60
"""Seconds after which a command hangs."""

MEMORY = 200 * 1024
"""The most kilobytes that a command may take."""


@dataclass
class Outcome:
    """The number of trials of something, and what went wrong."""

    tries: int = 0
    losses: list[str] = field(default_factory=list)

    def check(self, right: bool, loss: str) -> None:
        """Note a loss unless all is right."""
        if not right:
            self.losses.append(loss)


@dataclass(frozen=True)
class Ended:
    """The end of a command: its status, negative for the signal that killed it, and what it printed."""

    status: int
    out: str
    err: str
    memory: int

    @property
    def fault(self) -> str:
        """Return the command's fault, of the kinds that no command may have; "" without one."""
        if self.status == -signal.SIGALRM:
            return "hangs"
        if "Traceback" in self.err or self.status not in (0, 1, 2, -signal.SIGKILL):
            return f"ends with {self.status}: {self.err[-600:]}"
        if self.memory > MEMORY:
            return f"takes {self.memory // 1024} MB"
        return ""


def warm_up() -> None:
    """Import the modules of the commands, so that a forked one starts at once."""
    for module in walk_packages(tltimer.__path__, "tltimer."):
        if not module.name.startswith(("tltimer.gui", "tltimer.system", "tltimer.__main__")):
            import_module(module.name)
    for name in ("tinydb", "tomlkit", "zipfile", "encodings.ascii", "encodings.idna", "encodings.utf_8_sig"):
        import_module(name)


class Home:
    """A home, with a clock that trials move."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = BEGIN
        self._kept = folder.with_name(f"{folder.name}-kept")

    def __call__(self, *words: str, before: Callable[[], None] = lambda: None) -> Ended:
        """Run a command.

        Args:
            words: the command.
            before: called in the process, right before the command runs.
        """
        return wait_for(self.begin(*words, before=before))

    def begin(self, *words: str, before: Callable[[], None] = lambda: None) -> "Running":
        """Start a command and return at once."""
        environ = os.environ | {
            "TLTIMER_HOME": str(self.folder),
            "TLTIMER_NOW": f"{self.now:%Y-%m-%dT%H:%M:%SZ}",
            "TZ": "Europe/Berlin",
            "LC_ALL": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        out, err = (os.fdopen(_nameless(), "w+b") for _ in range(2))
        child = os.fork()
        if not child:
            _become(words, environ, out.fileno(), err.fileno(), before)
        return Running(child, out, err)

    def export(self) -> Ended:
        """Return everything that the home holds, as a command says it."""
        return self("export", "json")

    def wait(self, **lasted: int) -> None:
        """Move the clock."""
        self.now += timedelta(**lasted)

    def keep(self) -> None:
        """Remember the home as it is."""
        _copy(self.folder, self._kept)

    def restore(self) -> None:
        """Bring the home back to what it was when it was remembered, at the same place."""
        _copy(self._kept, self.folder)

    def broken_files(self) -> list[str]:
        """Return the journal's files that are no JSON."""
        broken = []
        for file in (self.folder / "journal").rglob("*.json"):
            try:
                json.loads(file.read_bytes())
            except ValueError:
                broken.append(file.name)
        return broken


@dataclass(frozen=True)
class Running:
    """A command that was started."""

    process: int
    out: IO[bytes]
    err: IO[bytes]


def wait_for(running: Running) -> Ended:
    """Wait until a command ends."""
    _process, status, usage = os.wait4(running.process, 0)
    texts = []
    for file in (running.out, running.err):
        file.seek(0)
        texts.append(file.read().decode("utf-8", "replace"))
        file.close()
    return Ended(os.waitstatus_to_exitcode(status), texts[0], texts[1], usage.ru_maxrss)


def kill_after(seconds: float) -> Callable[[], None]:
    """Return a function that has the kernel kill the calling process after a time."""

    def arm() -> None:
        # The default action of this signal is the one of SIGKILL: nothing is tidied up, no handler runs.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)

    return arm


def limit_files(size: int) -> Callable[[], None]:
    """Return a function that limits how large the calling process can make a file."""

    def arm() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return arm


def _nameless() -> int:
    """Return a temporary file that is gone once nobody holds it."""
    number, name = tempfile.mkstemp()
    Path(name).unlink()
    return number


def _become(words: tuple[str, ...], environ: dict[str, str], out: int, err: int, before: Callable[[], None]) -> None:
    status = 99
    try:
        os.environ.clear()
        os.environ.update(environ)
        nowhere = os.open(os.devnull, os.O_RDONLY)
        for number, target in ((nowhere, 0), (out, 1), (err, 2)):
            os.dup2(number, target)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(TIMEOUT)
        before()
        status = main(words, environ)
        sys.stdout.flush()
        sys.stderr.flush()
    except SystemExit as ending:
        status = ending.code if isinstance(ending.code, int) else 1
    except BaseException:
        os.write(2, traceback.format_exc().encode("utf-8", "replace"))
    os._exit(status)


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    if source.exists():
        shutil.copytree(source, target, symlinks=True)
