"""A slow task, done in a thread so that windows stay responsive."""

from __future__ import annotations

import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import home_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.paths import Home


class BackgroundTask(QObject):
    """Runs a slow task in a thread, and emits the outcome in the main thread: ``done`` or ``refused``, then ``ended``.

    Args:
        work: the task; it must not read or write the journal.
        parent: the owner; the outcome is dropped once it is gone.
    """

    done = Signal(object)
    refused = Signal(str)
    _came = Signal(object, str)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._came.connect(self._take_in)  # a slot of this object, so it runs in the thread of the windows

    def start(self) -> None:
        """Begin; returns at once."""
        threading.Thread(target=self._run, name="task", daemon=True).start()

    def _run(self) -> None:
        result, why = None, _("An unexpected error occurred. To find the error log: tltimer doctor")
        try:
            result, why = self._work(), ""
        except Refused as refusal:
            why = str(refusal) or why
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._came.emit(result, why)

    def _take_in(self, result: object, why: str) -> None:
        if why:
            self.refused.emit(why)
        else:
            self.done.emit(result)
        self.deleteLater()


TIMEOUT = 300
"""Seconds after which a command is given up: ten years of log are packed long before."""


def carry_out(home: Home, *arguments: str) -> str:
    """Run a command and return its output. It takes a moment: not for the main thread.

    The memory that a command needs is freed when it has ended.

    Raises:
        Refused: it failed; says what the command says.
    """
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
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise Refused(_("tltimer could not finish: {why}. Try again.").format(why=problem)) from None
    if ended.returncode:
        raise Refused(_said(ended.stderr) or _("tltimer ended unexpectedly, without a message. Try again."))
    return "\n".join(part for part in (ended.stdout.strip(), _said(ended.stderr)) if part)


def _said(errors: str) -> str:
    """Leave out the program's name, with which problems begin in a terminal."""
    return "\n".join(line.removeprefix("tltimer: ") for line in errors.strip().splitlines())
