"""A small file that says until when somebody was seen at this machine, for the time after a crash or a power cut."""

from __future__ import annotations

from contextlib import suppress

from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.storage.atomic import write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class Heartbeat:
    """Written at most once a minute, and not at all while nobody is there. If it is lost, a gap is not noticed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written: datetime | None = None

    def read(self) -> datetime | None:
        """Return until when somebody was seen; None if that is not known."""
        try:
            return parse_instant(self._path.read_bytes().decode("ascii").strip())
        except (OSError, ValueError):
            return None

    def write(self, instant: datetime) -> None:
        """Keep an instant, if it differs from the last one."""
        if instant == self._written:
            return
        with suppress(OSError):  # no room on the disk: the next minute may have some
            write_text(self._path, format_instant(instant) + "\n", durable=False)
            self._written = instant
