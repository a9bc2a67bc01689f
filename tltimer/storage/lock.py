"""One writer at a time, over all processes of this device."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import make_private

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from tltimer.storage.flock import Flock


def lock_at(file: Path, patience: float) -> "Flock | BaseFileLock":
    """Give the lock of this system.

    Args:
        file: the lock's file.
        patience: seconds to wait for another holder; then taking it raises TimeoutError.
    """
    try:
        from tltimer.storage.flock import Flock
    except ImportError:  # Windows
        from filelock import FileLock

        return FileLock(file, timeout=patience, mode=0o600)
    return Flock(file, patience)


class JournalLock:
    """The lock of a journal; whoever holds it may take it again.

    Args:
        file: the lock's file.
        patience: seconds to wait for another holder.
    """

    def __init__(self, file: Path, patience: float) -> None:
        self._file = file
        self._patience = patience
        self._lock: Flock | BaseFileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock.

        Raises:
            Refused: another program holds it, or it cannot be made.
        """
        try:
            make_private(self._file.parent)
            if self._lock is None:
                self._lock = lock_at(self._file, self._patience)
            self._lock.acquire()
        except TimeoutError:  # filelock's own is one as well
            raise Refused(
                _("Another tltimer has been writing for {seconds} seconds; nothing was changed, try again").format(
                    seconds=f"{self._patience:g}"
                )
            ) from None
        except (OSError, NotImplementedError) as error:
            raise Refused(
                _("{folder} cannot be written, nothing was changed: {reason}").format(
                    folder=self._file.parent, reason=reason_of(error)
                )
            ) from error
        try:
            yield
        finally:
            self._lock.release()


def reason_of(error: Exception) -> str:
    """Say in the system's words why something failed."""
    return ((isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__).lower()
