"""Files that commands write: whole or not at all, for the user's eyes only."""

import os
from pathlib import Path

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _


def write_file(name: str, content: bytes) -> None:
    """Write a file in place of what has its name.

    Raises:
        Refused: it cannot be written.
    """
    try:
        _write(Path(name).expanduser().resolve(), content)
    except OSError as error:
        raise _refusal(name, error) from None


def refuse_unwritable(name: str) -> None:
    """Look whether a file can be written, before much work is done for it.

    Raises:
        Refused: it cannot.
    """
    try:
        _fit(Path(name).expanduser().resolve())
    except OSError as error:
        raise _refusal(name, error) from None


def _refusal(name: str, error: OSError) -> Refused:
    return Refused(_("{file} cannot be written: {why}").format(file=name, why=reason_of(error)))


def _fit(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, _("it is a folder; name a file in it"))
    if not path.parent.is_dir():
        raise FileNotFoundError(2, _("there is no folder {folder}").format(folder=path.parent))
    if not os.access(path.parent if not path.exists() or path.is_file() else path, os.W_OK):
        raise PermissionError(13, os.strerror(13))


def _write(path: Path, content: bytes) -> None:
    _fit(path)
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe is written to, not replaced
        return
    from tltimer.storage.atomic import write_bytes

    write_bytes(path, content, keep_mode=True)
