"""The camera: a process of the user's that holds a video device."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DEV, PROC = Path("/dev"), Path("/proc")

OPENED_OR_CLOSED = 0x20 | 0x08 | 0x10
"""inotify's IN_OPEN, IN_CLOSE_WRITE and IN_CLOSE_NOWRITE."""

FLAGS = 0x80000 | 0x800
"""inotify's IN_CLOEXEC and IN_NONBLOCK."""

A_PIECE = 1 << 16


class Camera:
    """Finds out who holds a video device, but only after one was opened or closed, of which the system keeps note.

    Args:
        dev: the folder of the devices.
        proc: where the system lists processes.
    """

    name = "V4L2"

    def __init__(self, dev: Path = DEV, proc: Path = PROC) -> None:
        self._dev, self._proc = dev, proc
        self._devices: frozenset[str] = frozenset()
        self._used = False
        self._library = ctypes.CDLL(None, use_errno=True)
        self._inotify: int | None = self._library.inotify_init1(FLAGS) if sys.platform.startswith("linux") else None

    def in_use(self) -> bool:
        """Return whether a process of the user's holds a video device."""
        devices = frozenset(str(path) for path in self._dev.glob("video*"))
        changed = self._take_in()
        if devices != self._devices:
            self._devices, changed = devices, True
            for device in devices:
                if self._inotify is not None:
                    self._library.inotify_add_watch(self._inotify, os.fsencode(device), OPENED_OR_CLOSED)
        if changed:
            self._used = bool(devices) and any(held in devices for held in self._held())
        return self._used

    def close(self) -> None:
        """Look no more."""
        if self._inotify is not None:
            os.close(self._inotify)
        self._inotify = None

    def _take_in(self) -> bool:
        """Return whether something may have changed; it may have where the system notes nothing."""
        if self._inotify is None or self._inotify < 0:
            return True
        changed = False
        with suppress(BlockingIOError):
            while os.read(self._inotify, A_PIECE):
                changed = True
        return changed

    def _held(self) -> Iterator[str]:
        """Go through what the processes hold whose descriptors the user may see."""
        for process in self._proc.glob("[0-9]*"):
            with suppress(OSError):
                for descriptor in (process / "fd").iterdir():
                    with suppress(OSError):
                        yield str(descriptor.readlink())
