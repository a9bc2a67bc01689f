"""Notifications of Windows and macOS, by the library desktop-notifier. Untried there: written by its documentation.

The library speaks asyncio, so it has a loop in a thread of its own; what was chosen comes back through a pair of
sockets, at which Qt waits.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import deque
from contextlib import suppress
from functools import partial

from tltimer.resources import shipped
from tltimer.system.notifications.interface import OPEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from typing import Any

    from tltimer.system.notifications.interface import Chosen, Notification


class DesktopNotifierLibrary:
    """Lends a thread to the library.

    Args:
        make: makes the library's notifier, within its loop.
        button: makes a button of it, from a label and what to call.
    """

    def __init__(self, make: Callable[[], Any], button: Callable[[str, Callable[[], None]], Any]) -> None:
        self._make = make
        self._button = button
        self._loop: asyncio.AbstractEventLoop | None = None
        self._last: Future[None] | None = None
        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._pressed: deque[tuple[str, str]] = deque()
        self._shown: dict[str, str] = {}
        self._library: Any = None
        self._chosen: Chosen | None = None
        self._closed = False

    def listen(self, chosen: Chosen) -> None:
        """Call a function for each action that is chosen."""
        self._chosen = chosen

    def notify(self, notification: Notification) -> None:
        """Show a notification, in place of the one before of its topic."""
        self._carry_out(self._show(notification))

    def withdraw(self, topic: str) -> None:
        """Take the notification of a topic away, if it is still shown."""
        if self._loop is not None:
            self._carry_out(self._clear(topic))

    def fileno(self) -> int | None:
        """Return the descriptor to wait at for what was chosen."""
        return None if self._closed else self._ours.fileno()

    def take_in(self) -> None:
        """Report the buttons that were pressed."""
        with suppress(OSError):
            self._ours.recv(4096)
        while self._pressed:
            topic, action = self._pressed.popleft()
            if self._chosen:
                self._chosen(topic, action, "")

    def settle(self, seconds: float) -> None:
        """Wait, for a limited time, until all requests are carried out: for programs that end."""
        if self._last is not None:
            with suppress(Exception):
                self._last.result(seconds)

    def close(self) -> None:
        """End; what is shown stays."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
        self._loop = None
        self._closed = True
        self._ours.close()
        self._theirs.close()

    def _carry_out(self, wanted: Any) -> None:
        if self._closed:
            wanted.close()
            return
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            threading.Thread(target=_run, args=(self._loop,), name="notifications", daemon=True).start()
        self._last = asyncio.run_coroutine_threadsafe(wanted, self._loop)

    async def _show(self, notification: Notification) -> None:
        with suppress(Exception):  # whatever the system's libraries come up with: nothing is shown, and the app goes on
            if self._library is None:
                self._library = self._make()
            await self._clear(notification.topic)
            press = partial(partial, self._press, notification.topic)
            buttons = [self._button(label, press(action)) for action, label in notification.actions if action != OPEN]
            clicked = press(OPEN) if any(action == OPEN for action, _label in notification.actions) else None
            self._shown[notification.topic] = await self._library.send(
                title=notification.title, message=notification.body, buttons=buttons, on_clicked=clicked
            )

    async def _clear(self, topic: str) -> None:
        shown = self._shown.pop(topic, None)
        if shown is not None:
            with suppress(Exception):
                await self._library.clear(shown)

    def _press(self, topic: str, action: str) -> None:
        self._pressed.append((topic, action))
        with suppress(OSError):
            self._theirs.send(b"!")


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


def library_notifier() -> DesktopNotifierLibrary | None:
    """Return the notifier, None where the library is not installed."""
    try:
        from desktop_notifier import Button, DesktopNotifier, Icon
    except ImportError:
        return None
    return DesktopNotifierLibrary(
        lambda: DesktopNotifier(app_name="tltimer", app_icon=Icon(path=shipped("icons", "hicolor", "256.png"))),
        lambda label, pressed: Button(title=label, on_pressed=pressed),
    )
