"""Atomic writes: content is written beside, flushed and put in place, so that a file is always the old or the new one.

That holds on a full disk and in a power cut, too.

write beside ──▶ flush ──▶ replace ──▶ flush the folder
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import time
from functools import partial
from pathlib import Path

from tltimer.paths import make_private
from tltimer.storage.reading import MANIFEST, read_bytes, retry
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType
    from typing import Self

TRIES = 40
"""Tries to replace a file that another program holds open, as Windows' sharing rules have it: 2 s."""

PRIVATE = 0o600
"""The mode of every file of the program: the user's alone."""

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
    """The calls by which content reaches the disk: put a file in the place of another, flush, pause, name a file.

    Tests pass their own, to see that each is made or to let it fail.
    """

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


def write_bytes(
    path: Path,
    content: bytes,
    *,
    durable: bool = True,
    keep_mode: bool = False,
    temporary: Path | None = None,
    disk: Disk = DISK,
) -> None:
    """Replace a file, or make it; where the path is a link, the file that it leads to.

    Args:
        path: the file; folders above it that are missing are made.
        content: its new content.
        durable: flush it. Not needed for what a power cut may take, such as a cache.
        keep_mode: the file is the user's, not the program's, so one that is there keeps its mode.
        temporary: the program's folder for what is not in place yet, so that a process that is killed leaves nothing
            beside the user's file; not used if it is on another disk.
        disk: the calls to use.

    Raises:
        OSError: it cannot be written; the old file is whole.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    make_private(target.parent)
    _refuse_unwritable(target.parent)
    earlier = read_bytes(target, disk.pause) if durable else None
    _put_in_place(target, content, durable, keep_mode, temporary, disk)
    if durable:
        try:
            disk.flush_folder(target.parent)
        except OSError:
            with contextlib.suppress(OSError):
                if earlier is None:
                    target.unlink(missing_ok=True)
                else:
                    _put_in_place(target, earlier, False, keep_mode, temporary, disk)
            raise


def _put_in_place(
    target: Path, content: bytes, durable: bool, keep_mode: bool, temporary: Path | None, disk: Disk
) -> None:
    folder = target.parent
    if temporary is not None and temporary.is_dir() and temporary.stat().st_dev == folder.stat().st_dev:
        folder = temporary
    # The name is a short one of its own: two writers must not share it, and the file's own may be as long as can be.
    beside = folder / f".{os.urandom(6).hex()}.new"
    try:
        if not (keep_mode and _write_nameless(beside, content, disk)):
            _write_new(beside, content, durable, disk)
        if keep_mode:
            with contextlib.suppress(FileNotFoundError):
                beside.chmod(target.stat().st_mode & 0o777)
        retry(lambda: disk.replace(beside, target), TRIES, disk.pause)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str, *, durable: bool = True, keep_mode: bool = False) -> None:
    """Replace a file by a text in UTF-8; see ``write_bytes``."""
    write_bytes(path, text.encode(), durable=durable, keep_mode=keep_mode)


def open_private(path: str | Path, flags: int) -> int:
    """Open a file as ``open`` does, as its ``opener``; one that it makes is the user's alone."""
    return os.open(path, flags | getattr(os, "O_CLOEXEC", 0), PRIVATE)


class Batch:
    """New contents of several files, put in place together by ``commit`` or not at all.

    A process that is killed between two files leaves a manifest behind; ``finish_batch`` puts the rest in place.

    Args:
        temporary: the folder for what is not in place yet; only one batch at a time may use it, so hold a lock.
        disk: the calls to use.
    """

    def __init__(self, temporary: Path, disk: Disk = DISK) -> None:
        self._temporary = temporary
        self._disk = disk
        self._contents: dict[Path, tuple[Callable[[], bytes], bool]] = {}
        self._moves: dict[Path, Path] = {}
        self._discarded: list[Path] = []
        self._token = os.urandom(6).hex()
        self._written: list[Path] = []

    def __enter__(self) -> Self:
        """Begin; leaving removes what was written beside and not put in place."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Remove the files that were not put in place."""
        for path in self._written:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def put(self, path: Path, content: Callable[[], bytes], *, companion: bool = False) -> None:
        """Note a file's new content; a second note of a file replaces the first.

        Args:
            path: the file.
            content: makes its content when all is written.
            companion: it does no harm without the others.
        """
        self._contents[path] = (content, companion)

    def move(self, path: Path, target: Path) -> None:
        """Note that a file is to be put in another place."""
        self._moves[path] = target

    def remove(self, path: Path) -> None:
        """Note that a file is to be removed."""
        removed = self._beside(self._temporary, path)
        self._written.append(removed)
        self.move(path, removed)

    def discard(self, path: Path) -> None:
        """Note that a file may be removed once everything is in place."""
        self._discarded.append(path)

    def commit(self) -> None:
        """Write everything beside, then put everything in place, in the order of the first notes.

        Raises:
            OSError: it could not be done, and every file is what it was.
        """
        folders = dict.fromkeys(path.parent for path in (*self._contents, *self._moves.values(), *self._moves))
        for folder in folders:
            make_private(folder)
            _refuse_unwritable(folder)
        prepared = [(self._write_beside(path, content()), path) for path, (content, _) in self._contents.items()]
        undo: list[Callable[[], object]] = []
        manifest = self._temporary / MANIFEST
        try:
            if len(self._moves) + sum(not companion for _, companion in self._contents.values()) > 1:
                self._write_manifest(manifest, (*prepared, *self._moves.items()))
            for beside, path in prepared:
                earlier = read_bytes(path, self._disk.pause)
                self._replace(beside, path)
                undo.append(partial(self._put_back, path, earlier))
            for path, target in self._moves.items():
                self._replace(path, target)
                undo.append(partial(self._replace, target, path))
            for folder in folders:
                self._disk.flush_folder(folder)
        except BaseException:
            for step in reversed(undo):
                with contextlib.suppress(OSError):
                    step()
            raise
        finally:
            if manifest in self._written:
                with contextlib.suppress(OSError):
                    manifest.unlink(missing_ok=True)
        self._written += self._discarded

    def _write_manifest(self, manifest: Path, prepared: Iterable[tuple[Path, Path]]) -> None:
        moves = [[str(beside), str(path)] for beside, path in prepared]
        draft = manifest.with_name(f".{MANIFEST}.new")
        self._written += [draft, manifest]
        _write_new(draft, json.dumps(moves).encode(), True, self._disk)
        self._disk.replace(draft, manifest)
        for folder in dict.fromkeys((self._temporary, *(beside.parent for beside, _path in prepared))):
            self._disk.flush_folder(folder)

    def _write_beside(self, path: Path, content: bytes) -> Path:
        folder = make_private(self._temporary)
        if folder.stat().st_dev != path.parent.stat().st_dev:
            folder = path.parent  # nothing can be put in place from another file system
        beside = self._beside(folder, path)
        self._written.append(beside)
        _write_new(beside, content, True, self._disk)
        return beside

    def _beside(self, folder: Path, path: Path) -> Path:
        # No name comes twice: after a power cut a manifest can be back that was removed before this batch began.
        return folder / f".{self._token}-{len(self._written)}-{path.name[-80:]}.new"

    def _replace(self, beside: Path, path: Path) -> None:
        retry(lambda: self._disk.replace(beside, path), TRIES, self._disk.pause)

    def _put_back(self, path: Path, earlier: bytes | None) -> None:
        if earlier is None:
            path.unlink(missing_ok=True)
        else:
            self._replace(self._write_beside(path, earlier), path)


def finish_batch(temporary: Path, disk: Disk = DISK) -> bool:
    """Finish the batch of a killed process as far as it was written whole; the lock of its batches must be held.

    What it had not written whole is removed: then every file is what it was.

    Returns:
        whether there was something to finish.

    Raises:
        OSError: it cannot be put in place; it is tried again the next time.
    """
    manifest = temporary / MANIFEST
    raw = read_bytes(manifest, disk.pause)
    folders = {temporary}
    if raw is not None:
        for beside, path in _moves_in(raw):
            folders.add(path.parent)
            with contextlib.suppress(FileNotFoundError):  # in its place already
                retry(lambda beside=beside, path=path: disk.replace(beside, path), TRIES, disk.pause)  # type: ignore[misc]
        for folder in sorted(folders):
            disk.flush_folder(folder)
        manifest.unlink(missing_ok=True)
    for leftover in temporary.glob(".*.new"):
        with contextlib.suppress(OSError):
            leftover.unlink(missing_ok=True)
    return raw is not None


def _moves_in(raw: bytes) -> list[tuple[Path, Path]]:
    try:
        return [(Path(beside), Path(path)) for beside, path in json.loads(raw)]
    except (ValueError, TypeError, RecursionError):
        return []  # it is put in place whole, so somebody else wrote it


def _write_new(path: Path, content: bytes, durable: bool, disk: Disk) -> None:
    with open(path, "wb", opener=open_private) as file:
        file.write(content)
        file.flush()
        if durable:
            disk.flush(file.fileno())


def _write_nameless(path: Path, content: bytes, disk: Disk) -> bool:
    """Write a file that has no name until it is whole; False where the system has no such files."""
    if sys.platform != "linux":
        return False
    try:
        descriptor = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, PRIVATE)
    except OSError:
        return False
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        disk.flush(file.fileno())
        try:
            disk.name(file.fileno(), path)
        except OSError:
            return False
    return True


def _refuse_unwritable(folder: Path) -> None:
    """Refuse at once a folder that waiting does not make writable.

    Raises:
        PermissionError: nothing can be written in the folder.
    """
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
