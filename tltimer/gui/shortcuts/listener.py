"""Listens to the global shortcuts of the settings; nothing is loaded for it where there are none."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, Signal

from tltimer.gui.process.socket_notifier import SocketListener
from tltimer.settings import schema
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tltimer.domain.rules import Rules
    from tltimer.gui.shortcuts.system_messages import SystemMessages
    from tltimer.settings.schema import Settings
    from tltimer.system.shortcuts.interface import Pressed, ShortcutBackend

    Make = Callable[[Mapping[str, str], Pressed, bool], tuple[ShortcutBackend, tuple[str, ...]]]


class ShortcutsState(Value):
    """The backend of the shortcuts, "" for none, and why not; ``problems`` and ``triggers`` are by action."""

    backend: str = ""
    asks_user: bool = False
    why: tuple[str, ...] = ()
    problems: Mapping[str, str] = {}
    triggers: Mapping[str, str] = {}


def backend_for(environ: Mapping[str, str], pressed: Pressed, waits: bool) -> tuple[ShortcutBackend, tuple[str, ...]]:
    """Return the backend for shortcuts here, and the reasons against the others."""
    from tltimer.system.shortcuts.choose import shortcuts_for

    return shortcuts_for(environ, pressed, waits)


class GlobalShortcuts(QObject):
    """Takes the shortcuts of the settings, lends Qt's loop to what hears of them, and tells what was pressed.

    Args:
        make: returns the backend for global shortcuts, and why there is none.
        parent: as of any QObject.
    """

    pressed = Signal(str, str)
    """The keys of an action were pressed: the action, and the desktop's token for a window."""

    def __init__(self, make: Make = backend_for, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._rules: tuple[str, ...] = ()
        self._backend: ShortcutBackend | None = None
        self._why: tuple[str, ...] = ()
        self._idle: ShortcutsState | None = None
        self._listener: SocketListener | None = None
        self._messages: SystemMessages | None = None

    def follow(self, settings: Settings, rules: Rules) -> None:
        """Take the shortcuts of the settings, if they are others than before."""
        wanted = settings[schema.SHORTCUTS]
        if wanted == self._rules:
            return
        self._rules = wanted
        if not wanted:
            self.close()
            return
        from tltimer.settings.shortcuts import parse_shortcuts
        from tltimer.system.shortcuts.interface import WantedShortcut
        from tltimer.wording.shortcuts import action_words

        backend = self._open()
        shortcuts = parse_shortcuts(wanted)
        backend.take(
            WantedShortcut(shortcut.action, shortcut.keys, action_words(shortcut.action, rules.modes))
            for shortcut in shortcuts
        )
        self._listen(backend)

    def state(self) -> ShortcutsState:
        """Return the state of the shortcuts; without any, the state they would have."""
        if self._backend is None:
            if self._idle is None:
                backend, why = self._make(os.environ, self.pressed.emit, True)
                backend.close()
                self._idle = ShortcutsState(backend.name, backend.asks_user, why)
            return self._idle
        backend = self._backend
        return ShortcutsState(backend.name, backend.asks_user, self._why, backend.problems, backend.triggers)

    def close(self) -> None:
        """Release all shortcuts."""
        if self._backend is not None:
            self._backend.close()
        if self._listener is not None:
            self._listener.look()
            self._listener.deleteLater()
        if self._messages is not None:
            self._messages.close()
        self._backend = self._listener = self._messages = None

    def _open(self) -> ShortcutBackend:
        if self._backend is None:
            self._backend, self._why = self._make(os.environ, self.pressed.emit, False)
        return self._backend

    def _listen(self, backend: ShortcutBackend) -> None:
        if self._listener is None and backend.fileno() is not None:
            self._listener = SocketListener(backend, self)
        if self._messages is None and sys.platform == "win32" and backend.name:
            from tltimer.gui.shortcuts.system_messages import SystemMessages

            self._messages = SystemMessages(backend)
