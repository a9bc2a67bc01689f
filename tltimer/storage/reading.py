"""Reading files: again where another program holds one for a moment, and with care where anybody may have put it."""

from __future__ import annotations

import errno
import os
import stat
import time

from tltimer.i18n.translate import _
from tltimer.paths import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    Result = TypeVar("Result")

MEGABYTE = 1024 * 1024

READ_TRIES = 10
"""Tries to open a file that another program holds: half a second."""

PAUSE = 0.05

TRANSIENT = frozenset({errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.EBUSY})
"""Errors that may pass in a moment: another program holds the file, or there are too many open ones."""

MANIFEST = "batch.json"
"""Lists, in the folder for temporary files, what a batch of several files still has to put in place."""


def retry(act: Callable[[], Result], tries: int, pause: Callable[[float], object]) -> Result:
    """Retry an action that may fail for a moment, such as while another program holds a file; raise the last error."""
    for _attempt in range(tries - 1):
        try:
            return act()
        except OSError as error:
            if error.errno not in TRANSIENT and not isinstance(error, PermissionError):
                raise
            pause(PAUSE)
    return act()


def read_bytes(path: Path, pause: Callable[[float], object] = time.sleep) -> bytes | None:
    """Return the content of a file, None where there is none.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return retry(lambda: read_file(path), READ_TRIES, pause)
    except FileNotFoundError:
        return None


def is_batch_left(temporary: Path) -> bool:
    """Return whether a killed process left a batch to finish."""
    return os.path.lexists(temporary / MANIFEST)


class IrregularFileError(OSError):
    """A file is of a kind, or of a size, that is not read."""


def read_regular(path: Path, largest: int | None = None, pause: Callable[[float], object] = time.sleep) -> bytes | None:
    """Return the content of a regular file, None where there is none.

    Args:
        path: the file.
        largest: the most bytes that it may hold.
        pause: waits so many seconds before it is tried again.

    Raises:
        IrregularFileError: it is a pipe, a device, a link or a folder, or too large.
        OSError: it cannot be read.
    """
    try:
        return retry(lambda: _read(path, largest), READ_TRIES, pause)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.filename is None:  # of one that was opened, and then cannot be read
            error.filename = str(path)
        raise


def _read(path: Path, largest: int | None) -> bytes:
    _check(path, os.lstat(path), largest)  # opening a device can do something
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    # Another file may have taken its place since.
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, _flags: os.open(name, flags)) as file:
        _check(path, os.fstat(file.fileno()), largest)
        content = file.read() if largest is None else file.read(largest + 1)
    if largest is not None and len(content) > largest:
        raise _too_large(path, largest)
    return content


def _check(path: Path, state: os.stat_result, largest: int | None) -> None:
    if stat.S_ISLNK(state.st_mode):
        raise IrregularFileError(errno.ELOOP, _("it is a link"), str(path))
    if not stat.S_ISREG(state.st_mode):
        raise IrregularFileError(errno.EINVAL, _("it is not a regular file"), str(path))
    if largest is not None and state.st_size > largest:
        raise _too_large(path, largest)


def _too_large(path: Path, largest: int) -> IrregularFileError:
    return IrregularFileError(errno.EFBIG, _("it is larger than {size} MB").format(size=largest // MEGABYTE), str(path))
