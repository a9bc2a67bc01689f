"""The focused window of Hyprland, by its sockets.

Hyprland's answer holds the title as well; only the class is taken out of it.
"""

import json
import socket
from collections.abc import Mapping
from pathlib import Path

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.system.focused_window.interface import FocusedWindowUnavailable
from tltimer.system.focused_window.sockets import A_PIECE, connected, waiting


def folder_of(environ: Mapping[str, str]) -> Path:
    """Return the folder of the sockets, as versions from 0.40 on have it."""
    return Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "hypr", environ["HYPRLAND_INSTANCE_SIGNATURE"])


class HyprlandWindow:
    """Hears of other focused windows by events, which wait until they are taken in; then asks which one it is.

    Args:
        folder: the folder of the sockets.

    Raises:
        FocusedWindowUnavailable: nobody answers there.
    """

    name = "Hyprland"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._events: socket.socket | None = None
        try:
            self._events = connected(folder / ".socket2.sock")
            self._app = self._ask()
        except (OSError, ValueError) as problem:
            self.close()
            raise FocusedWindowUnavailable(
                _("the compositor is not responding: {problem}").format(problem=reason_of(problem))
            ) from None

    def app(self) -> str | None:
        """Return the class of the focused window; Hyprland is asked only after an event."""
        if self._events is None:
            return None
        try:
            if waiting(self._events):
                self._app = self._ask()
        except (OSError, ValueError):
            self.close()
            return None
        return self._app

    def close(self) -> None:
        """Leave."""
        if self._events is not None:
            self._events.close()
        self._events = None

    def _ask(self) -> str | None:
        answer = bytearray()
        with connected(self._folder / ".socket.sock") as asked:
            asked.sendall(b"j/activewindow")
            while chunk := asked.recv(A_PIECE):
                answer += chunk
        window = json.loads(answer)
        name = window.get("class") if isinstance(window, dict) else None
        return name if isinstance(name, str) and name else None
