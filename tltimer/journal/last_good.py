"""Last good copies of other devices' files, which a synchroniser may leave half written."""

import contextlib
import os
from pathlib import Path

from tltimer.journal.file_format import Damaged, parse_tables
from tltimer.storage.atomic import read_bytes, write_bytes


class LastGoodCopies:
    """Copies in the cache; whether they can be kept or not, the work goes on.

    Args:
        folder: where they lie, one folder a device.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, path: Path) -> Path:
        """Tell where the copy of a journal file lies."""
        return self._folder / path.parent.name / path.name

    def keep(self, path: Path) -> None:
        """Copy a file if it changed since it was copied, and if it is whole."""
        copy = self.of(path)
        with contextlib.suppress(OSError, Damaged):
            stat = path.stat()
            if copy.exists() and _moment(copy.stat()) == _moment(stat):
                return
            raw = read_bytes(path)
            if raw is None:
                return
            parse_tables(raw)
            write_bytes(copy, raw, durable=False)
            os.utime(copy, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _moment(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_mtime_ns, stat.st_size
