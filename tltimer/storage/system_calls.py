"""The calls by which content reaches the disk. Tests pass their own, to see that each is made or to let it fail."""

from __future__ import annotations

import errno
import os
import sys
import time

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WITHOUT_FLUSH = (errno.EINVAL, errno.ENOTSUP)
"""Errors of file systems that cannot flush a folder, such as some network shares."""


def flush_descriptor(descriptor: int) -> None:
    """Wait until what was written to an open file or folder would survive a power cut.

    Raises:
        OSError: the disk did not take it.
    """
    if sys.platform == "darwin":  # there fsync leaves it in the drive's own cache
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # not every file system has it
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def name_descriptor(descriptor: int, path: Path) -> None:
    """Name an open file that has no name yet.

    Raises:
        OSError: the system cannot.
    """
    # Only with a descriptor for a folder does os.link follow the link in /proc; as the path is absolute, any will do.
    os.link(f"/proc/self/fd/{descriptor}", path, src_dir_fd=descriptor, follow_symlinks=True)


class Disk(Value):
    """The system's calls: put a file in the place of another, flush a descriptor, pause, name a file."""

    replace: Callable[[Path, Path], object] = os.replace
    flush: Callable[[int], object] = flush_descriptor
    pause: Callable[[float], object] = time.sleep
    name: Callable[[int, Path], object] = name_descriptor

    def flush_folder(self, folder: Path) -> None:
        """Wait until the names in a folder would survive a power cut.

        Raises:
            OSError: the disk did not take them.
        """
        if sys.platform == "win32":  # folders cannot be opened there, and NTFS logs a change of names itself
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            self.flush(descriptor)
        except OSError as error:
            if error.errno not in WITHOUT_FLUSH:
                raise
        finally:
            os.close(descriptor)


DISK = Disk()
"""The real one."""
