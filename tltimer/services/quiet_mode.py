"""A small file that says on which day the user wants to hear nothing."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from tltimer.paths import make_private


class QuietMode:
    """Shared by the app and the commands, so it is read anew each time. It is not the log's: it is over tomorrow.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_on(self, day: date) -> bool:
        """Say whether nothing is to be said on a day."""
        try:
            return self._path.read_text("ascii").strip() == day.isoformat()
        except (OSError, ValueError):
            return False

    def turn(self, day: date, on: bool) -> None:
        """Want silence on a day, or no more.

        Raises:
            OSError: it cannot be written.
        """
        if on:
            make_private(self._path.parent)
            self._path.touch(mode=0o600)
            self._path.write_text(day.isoformat() + "\n", "ascii")
        else:
            with suppress(FileNotFoundError):
                self._path.unlink()
