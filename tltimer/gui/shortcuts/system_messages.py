"""Passes the messages of Windows' queue on to what waits for shortcuts. Untried: written by its documentation."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class SystemMessages(QAbstractNativeEventFilter):
    """Installs itself in the app's loop.

    Args:
        backend: takes a message's number and its first parameter.
    """

    def __init__(self, backend: Any) -> None:
        super().__init__()
        self._backend = backend
        self._app = QCoreApplication.instance()
        if self._app is not None:
            self._app.installNativeEventFilter(self)

    def close(self) -> None:
        """Leave the loop."""
        if self._app is not None:
            self._app.removeNativeEventFilter(self)
        self._app = None

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        """Take a message that is a shortcut's."""
        name = kind.data() if isinstance(kind, QByteArray) else bytes(kind)
        if name not in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
            return False, 0
        received = ctypes.cast(int(message), ctypes.POINTER(wintypes.MSG)).contents
        return bool(self._backend.take_message(int(received.message), int(received.wParam))), 0
