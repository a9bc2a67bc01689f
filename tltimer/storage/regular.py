"""Reading files that somebody else may have put there: regular ones only, through no link, up to a size."""

from __future__ import annotations

import errno
import os
import stat

from tltimer.i18n.translate import _
from tltimer.storage.atomic import READ_TRIES, retry
from tltimer.storage.disk import DISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tltimer.storage.disk import Disk

MEGABYTE = 1024 * 1024


class IrregularFileError(OSError):
    """A file is of a kind, or of a size, that is not read."""


def read_regular(path: Path, largest: int | None = None, disk: Disk = DISK) -> bytes | None:
    """Return the content of a regular file, None where there is none.

    Args:
        path: the file.
        largest: the most bytes that it may hold.
        disk: the calls to use.

    Raises:
        IrregularFileError: it is a pipe, a device, a link or a folder, or too large.
        OSError: it cannot be read.
    """
    try:
        return retry(lambda: _read(path, largest), READ_TRIES, disk.pause)
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
