"""Starting with the session on macOS: a LaunchAgent. Written from its documentation, not tried on a Mac yet."""

from __future__ import annotations

import plistlib

from tltimer.storage.atomic import write_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


class MacAutostart:
    """A file of ``~/Library/LaunchAgents``.

    Args:
        user: the user's home folder.
        entry: the entry's name.
        command: what starts the app.
    """

    name = "LaunchAgent"

    def __init__(self, user: Path, entry: str, command: list[str]) -> None:
        self.file = user / "Library" / "LaunchAgents" / f"{entry}.plist"
        self._content = plistlib.dumps(
            {"Label": entry, "ProgramArguments": command, "RunAtLoad": True, "ProcessType": "Interactive"}
        )

    def is_on(self) -> bool:
        """Return whether the app starts with the session."""
        return self.file.exists()

    def turn(self, on: bool) -> None:
        """Write the file, or take it away."""
        if not on:
            self.file.unlink(missing_ok=True)
        elif not self.file.exists() or self.file.read_bytes() != self._content:
            write_bytes(self.file, self._content)
