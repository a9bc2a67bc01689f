"""Last good copies of other devices' files, which a synchroniser may leave half written."""

from __future__ import annotations

import contextlib
import os

from tltimer.journal.file_format import LARGEST, Damaged, parse_tables
from tltimer.storage.atomic import write_bytes
from tltimer.storage.reading import read_regular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class LastGoodCopies:
    """Copies in the cache; the work goes on whether they can be kept or not.

    Args:
        folder: the folder of the copies, one folder per device.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, path: Path) -> Path:
        """Return the path of the copy of a journal file."""
        return self._folder / path.parent.name / path.name

    def keep(self, path: Path) -> None:
        """Copy a file if it changed since it was copied, and if it is whole."""
        copy = self.of(path)
        with contextlib.suppress(OSError, Damaged):
            stat = path.lstat()
            if copy.exists() and _moment(copy.stat()) == _moment(stat):
                return
            raw = read_regular(path, LARGEST)
            if raw is None:
                return
            parse_tables(raw)
            write_bytes(copy, raw, durable=False)
            os.utime(copy, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _moment(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_mtime_ns, stat.st_size
