"""Opens a file with the program that the system has for it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from shutil import which

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATIENCE_S = 5
"""Openers answer sooner than this, unless they are the program itself."""


def open_file(path: Path, environ: Mapping[str, str], patience_s: float = PATIENCE_S) -> bool:
    """Open a file with the user's program for it; tells whether that worked, which can take a moment."""
    if sys.platform == "win32":
        with suppress(OSError):
            os.startfile(path)
            return True
        return False
    if sys.platform != "darwin" and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return False
    opener = which("open" if sys.platform == "darwin" else "xdg-open", path=environ.get("PATH"))
    if opener is None:
        return False
    try:
        process = subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(environ),
        )
    except OSError:
        return False
    try:
        return process.wait(patience_s) == 0
    except subprocess.TimeoutExpired:
        # It has become the program that shows the file, and may outlive this one.
        process.returncode = 0
        return True
