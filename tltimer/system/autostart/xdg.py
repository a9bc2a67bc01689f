"""Starting with the session on Linux desktops: an entry in the folder ``autostart``."""

from __future__ import annotations

from tltimer import APPLICATION_ID
from tltimer.storage.atomic import write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

DELAY = 5
"""Seconds after which desktops that know such a wish start the app: its tray comes up meanwhile."""

OURS = "X-tltimer-Entry=true"
"""The line that tells our entries from those that the user made."""

OFF = ("hidden=true", "x-gnome-autostart-enabled=false")
"""The lines that desktops write into an entry that the user switched off in their own settings."""


class XdgAutostart:
    """A desktop entry.

    Args:
        config: the user's folder of settings, such as ``~/.config``.
        entry: the entry's name.
        command: what starts the app.
    """

    name = "XDG autostart"

    def __init__(self, config: Path, entry: str, command: list[str]) -> None:
        self.file = config / "autostart" / f"{entry}.desktop"
        self._command = command

    def is_on(self) -> bool:
        """Return whether the app starts with the session."""
        written = self._written()
        return written is not None and not any(line.strip().lower() in OFF for line in written.splitlines())

    def turn(self, on: bool) -> None:
        """Enter the app, or take the entry out; one that was switched off in the desktop's own settings stays so."""
        written = self._written()
        if written is not None and OURS not in written:
            return  # somebody wrote it by hand
        if not on:
            self.file.unlink(missing_ok=True)
        elif written is None or (self.is_on() and written != self._text()):
            write_text(self.file, self._text())

    def _written(self) -> str | None:
        try:
            return self.file.read_text("utf-8", "replace")
        except FileNotFoundError:
            return None

    def _text(self) -> str:
        # Desktops without a key for it start the app at once; the app waits for a late tray on its own.
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=tltimer",
            "Comment=See whether you are coding as much as you decided to",
            f"Exec={' '.join(map(quoted, self._command))}",
            f"Icon={APPLICATION_ID}",
            "Terminal=false",
            "StartupNotify=false",
            f"X-GNOME-Autostart-Delay={DELAY}",
            f"X-MATE-Autostart-Delay={DELAY}",
            "X-KDE-autostart-after=panel",
            "X-LXQt-Need-Tray=true",
            OURS,
        )
        return "\n".join(lines) + "\n"


def remove_entries(config: Path) -> list[Path]:
    """Remove the entries of all homes, but those that somebody wrote by hand; return the paths of those removed.

    Args:
        config: the user's folder of settings.

    Raises:
        OSError: an entry cannot be removed.
    """
    ours = [
        file
        for file in sorted((config / "autostart").glob(f"{APPLICATION_ID}*.desktop"))
        if file.is_file() and OURS in file.read_text("utf-8", "replace")
    ]
    for file in ours:
        file.unlink()
    return ours


def quoted(word: str) -> str:
    """Write a word of a command as the rules for ``Exec`` want it."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'
