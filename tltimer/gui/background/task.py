"""A slow task, done in a thread so that windows stay responsive."""

from __future__ import annotations

import threading
from functools import cache
from itertools import count

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import home_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.paths import Home


class BackgroundTask(QObject):
    """Runs a slow task in a thread, and emits the outcome in the main thread: ``done`` or ``refused``.

    Args:
        work: the task; it must not read or write the journal.
        parent: the owner; the outcome is dropped once it is gone.
    """

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> None:
        """Begin; returns at once."""
        _courier().carry(self._work, self)
        del self._work  # which refers to the owner, mostly: a ring that no garbage collector should have to open

    def end(self, result: object, why: str) -> None:
        """Emit the outcome: the result, or why there is none."""
        if why:
            self.refused.emit(why)
        else:
            self.done.emit(result)
        self.deleteLater()


class _Courier(QObject):
    """Brings outcomes from threads to the main thread, where it lives as long as the program.

    A task can be deleted with its window while its thread works: to emit its signals at that moment, or to drop the
    last reference to it there, would end the program. So threads know a task by its number alone.
    """

    _arrived = Signal(int, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[int, BackgroundTask] = {}
        self._numbers = count()
        self._arrived.connect(self._deliver)  # a slot of this object, so it runs in the thread that made it

    def carry(self, work: Callable[[], object], task: BackgroundTask) -> None:
        """Begin to work in a thread, and have the task end in this one."""
        number = next(self._numbers)
        self._tasks[number] = task
        threading.Thread(target=self._run, args=(work, number), name="task", daemon=True).start()

    def _run(self, work: Callable[[], object], number: int) -> None:
        result, why = (
            None,
            _("An unexpected error occurred. To find the error log, run 'tltimer doctor' in a terminal."),
        )
        try:
            result, why = work(), ""
        except Refused as refusal:
            why = str(refusal) or why
        finally:
            self._arrived.emit(number, result, why)

    def _deliver(self, number: int, result: object, why: str) -> None:
        task = self._tasks.pop(number)
        if isValid(task):
            task.end(result, why)


_courier = cache(_Courier)


TIMEOUT = 300
"""Seconds after which a command is given up: ten years of log are packed long before."""


def carry_out(home: Home, *arguments: str) -> str:
    """Run a command and return what it says, its warnings last. It takes a moment: not for the main thread.

    The memory that a command needs is freed when it has ended.

    Raises:
        Refused: it failed; says what the command says.
    """
    return "\n".join(part for part in _run(home, *arguments) if part)


def output_of(home: Home, *arguments: str) -> str:
    """Run a command and return its output as ``carry_out`` does, but without its warnings, for a file or a program.

    Raises:
        Refused: it failed; says what the command says.
    """
    output, _warnings = _run(home, *arguments)
    return output


def _run(home: Home, *arguments: str) -> tuple[str, str]:
    """Run a command and return its output and its warnings."""
    import subprocess

    from tltimer.worker_process import own_command

    place = [] if home == home_at(None) else ["--home", str(home.data)]
    try:
        ended = subprocess.run(
            own_command(*place, *arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        words = _("The command took longer than {count} s and was stopped. Try again.")
        raise Refused(words.format(count=TIMEOUT)) from None
    except OSError as problem:
        words = _("The command could not be started: {why}. Try again.")
        raise Refused(words.format(why=reason_of(problem))) from None
    if ended.returncode:
        raise Refused(_said(ended.stderr) or _("The command ended unexpectedly without a message. Try again."))
    return ended.stdout.strip(), _said(ended.stderr)


def _said(errors: str) -> str:
    """Leave out the program's name, with which problems begin in a terminal."""
    return "\n".join(line.removeprefix("tltimer: ") for line in errors.strip().splitlines())
