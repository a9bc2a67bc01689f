"""The microphone as ALSA has it, where there is no sound server: a capture device that runs."""

from __future__ import annotations

from pathlib import Path

PROC = Path("/proc")


class AlsaMicrophone:
    """Reads the state of the capture devices, of which a machine has a handful.

    Args:
        proc: where the system lists them.
    """

    name = "ALSA"

    def __init__(self, proc: Path = PROC) -> None:
        self._proc = proc

    def in_use(self) -> bool:
        """Return whether a capture device runs."""
        return any(_runs(status) for status in self._proc.glob("asound/card*/pcm*c/sub*/status"))

    def close(self) -> None:
        """Do nothing: there is nothing to end."""


def _runs(status: Path) -> bool:
    try:
        return "RUNNING" in status.read_text("ascii", "replace").split("\n", 1)[0]
    except OSError:  # unplugged meanwhile
        return False
