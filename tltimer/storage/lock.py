"""One writer at a time, over all processes of this machine."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from threading import get_ident

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import make_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Protocol

    class SystemLock(Protocol):
        """The part of a lock that this module uses."""

        def acquire(self) -> object:
            """Take the lock, or raise TimeoutError."""

        def release(self) -> None:
            """Release it."""


TIMEOUT = 10.0
"""Seconds to wait for another process that writes."""

PAUSE = 0.02
"""Seconds between two tries of ``Flock``."""


class FileLock:
    """A lock with a time limit; whoever holds it may take it again. Making it opens nothing.

    Args:
        file: the lock's file; it stays when the lock is free.
        timeout: seconds to wait for another holder.
    """

    def __init__(self, file: Path, timeout: float = TIMEOUT) -> None:
        self._file = file
        self._timeout_s = timeout
        self._lock: SystemLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock.

        Raises:
            Refused: another process holds it, or it cannot be made.
        """
        try:
            make_private(self._file.parent)
            if self._lock is None:
                self._lock = system_lock(self._file, self._timeout_s)
            self._lock.acquire()
        except TimeoutError:  # filelock's own is one as well
            raise Refused(self._timeout_words()) from None
        except (OSError, NotImplementedError) as error:
            raise Refused(
                _("{folder} cannot be written to: {reason}. No change made.").format(
                    folder=self._file.parent, reason=reason_of(error)
                )
            ) from error
        try:
            yield
        finally:
            self._lock.release()

    def _timeout_words(self) -> str:
        holder = _holder(self._file)
        if holder is None:
            text = _("Another tltimer process has been writing for {seconds} seconds; no change made. Try again.")
        else:
            text = _("Process {process} has kept {file} locked for {seconds} seconds; no change made. Try again.")
        return text.format(seconds=f"{self._timeout_s:g}", process=holder, file=self._file)


def _holder(file: Path) -> int | None:
    """Return the process that took the lock last, None where the system does not let us read it."""
    try:
        return int(file.read_bytes())
    except (OSError, ValueError):
        return None


def system_lock(file: Path, timeout: float) -> SystemLock:
    """Return the lock of this system over a file; ``timeout`` are the seconds that it waits for another holder."""
    lock: SystemLock
    if sys.platform == "win32":
        from filelock import FileLock as WindowsLock

        lock = WindowsLock(file, timeout=timeout, mode=0o600)
    else:
        lock = Flock(file, timeout)
    return lock


class Flock:
    """The lock of Linux and macOS, as filelock takes it there; loading that library takes longer than a switch.

    The thread that holds it may take it again.

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
        if sys.platform == "win32":
            raise NotImplementedError
        import fcntl

        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            for _try in range(self._tries):
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(PAUSE)
                else:
                    _name_holder(descriptor)
                    return descriptor
            raise TimeoutError
        except BaseException:
            os.close(descriptor)
            raise


def _name_holder(descriptor: int) -> None:
    """Write this process's number into a lock's file, so that whoever waits in vain can name it."""
    with suppress(OSError):  # a full disk hinders no lock
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
