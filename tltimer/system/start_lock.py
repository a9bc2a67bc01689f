"""The lock that makes the first of several starts at once the only app of a home."""

from __future__ import annotations

from time import sleep

from tltimer.paths import make_private
from tltimer.storage.lock import system_lock
from tltimer.system.app_socket import socket_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.paths import Home
    from tltimer.storage.lock import SystemLock

PAUSE_S = 0.1
TRIES = 100
"""The number of requests to an app that is starting, until this start goes on without an answer."""


class StartLock:
    """Held by the app from its start to its end, since it listens at its socket only once its icon is shown.

    Args:
        home: whose app.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._lock: SystemLock | None = None

    def is_first(self, ask: Callable[[], bool]) -> bool:
        """Return whether this start is to become the app; it is, too, where no lock can be made.

        Args:
            ask: hands the request over and returns whether an app took it; called until one does.
        """
        if self._acquire():
            return True
        for _try in range(TRIES):
            if ask():
                return False
            if self._acquire():  # the other one has ended
                return True
            sleep(PAUSE_S)
        return True

    def release(self) -> None:
        """Release it when the app ends; its file stays, as somebody may have opened it already."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _acquire(self) -> bool:
        socket = socket_path(self._home)
        if socket is None:
            return True
        file = socket.with_name(f"{socket.name}.lock")
        lock = system_lock(file, 0)
        try:
            make_private(file.parent)
            lock.acquire()
        except TimeoutError:
            return False
        except OSError:
            return True
        self._lock = lock
        return True
