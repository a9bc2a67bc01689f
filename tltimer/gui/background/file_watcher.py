"""Notices changes on disk that others make: the command line, another device, an editor."""

from __future__ import annotations

import os
from contextlib import suppress

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from tltimer.errors import Refused
from tltimer.paths import is_folder, is_there, make_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tltimer.paths import Home

SETTLE_MS = 60
"""A change comes as several notifications: a file beside, its replacement, a lock."""


class FileWatcher(QObject):
    """Emits ``changed`` when the data on disk differ from the last look.

    Folders are watched, not files: files are replaced, and a watch ends with the old one. Settings are watched
    too, since many editors write into the file that is there.

    Args:
        home: where the data lie.
        fingerprint: returns a value that changes when anything on disk does.
    """

    changed = Signal()

    def __init__(self, home: Home, fingerprint: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._fingerprint = fingerprint
        self._known: object = None
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _folder: self._settle.start())
        self._watcher.fileChanged.connect(lambda _file: self._settle.start())

    def start(self) -> None:
        """Begin to watch; what is on disk now is known."""
        self.acknowledge()
        with suppress(OSError):  # where nothing can be kept nothing changes
            make_private(self._home.journal)
            make_private(self._home.config)
        self._take_in_places()

    def look(self) -> None:
        """Look whether something is new; called once a minute too, in case a notification was lost."""
        self._take_in_places()
        before = self._known
        self.acknowledge()
        if self._known != before:
            self.changed.emit()

    def acknowledge(self) -> None:
        """Take the files on disk as known: the app itself has written and shown them."""
        try:
            self._known = self._fingerprint()
        except Refused as refusal:  # a journal that cannot be listed, for another reason, or again is a change too
            self._known = str(refusal)

    def _take_in_places(self) -> None:
        wanted = {str(folder) for folder in _folders(self._home) if is_folder(folder) and os.access(folder, os.R_OK)}
        if is_there(self._home.settings_file) and os.access(self._home.settings_file, os.R_OK):
            wanted.add(str(self._home.settings_file))
        new = wanted.difference(self._watcher.directories(), self._watcher.files())
        if new:
            self._watcher.addPaths(sorted(new))


def _folders(home: Home) -> list[Path]:
    try:
        devices = [path for path in home.journal.iterdir() if path.is_dir()]
    except OSError:
        devices = []
    return [home.config, home.journal, *devices]
