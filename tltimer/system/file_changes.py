"""Waits for a change in some folders, for a moment to come, or for the reader of standard output to go away."""

from __future__ import annotations

import os
import select
import struct
import sys
from contextlib import suppress
from time import sleep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

POLL = 2.0
"""Seconds between two looks where the system reports no changes."""

_WRITTEN = 0x008 | 0x040 | 0x080 | 0x100 | 0x200
"""inotify's IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_CREATE and IN_DELETE."""

_FLAGS = 0x80000 | 0x800
"""inotify's IN_CLOEXEC and IN_NONBLOCK."""


class FileChanges:
    """Changes of files in some folders, not in the folders below them. Linux reports them by inotify.

    Args:
        output: the descriptor whose reader is watched for; None for none.
    """

    def __init__(self, output: int | None = None) -> None:
        self._output = output
        self._watched: set[Path] = set()
        self._inotify = _inotify()
        self._bell: tuple[int, int] | None = os.pipe() if sys.platform != "win32" else None
        self._is_ended = False

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch folders that are there and are not watched yet."""
        if self._inotify is None:
            return
        library, descriptor = self._inotify
        for folder in folders:
            if folder not in self._watched and folder.is_dir():
                library.inotify_add_watch(descriptor, os.fsencode(folder), _WRITTEN)
                self._watched.add(folder)

    def wait(self, seconds: float | None) -> bool:
        """Wait until something changes or time is up; return False once nobody reads the output, or it was ended."""
        if self._inotify is None:
            seconds = POLL if seconds is None else min(seconds, POLL)
        if sys.platform == "win32" or self._bell is None:
            sleep(POLL if seconds is None else seconds)
            return not self._is_ended
        poll = select.poll()
        poll.register(self._bell[0], select.POLLIN)
        if self._inotify is not None:
            poll.register(self._inotify[1], select.POLLIN)
            if self._output is not None:  # macOS takes no terminal here
                poll.register(self._output, 0)  # its end is told unasked
        happened = [descriptor for descriptor, _event in poll.poll(None if seconds is None else int(seconds * 1000))]
        if self._is_ended or self._output in happened:
            return False
        if happened:
            sleep(0.02)  # a write is several changes
            self._drain()
        return True

    def _drain(self) -> None:
        if self._inotify is None:
            return
        with suppress(BlockingIOError):
            while raw := os.read(self._inotify[1], 65536):
                self._forget_removed(raw)

    def _forget_removed(self, raw: bytes) -> None:
        """Watch a folder anew that was removed and may come back."""
        at = 0
        while at + 16 <= len(raw):
            _watch, mask, _cookie, length = struct.unpack_from("iIII", raw, at)
            if mask & 0x8000:  # IN_IGNORED
                self._watched = {folder for folder in self._watched if folder.is_dir()}
            at += 16 + length

    def end(self) -> None:
        """Let a wait return False, this one or the next; a signal handler may call it, even after ``close``."""
        self._is_ended = True
        if self._bell is not None:
            os.write(self._bell[1], b"\0")

    def close(self) -> None:
        """Watch nothing any more."""
        bell, self._bell = self._bell, None
        for descriptor in bell or ():
            os.close(descriptor)
        if self._inotify is not None:
            os.close(self._inotify[1])
            self._inotify = None


def _inotify() -> tuple[Any, int] | None:
    """Return the C library and a descriptor of inotify; None where there is none."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    try:
        library = ctypes.CDLL(None, use_errno=True)
        descriptor = library.inotify_init1(_FLAGS)
    except (OSError, AttributeError):
        return None
    return (library, descriptor) if descriptor >= 0 else None
