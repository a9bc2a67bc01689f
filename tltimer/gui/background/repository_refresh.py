"""Refreshes local repositories now and then in a process of its own, so that nothing of it stays in the app."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tltimer.paths import Home
    from tltimer.services.worker_messages import CommitNotification, RepositoriesAnswer

APART = timedelta(hours=3)
"""The time between two requests to the child process; it reads whatever is out of date, a few times a day."""

LIMIT = 180.0


class RepositoryRefresh(QObject):
    """Starts the child in a thread; costs a look for one file a minute while there are no repositories.

    Args:
        home: where the list of repositories is.
        now: returns the time.
        ask: returns the child's answer; None for the real one.
    """

    renewed = Signal(object)
    """Repositories were read; a list of each CommitNotification that follows."""

    def __init__(
        self,
        home: Home,
        now: Callable[[], datetime],
        ask: Callable[[], RepositoriesAnswer] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._now = now
        self._ask = ask or self._ask_child
        self._thread: threading.Thread | None = None
        self._due: datetime | None = None
        self._known = 0

    def look(self) -> None:
        """Begin to read if it is time, or the list has changed; returns at once."""
        try:
            listed = self._home.repositories_file.stat().st_mtime_ns
        except OSError:
            return
        now = self._now()
        early = self._due is not None and self._due - APART <= now < self._due
        if self._thread is not None or (early and listed == self._known):
            return
        self._known, self._due = listed, now + APART
        self._thread = threading.Thread(target=self._read, name="repositories", daemon=True)
        self._thread.start()

    def _read(self) -> None:
        notifications: list[CommitNotification] = []
        try:
            notifications = self._ask().get("notifications", [])
        finally:
            self._thread = None
            with suppress(RuntimeError):  # the app has ended meanwhile
                self.renewed.emit(notifications)

    def _ask_child(self) -> RepositoriesAnswer:
        from typing import cast

        from tltimer import worker_process

        folder = self._home.folder
        words = ("--home", str(folder)) if folder else ()
        answer = worker_process.ask(worker_process.own_command("renew-repositories", *words), {}, LIMIT)
        return cast("RepositoriesAnswer", answer)
