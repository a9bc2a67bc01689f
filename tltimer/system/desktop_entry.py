"""Puts the program into the user's desktop: menu entry, icons, manual page, completions; and removes them again."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tltimer.resources import shipped
from tltimer.storage.atomic import write_bytes
from tltimer.system.autostart.xdg import quoted

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)

FILES = {
    "bash": "bash-completion/completions/tltimer",
    "zsh": "zsh/site-functions/_tltimer",
    "fish": "fish/vendor_completions.d/tltimer.fish",
}
"""By shell, where its completion lies below the user's share folder."""

ENTRY = "applications/tltimer.desktop"

MAN_PAGE = "man/man1/tltimer.1"

ICONS = {f"icons/hicolor/{size}x{size}/apps/tltimer.png": ("icons", "hicolor", f"{size}.png") for size in SIZES} | {
    "icons/hicolor/scalable/apps/tltimer.svg": ("icons", "tltimer.svg"),
    "icons/hicolor/symbolic/apps/tltimer-symbolic.svg": ("icons", "tltimer-symbolic.svg"),
}
"""By the place below the user's share folder, where the picture is shipped."""


def share_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the user's share folder; None where the environment names none, or the system has no menus like that."""
    if sys.platform in ("win32", "darwin"):
        return None
    named = environ.get("XDG_DATA_HOME", "")
    if named.startswith("/"):
        return Path(named)
    user = environ.get("HOME", "")
    return Path(user) / ".local" / "share" if user.startswith("/") else None


def launcher(environ: Mapping[str, str]) -> list[str]:
    """Return the command line that starts this program from elsewhere."""
    if environ.get("APPIMAGE"):
        return [environ["APPIMAGE"]]
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = Path(sys.executable).parent / "tltimer"
    found = str(beside) if beside.exists() else shutil.which("tltimer", path=environ.get("PATH"))
    return [found] if found else [sys.executable, "-m", "tltimer"]


def install(share: Path, command: list[str], texts: Mapping[str, str]) -> list[Path]:
    """Write all files and return their paths.

    Args:
        share: the user's share folder.
        command: starts the program.
        texts: by the place below the share folder, the manual page and the completions.

    Raises:
        OSError: a file cannot be written.
    """
    contents = {place: shipped(*parts).read_bytes() for place, parts in ICONS.items()}
    contents[ENTRY] = entry_text(command).encode()
    contents |= {place: text.encode() for place, text in texts.items()}
    for place, content in contents.items():
        path = share / place
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content)
        path.chmod(0o644)
    _renew_menus(share)
    return [share / place for place in sorted(contents)]


def entry_text(command: list[str]) -> str:
    """Return the menu entry, with the command line that starts the program from anywhere."""
    words = " ".join(map(quoted, command))
    lines = shipped("desktop", "tltimer.desktop").read_text("utf-8").splitlines()
    begin = "Exec=tltimer"
    return "".join(f"Exec={words}{line[len(begin) :]}\n" if line.startswith(begin) else f"{line}\n" for line in lines)


def remove(share: Path) -> list[Path]:
    """Remove the files, and the folders that are empty then; return the paths of those that were there.

    Raises:
        OSError: a file cannot be removed.
    """
    removed = []
    for place in sorted((*ICONS, ENTRY, MAN_PAGE, *FILES.values())):
        path = share / place
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
    """Renew what desktops remember of menus and icons, where they do remember something."""
    for remembered, words in (
        (share / "applications" / "mimeinfo.cache", ["update-desktop-database", "-q", str(share / "applications")]),
        (
            share / "icons" / "hicolor" / "icon-theme.cache",
            ["gtk-update-icon-cache", "-q", "-f", "-t", str(share / "icons" / "hicolor")],
        ),
    ):
        if remembered.exists() and shutil.which(words[0]):
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(words, capture_output=True, timeout=20, check=False)
