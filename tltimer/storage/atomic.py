"""Files that change together: all written beside and flushed, then all put in place; on failure none."""

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from tltimer.paths import make_private

Result = TypeVar("Result")

TRIES = 40
"""Tries to replace a file that another program holds open, as Windows' sharing rules have it: 2 s."""

READ_TRIES = 10
"""Tries to open a file that another program holds: half a second."""

PAUSE = 0.05


def insisted(act: Callable[[], Result], tries: int, pause: Callable[[float], object] = time.sleep) -> Result:
    """Do what another program's open file may forbid for a moment; the last failure passes through."""
    for _ in range(tries - 1):
        try:
            return act()
        except PermissionError:
            pause(PAUSE)
    return act()


def read_bytes(path: Path) -> bytes | None:
    """Read a whole file, None where there is none."""
    try:
        return insisted(path.read_bytes, READ_TRIES)
    except FileNotFoundError:
        return None


class Batch:
    """New contents of several files, put in place together by ``commit`` or not at all.

    Args:
        temporary: the folder for what is not in place yet.
        replace: puts one file in the place of another.
    """

    def __init__(self, temporary: Path, replace: Callable[[Path, Path], object] = os.replace) -> None:
        self._temporary = temporary
        self._replace = replace
        self._contents: dict[Path, tuple[Callable[[], bytes], bool]] = {}
        self._written: list[Path] = []

    def __enter__(self) -> Self:
        """Begin; leaving removes what was written beside and not put in place."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Remove what was not put in place."""
        for path in self._written:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def put(self, path: Path, content: Callable[[], bytes], durable: bool = True) -> None:
        """Note a file's new content; a second note of a file replaces the first.

        Args:
            path: the file.
            content: gives its content when all is written.
            durable: flush it to the disk before it is put in place; not needed for what a power cut may take.
        """
        self._contents[path] = (content, durable)

    def commit(self) -> None:
        """Write everything beside, then put everything in place, in the order of the first notes.

        Raises:
            OSError: it could not be done, and every file is what it was.
        """
        for path in self._contents:
            make_private(path.parent)
            if not os.access(path.parent, os.W_OK):  # said at once: no waiting makes it writable
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path.parent))
        prepared = [
            (self._write_beside(path, content(), durable), path) for path, (content, durable) in self._contents.items()
        ]
        before: list[tuple[Path, bytes | None]] = []
        try:
            for beside, path in prepared:
                earlier = read_bytes(path) if len(prepared) > 1 else None
                insisted(lambda beside=beside, path=path: self._replace(beside, path), TRIES)  # type: ignore[misc]
                before.append((path, earlier))
        except OSError:
            for path, earlier in reversed(before):
                self._put_back(path, earlier)
            raise

    def _write_beside(self, path: Path, content: bytes, durable: bool) -> Path:
        make_private(path.parent)
        folder = make_private(self._temporary)
        if folder.stat().st_dev != path.parent.stat().st_dev:
            folder = path.parent  # nothing can be put in place from another file system
        beside = folder / f".{path.parent.name}-{path.name}.new"
        self._written.append(beside)
        with open(beside, "wb", opener=_open_private) as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        return beside

    def _put_back(self, path: Path, earlier: bytes | None) -> None:
        with contextlib.suppress(OSError):
            if earlier is None:
                path.unlink(missing_ok=True)
            else:
                insisted(lambda: self._replace(self._write_beside(path, earlier, True), path), TRIES)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
