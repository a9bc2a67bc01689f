"""The user's executables that are run when what is tracked changes: which there are, and running one."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from threading import Thread

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.values import Value
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import IO, Any

SWITCH, STOP, FOCUS_START, FOCUS_END, DAY_END = "on-switch", "on-stop", "on-focus-start", "on-focus-end", "on-day-end"

EVENTS = (SWITCH, STOP, FOCUS_START, FOCUS_END, DAY_END)

LIMIT = 10.0
"""Seconds that a hook may take."""

LAST_WORDS = 0.5
"""Seconds for what a hook that failed wrote last to arrive."""

KEPT = 8192
"""The last bytes of standard error that are kept: a hook can write without end."""


class HookScript(Value):
    """A file in the folder of hooks, and its event; ``problem`` is why it is not run, "" where it is."""

    path: Path
    event: str
    problem: str = ""


def hook_scripts(folder: Path) -> tuple[HookScript, ...]:
    """Return the hooks of a folder in the order of their names; files for no event are left out."""
    try:
        names = sorted(file.name for file in folder.iterdir())
    except OSError:
        return ()
    return tuple(
        HookScript(folder / name, event, _problem(folder, folder / name))
        for name in names
        if (event := name.partition(".")[0]) in EVENTS
    )


def _problem(folder: Path, path: Path) -> str:
    """Return the reason not to run a file: others could have written it, or it is not executable; "" without one."""
    try:
        status, around = path.lstat(), folder.stat()
    except OSError as error:
        return reason_of(error)
    if not stat.S_ISREG(status.st_mode):
        return _("It is not a regular file. Replace it with one.")
    if hasattr(os, "geteuid"):
        if status.st_uid != os.geteuid():
            return _("It belongs to another user. Replace it with a copy of your own.")
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return _("Other users can write to it. To change that: chmod go-w FILE")
        if around.st_uid not in (os.geteuid(), 0):
            return _("Its folder belongs to another user. Replace the folder with one of your own.")
        if around.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return _("Other users can write to its folder. To change that: chmod go-w FOLDER")
    if not os.access(path, os.X_OK):
        return _("It is not executable. To change that: chmod u+x FILE")
    return ""


def run_script(path: Path, event: Mapping[str, Any], limit: float = LIMIT) -> str:
    """Run a hook and wait for it; return why it failed in one line, "" where it did not.

    Args:
        path: the file.
        event: what it reads on standard input, as JSON.
        limit: seconds after which it is ended, with all that it has started.
    """
    try:
        process = subprocess.Popen(
            [str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=path.parent,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return reason_of(error)
    errors = bytearray()
    reader = Thread(target=_keep_end, args=(process.stderr, errors), daemon=True)
    reader.start()
    text = json.dumps(event, ensure_ascii=False).encode() + b"\n"
    Thread(target=_tell, args=(process.stdin, text), daemon=True).start()
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        _end(process)
        return _("it took longer than {seconds} seconds").format(seconds=round(limit))
    # A program that it leaves running can keep its standard error open; the hook itself is done.
    reader.join(LAST_WORDS if process.returncode else 0)
    if not process.returncode:
        return ""
    lines = bytes(errors).decode("utf-8", "replace").strip().splitlines()
    last = one_line(lines[-1], 200) if lines else ""
    return last or _("it exited with status {status}").format(status=process.returncode)


def _tell(pipe: IO[bytes], text: bytes) -> None:
    """Write a text into a pipe that may have no reader, and close it."""
    with suppress(OSError, ValueError), pipe:
        pipe.write(text)


def _keep_end(pipe: IO[bytes], kept: bytearray) -> None:
    """Read a pipe to its end, and keep no more than the last of it."""
    with suppress(OSError, ValueError), pipe:
        while part := os.read(pipe.fileno(), KEPT):
            kept += part
            del kept[:-KEPT]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started; whatever of it goes on is not waited for."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(1.0)
