"""Opens a file with the program that the system has for it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import which


def open_file(path: Path, environ: Mapping[str, str]) -> bool:
    """Open a file with the user's program for it; tells whether there is a desktop and an opener on it at all."""
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
    with suppress(OSError, subprocess.CalledProcessError):
        # It may become the calendar program and outlive this one, so the shell lets go of it at once.
        subprocess.run(
            ["/bin/sh", "-c", '"$0" "$1" &', opener, str(path)],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(environ),
        )
        return True
    return False
