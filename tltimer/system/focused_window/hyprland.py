"""The focused window of Hyprland, by its sockets.

Hyprland's answer holds the title as well; only the class is taken out of it.
"""

from __future__ import annotations

import json
from pathlib import Path

from tltimer.system.focused_window.sockets import A_PIECE, CompositorWindow, connected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "Hyprland"


def folder_of(environ: Mapping[str, str]) -> Path:
    """Return the folder of the sockets, as versions from 0.40 on have it."""
    return Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "hypr", environ["HYPRLAND_INSTANCE_SIGNATURE"])


def hyprland_window(folder: Path) -> CompositorWindow:
    """Return the focused window of Hyprland, whose sockets are in a folder.

    Raises:
        FocusedWindowUnavailable: nobody answers there.
    """
    return CompositorWindow(NAME, lambda: connected(folder / ".socket2.sock"), lambda: _class_of(folder))


def _class_of(folder: Path) -> str | None:
    answer = bytearray()
    with connected(folder / ".socket.sock") as connection:
        connection.sendall(b"j/activewindow")
        while chunk := connection.recv(A_PIECE):
            answer += chunk
    window = json.loads(answer)
    name = window.get("class") if isinstance(window, dict) else None
    return name if isinstance(name, str) and name else None
