"""Damaged files are moved away, never overwritten."""

from __future__ import annotations

import contextlib

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.journal.file_format import Damaged, parse_tables
from tltimer.paths import make_private
from tltimer.storage.reading import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

OF_UNDO = "undo-"
"""The prefix of files that recorded a step; the log does not lack their content."""


def set_aside_damaged(path: Path, folder: Path, now: datetime) -> str | None:
    """Move a journal file away if it is still damaged now that the lock is held; return the sentence about it.

    Raises:
        OSError: it cannot be moved.
    """
    with contextlib.suppress(Damaged):
        raw = read_bytes(path)
        if raw is not None:
            parse_tables(raw)
        return None
    target = move_aside(path, folder, f"{path.parent.name}-{path.stem}", now)
    return _("{file} was damaged and is kept as {kept}; its contents are missing until you restore a backup.").format(
        file=path, kept=target
    )


def set_step_aside(path: Path, folder: Path, now: datetime) -> str:
    """Move away the record of a step that cannot be read; return the sentence about it."""
    try:
        move_aside(path, folder, f"{OF_UNDO}{path.stem}", now)
    except OSError as error:
        text = _("The record of a change is damaged and cannot be set aside: {reason}. Delete {file}, then try again.")
        return text.format(reason=reason_of(error), file=path)
    return _(
        "The record of a change is damaged, so tltimer set it aside. That change can no longer "
        "be undone or redone; the next undo or redo skips it."
    )


def move_aside(path: Path, folder: Path, name: str, now: datetime) -> Path:
    """Move a file into a folder under its name and the date, beside the files there.

    Raises:
        OSError: it cannot be moved.
    """
    import shutil  # hardly ever needed, and slow to load

    make_private(folder)
    stem = f"{name}-{now:%Y-%m-%dT%H%M%SZ}"
    target = folder / f"{stem}{path.suffix}"
    count = 1
    while target.exists():
        count += 1
        target = folder / f"{stem}-{count}{path.suffix}"
    shutil.move(path, target)
    return target
