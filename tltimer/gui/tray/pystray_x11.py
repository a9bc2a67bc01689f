"""Repairs of pystray's icon for X11's old trays."""

from __future__ import annotations

import queue
import select
import socket
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def x11_icon(kind: Any, middle_clicked: Callable[[], None]) -> Any:
    """Return a kind of pystray's X11 icon that hears clicks, docks once, and never stands still.

    pystray 0.19.5 asks the display for no clicks, so it gets those only that a tray passes on, and it asks to be
    docked at each change, whereupon trays lose it at every other. It also speaks to the display from two threads on one
    connection, and there each can come to wait for what the other has already read: the icon then changes no more, and
    hears nothing.

    Args:
        kind: the icon's class.
        middle_clicked: called in the icon's own thread.
    """
    from Xlib import X

    class X11Icon(kind):  # type: ignore[misc]
        def __init__(self, *args: Any, **options: Any) -> None:
            self._tasks: queue.SimpleQueue[Callable[[Any], None]] = queue.SimpleQueue()
            self._ear, self._mouth = socket.socketpair()
            super().__init__(*args, **options)

        def perform(self, task: Callable[[Any], None]) -> None:
            """Do something with the icon in its own thread; returns at once.

            Raises:
                OSError: the icon is no more.
            """
            self._tasks.put(task)
            self._mouth.send(b"!")

        def _mainloop(self) -> None:
            with self._ear, self._mouth:
                while not self._is_destroyed():
                    select.select([self._display, self._ear], [], [])
                    self._run_tasks()

        def _is_destroyed(self) -> bool:
            """Answer all that the display has said so far; say whether it was the end of the icon."""
            while self._display.pending_events():
                event = self._display.next_event()
                if event.type == X.DestroyNotify and event.window == self._window:
                    return True
                self._message_handlers.get(event.type, lambda _event: None)(event)
            return False

        def _run_tasks(self) -> None:
            if self._tasks.empty():
                return
            self._ear.recv(4096)
            while not self._tasks.empty():
                with suppress(Exception):  # what goes wrong with one need not with the next
                    self._tasks.get()(self)

        def _create_window(self) -> Any:
            window = super()._create_window()
            window.change_attributes(event_mask=X.ExposureMask | X.StructureNotifyMask | X.ButtonPressMask)
            return window

        def _dock_window(self) -> None:
            if self._systray_manager is None:
                super()._dock_window()

        def _on_button_press(self, event: Any) -> None:
            if event.detail == X.Button2:
                middle_clicked()
            else:
                super()._on_button_press(event)

    return X11Icon
