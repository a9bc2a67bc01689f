"""Remembers which events this machine put into calendars, so that it deletes these and no others."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tltimer.paths import make_private, write_private

if TYPE_CHECKING:
    from filelock import FileLock


class PublishedEvents:
    """The events by UID, each with the name of its calendar.

    Args:
        path: the file; made with the first event.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> dict[str, str]:
        """Give the events that were put into calendars and not taken out again."""
        try:
            content = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return {str(uid): str(name) for uid, name in content.items()} if isinstance(content, dict) else {}

    def add(self, uid: str, calendar: str) -> None:
        """Remember an event.

        Raises:
            OSError: it cannot be written.
        """
        with self._locked():
            self._put(self.all() | {uid: calendar})

    def drop(self, uid: str) -> None:
        """Forget an event.

        Raises:
            OSError: it cannot be written.
        """
        with self._locked():
            self._put({other: name for other, name in self.all().items() if other != uid})

    def _put(self, events: dict[str, str]) -> None:
        write_private(self._path, json.dumps(events, indent=1, ensure_ascii=False) + "\n", durable=True)

    def _locked(self) -> "FileLock":
        from filelock import FileLock

        make_private(self._path.parent)
        return FileLock(self._path.with_suffix(".lock"), mode=0o600)
