"""The calendar files of a folder."""

import os
import stat
from pathlib import Path


def calendar_files(folder: str | Path) -> dict[str, os.stat_result]:
    """Return the calendar files of a folder by name, in order; hidden ones and what is no file are passed over.

    Raises:
        OSError: the folder cannot be read.
    """
    found: dict[str, os.stat_result] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not entry.name.lower().endswith((".ics", ".ics.gz")):
                continue
            try:
                status = entry.stat()
            except OSError:  # a link that leads nowhere, or it is gone by now
                continue
            if stat.S_ISREG(status.st_mode):
                found[entry.name] = status
    return dict(sorted(found.items()))


def calendar_folders(folder: Path) -> list[Path]:
    """Return the folders right inside one that hold calendar files, as vdirsyncer lays them out."""
    try:
        inner = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
        return [path for path in inner if calendar_files(path)]
    except OSError:
        return []
