"""The heartbeats that WakaTime keeps on this machine until it has sent them; only their times are read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from tltimer.storage.reading import read_regular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TIME = re.compile(rb'"time"\s*:\s*(\d{9,10}(?:\.\d+)?)')
"""The time of a heartbeat, in the key-value file of today's WakaTime as in the SQLite file of earlier ones."""

LARGEST = 64 << 20


def files_of(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Return the files in which heartbeats can lie: WakaTime's own folder, and the files of earlier versions."""
    home, own = Path(environ.get("HOME") or "/nowhere"), environ.get("WAKATIME_HOME", "")
    if own:
        home = home / own[2:] if own.startswith("~/") else Path(own)
    folder = home if own else home / ".wakatime"
    return (folder / "offline_heartbeats.bdb", home / ".wakatime.bdb", home / ".wakatime.db")


def heartbeats(files: tuple[Path, ...]) -> Iterator[datetime]:
    """Go through the times of the heartbeats in files; a file that is not there has none."""
    for file in files:
        try:
            content = read_regular(file, LARGEST)
        except OSError:
            continue
        for match in TIME.finditer(content or b""):
            yield datetime.fromtimestamp(float(match[1]), UTC)
