"""A small file with the day on which the user wants no notifications."""

from __future__ import annotations

from contextlib import suppress

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import read_file
from tltimer.storage.atomic import write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class QuietMode:
    """Quiet for one day. The app and the commands share the file, so it is read anew each time.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_on(self, day: date) -> bool:
        """Return whether a day is quiet."""
        try:
            return read_file(self._path).strip() == day.isoformat().encode()
        except OSError:
            return False

    def turn(self, day: date, on: bool) -> None:
        """Make a day quiet, or no longer.

        Raises:
            Refused: it cannot be written.
        """
        try:
            if on:
                write_text(self._path, day.isoformat() + "\n")
            else:
                with suppress(FileNotFoundError, NotADirectoryError):
                    self._path.unlink()
        except OSError as error:
            text = _("{file} cannot be written: {reason}.")
            raise Refused(text.format(file=self._path, reason=reason_of(error))) from error
