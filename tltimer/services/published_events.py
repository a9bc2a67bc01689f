"""Remembers which events this machine put into calendars, so that it deletes these and no others."""

from __future__ import annotations

import json

from tltimer.paths import read_file
from tltimer.storage.atomic import write_text
from tltimer.storage.lock import FileLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class PublishedEvents:
    """The events by UID, each with the name of its calendar.

    Args:
        path: the file; made with the first event.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_suffix(".lock"))

    def all(self) -> dict[str, str]:
        """Return the events that were put into calendars and not taken out again."""
        try:
            content = json.loads(read_file(self._path))
        except (OSError, ValueError, RecursionError):
            return {}
        return {str(uid): str(name) for uid, name in content.items()} if isinstance(content, dict) else {}

    def add(self, uid: str, calendar: str) -> None:
        """Remember an event.

        Raises:
            OSError: it cannot be written.
            Refused: another process holds the list.
        """
        with self._lock.held():
            self._put(self.all() | {uid: calendar})

    def drop(self, uid: str) -> None:
        """Forget an event.

        Raises:
            OSError: it cannot be written.
            Refused: another process holds the list.
        """
        with self._lock.held():
            self._put({other: name for other, name in self.all().items() if other != uid})

    def _put(self, events: dict[str, str]) -> None:
        write_text(self._path, json.dumps(events, indent=1, ensure_ascii=False) + "\n")
