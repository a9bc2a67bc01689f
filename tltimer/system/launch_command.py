"""The command line that starts this program from elsewhere: a menu, a session's start."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def launch_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command line that starts the program as it is installed here.

    Args:
        environ: the environment, in which an AppImage or a Flatpak names itself: the program's own path leads into a
            folder that is there only while it runs.
    """
    if environ.get("APPIMAGE"):
        return [environ["APPIMAGE"]]
    if environ.get("FLATPAK_ID"):
        return ["flatpak", "run", environ["FLATPAK_ID"]]
    # Started without a terminal, the app opens no console window on Windows.
    name = "tltimer-app.exe" if sys.platform == "win32" else "tltimer"
    beside = Path(sys.executable).with_name(name)
    if beside.is_file():
        return [str(beside)]
    if getattr(sys, "frozen", False):
        return [sys.executable]
    on_path = shutil.which("tltimer", path=environ.get("PATH"))
    return [on_path] if on_path else [sys.executable, "-m", "tltimer"]
