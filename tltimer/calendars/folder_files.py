"""The calendar files of a folder."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def calendar_files(folder: str | Path) -> dict[str, os.stat_result]:
    """Return the calendar files of a folder by name, in order; hidden ones, folders and the like are skipped.

    Raises:
        OSError: the folder cannot be read.
    """
    stats: dict[str, os.stat_result] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not entry.name.lower().endswith((".ics", ".ics.gz")):
                continue
            try:
                status = entry.stat()
            except OSError:  # a link that leads nowhere, or it is gone by now
                continue
            if stat.S_ISREG(status.st_mode):
                stats[entry.name] = status
    return dict(sorted(stats.items()))


def calendar_folders(folder: Path, depth: int = 2) -> list[Path]:
    """Return the folders inside one that are calendars, as vdirsyncer lays them out: right there, or one level below.

    An empty one is recognised by the files of vdirsyncer in it: its name, or its colour.
    """
    folders: list[Path] = []
    try:
        inner = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
        for path in inner:
            if calendar_files(path) or any((path / name).is_file() for name in ("displayname", "color")):
                folders.append(path)
            elif depth > 1:
                folders += calendar_folders(path, depth - 1)
    except OSError:
        return folders
    return folders
