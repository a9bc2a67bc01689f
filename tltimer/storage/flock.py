"""The lock of Linux and macOS: flock, as filelock takes it there; loading that library takes longer than a switch."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sys
import time
from threading import get_ident

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

assert sys.platform != "win32"

PAUSE = 0.02
"""Seconds between two tries."""


class Flock:
    """A lock over all processes; the thread that holds it may take it again.

    Args:
        file: the lock's file, made if it is not there.
        timeout: seconds to wait for another holder.
    """

    def __init__(self, file: Path, timeout: float) -> None:
        self._file = file
        self._tries = max(1, int(timeout / PAUSE))
        self._owner: int | None = None
        self._descriptor = -1
        self._depth = 0

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            TimeoutError: another holder did not release it in time.
            OSError: it cannot be made.
        """
        if self._owner != get_ident():
            self._descriptor = self._open_locked()
            self._owner = get_ident()
        self._depth += 1

    def release(self) -> None:
        """Release it, once for each time that it was taken."""
        self._depth -= 1
        if not self._depth:
            descriptor, self._owner = self._descriptor, None
            os.close(descriptor)

    def _open_locked(self) -> int:
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            for _ in range(self._tries):
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(PAUSE)
                else:
                    self._name_holder(descriptor)
                    return descriptor
            raise TimeoutError
        except BaseException:
            os.close(descriptor)
            raise

    def _name_holder(self, descriptor: int) -> None:
        """Write this process's number into the file, so that whoever waits in vain can name it."""
        with contextlib.suppress(OSError):  # a full disk hinders no lock
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
