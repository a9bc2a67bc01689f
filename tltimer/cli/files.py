"""Files that commands write: whole or not at all, readable by the user only."""

from __future__ import annotations

import os

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import path_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tltimer.cli.context import CommandContext
    from tltimer.paths import Home


STANDARD_OUTPUT = "-"
"""The word that stands for standard output where a file is written."""


def write_out(session: CommandContext, name: str, content: bytes) -> None:
    """Write a file and tell so; ``-`` is standard output.

    Raises:
        Refused: it cannot be written.
    """
    if name == STANDARD_OUTPUT:
        session.terminal.write_bytes(content)
        return
    write_file(name, content, session.program.home)
    session.answer(_("Written to {file}.").format(file=name), file=name, bytes=len(content))


def write_file(name: str, content: bytes, home: Home) -> None:
    """Write a file in place of what has its name.

    Args:
        name: the file.
        content: its content.
        home: where what is not in place yet lies meanwhile.

    Raises:
        Refused: it cannot be written.
    """
    try:
        _write(_target(name), content, home)
    except OSError as error:
        raise _refusal(name, error) from None


def refuse_unwritable(name: str) -> None:
    """Check that a file can be written, before much work is done for it.

    Raises:
        Refused: it cannot.
    """
    try:
        _fit(_target(name))
    except OSError as error:
        raise _refusal(name, error) from None


def _target(name: str) -> Path:
    """Return the file to write: a link's own target, but a pipe or a device as it is named.

    ``/dev/stdout`` and a shell's ``>(…)`` lead to pipes, which have no path of their own.
    """
    path = path_named(name)
    return path if path.exists() and not path.is_file() else path_named(name, follow=True)


def _refusal(name: str, problem: OSError) -> Refused:
    return Refused(_("'{file}' cannot be written: {why}.").format(file=name, why=reason_of(problem)))


def _fit(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, _("it is a folder; add a file name"))
    if not path.parent.is_dir():
        raise FileNotFoundError(2, _("the folder {folder} does not exist").format(folder=path.parent))
    if not os.access(path.parent if not path.exists() or path.is_file() else path, os.W_OK):
        raise PermissionError(13, os.strerror(13))


def _write(path: Path, content: bytes, home: Home) -> None:
    _fit(path)
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe is written to, not replaced
        return
    from tltimer.storage.atomic import write_bytes

    write_bytes(path, content, keep_mode=True, temporary=home.unfinished)
