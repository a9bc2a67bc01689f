"""Installs the menu entry, icons, manual page and completions in the user's share folder, and removes them again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tltimer import APPLICATION_ID
from tltimer.resources import shipped
from tltimer.storage.atomic import write_bytes
from tltimer.system.autostart.xdg import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)

FILES = {
    "bash": "bash-completion/completions/tltimer",
    "zsh": "zsh/site-functions/_tltimer",
    "fish": "fish/vendor_completions.d/tltimer.fish",
}
"""By shell, the path of its completion below the user's share folder."""

ENTRY = f"applications/{APPLICATION_ID}.desktop"

MAN_PAGE = "man/man1/tltimer.1"

ICONS = {
    f"icons/hicolor/{size}x{size}/apps/{APPLICATION_ID}.png": ("icons", "hicolor", f"{size}.png") for size in SIZES
} | {
    f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg": ("icons", "tltimer.svg"),
    f"icons/hicolor/symbolic/apps/{APPLICATION_ID}-symbolic.svg": ("icons", "tltimer-symbolic.svg"),
}
"""By the path below the share folder, where the picture is shipped."""


def share_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the user's share folder; None where the environment names none, or the system has no menus like that."""
    if sys.platform in ("win32", "darwin"):
        return None
    named = environ.get("XDG_DATA_HOME", "")
    if named.startswith("/"):
        return Path(named)
    user = environ.get("HOME", "")
    return Path(user) / ".local" / "share" if user.startswith("/") else None


def install(share: Path, command: list[str], texts: Mapping[str, str]) -> list[Path]:
    """Write all files and return their paths.

    Args:
        share: the user's share folder.
        command: starts the program.
        texts: by the path below the share folder, the manual page and the completions.

    Raises:
        OSError: a file cannot be written.
    """
    contents = {name: shipped(*parts).read_bytes() for name, parts in ICONS.items()}
    contents[ENTRY] = entry_text(command).encode()
    contents |= {name: text.encode() for name, text in texts.items()}
    for name, content in contents.items():
        path = share / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content)
        path.chmod(0o644)
    _renew_menus(share)
    return [share / name for name in sorted(contents)]


def entry_text(command: list[str]) -> str:
    """Return the menu entry, with the command line that starts the program from anywhere."""
    words = " ".join(map(quoted, command))
    lines = shipped("desktop", f"{APPLICATION_ID}.desktop").read_text("utf-8").splitlines()
    begin = "Exec=tltimer"
    return "".join(f"Exec={words}{line[len(begin) :]}\n" if line.startswith(begin) else f"{line}\n" for line in lines)


def remove(share: Path) -> list[Path]:
    """Remove the files, and the folders that are empty then; return the paths of those that were there.

    Raises:
        OSError: a file cannot be removed.
    """
    removed = []
    for name in sorted((*ICONS, ENTRY, MAN_PAGE, *FILES.values())):
        path = share / name
        if path.is_file() or path.is_symlink():
            path.unlink()
            removed.append(path)
        for folder in path.parents:
            if folder == share:
                break
            with suppress(OSError):
                folder.rmdir()
    _renew_menus(share)
    return removed


def _renew_menus(share: Path) -> None:
    """Renew the caches of menus and icons, where there are any."""
    for cache, command in (
        (share / "applications" / "mimeinfo.cache", ["update-desktop-database", "-q", str(share / "applications")]),
        (
            share / "icons" / "hicolor" / "icon-theme.cache",
            ["gtk-update-icon-cache", "-q", "-f", "-t", str(share / "icons" / "hicolor")],
        ),
    ):
        if cache.exists() and shutil.which(command[0]):
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(command, capture_output=True, timeout=20, check=False)
