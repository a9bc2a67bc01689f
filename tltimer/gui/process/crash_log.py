"""A log of starts, ends and crashes for a report; no titles, names or texts of the user are in it."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path

from tltimer import __version__
from tltimer.domain.timeline.instants import format_instant
from tltimer.paths import make_private
from tltimer.storage.atomic import open_private, write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import IO

    from tltimer.clock import Clock

LARGEST = 200_000
"""Bytes from which on the log is put aside; the one put aside before is then over."""


TRUNCATED = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


class CrashLog:
    """Writes the traces of errors to a file, and knows at the next start that there was one.

    A running app has a file ``running``, which names the boot of the machine, and a file ``fault``, into which the
    interpreter writes when the process is about to die. If both are there at a start, the app did not end properly.

    Args:
        folder: where the files lie.
        clock: tells when.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.file = folder / "tltimer.log"
        self._running = folder / "running"
        self._fault = folder / "fault"
        self._clock = clock
        self._open: IO[str] | None = None
        self.fault = False
        """Whether the last run left behind what it died of; if not, it may just as well have been ended."""

    def begin(self) -> bool:
        """Begin to listen for errors; tells whether the last run ended without its end."""
        try:
            make_private(self.file.parent)
            crashed = self._take_over()
            write_text(self._running, boot(), durable=False)
            self._open = os.fdopen(open_private(self._fault, TRUNCATED), "w", encoding="utf-8")
            faulthandler.enable(self._open)
        except OSError:  # no room, or no right to write: the app runs without
            return False
        sys.excepthook = self._take_error
        threading.excepthook = self._take_thread_error
        self._write(f"begins: {__version__}, Python {sys.version_info[0]}.{sys.version_info[1]}, {sys.platform}")
        return crashed

    def end(self) -> None:
        """Note that the app has ended as it should."""
        if self._open is None:
            return
        self._write("ends")
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        self._open.close()
        self._open = None
        with suppress(OSError):
            self._running.unlink(missing_ok=True)
            self._fault.unlink(missing_ok=True)

    def _take_over(self) -> bool:
        """Bring the traces of the last run's crash into the log."""
        try:
            last_boot = self._running.read_bytes().decode("ascii")
        except (OSError, ValueError):
            return False
        fault = ""
        with suppress(OSError):
            fault = self._fault.read_text("utf-8", "replace")
        self.fault = bool(fault)
        if last_boot != boot() and not fault:
            self._write("did not end properly; the machine was started anew since")
            return False
        self._write("did not end properly" + ("\n" + without_places(fault) if fault else ""))
        return True

    def _take_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._keep(kind, trace)
        sys.__excepthook__(kind, error, trace)

    def _take_thread_error(self, error: threading.ExceptHookArgs) -> None:
        if error.exc_type is not SystemExit:  # which ends a thread and is not an error
            self._keep(error.exc_type, error.exc_traceback)
        threading.__excepthook__(error)

    def _keep(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        # What the error says can hold anything, a title as well: only where it came from is kept.
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        self._write("\n".join((f"error: {kind.__name__}", *map(without_places, lines))))

    def _write(self, text: str) -> None:
        with suppress(OSError):
            if self.file.exists() and self.file.stat().st_size > LARGEST:
                self.file.replace(self.file.with_suffix(".old.log"))
            with open(self.file, "a", encoding="utf-8", opener=open_private) as log:
                log.write(f"{format_instant(self._clock.now())} {text}\n")


def boot() -> str:
    """Return an identifier of this start of the machine; "" if the system has none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_bytes().decode("ascii").strip()
    except OSError:
        return ""


def without_places(text: str) -> str:
    """Leave of each file's path only what is the same on every machine: a user's name is often in the rest."""
    return re.sub(r'(?:[A-Za-z]:)?[/\\][^":\n]*[/\\](?=(?:tltimer|[^/\\":\n]+)[/\\][^/\\":\n]+\.py)', "…/", text)
