"""The interface of starting with the session."""

from __future__ import annotations

from typing import Protocol

from tltimer import APPLICATION_ID
from tltimer.paths import home_at
from tltimer.system.launch_command import launch_command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.paths import Home


class Autostart(Protocol):
    """An entry for one home. None of its calls raises but for what the file system says."""

    @property
    def name(self) -> str:
        """The name of what it is entered into."""

    def is_on(self) -> bool:
        """Return whether the app starts with the session."""

    def turn(self, on: bool) -> None:
        """Enter the app, or take the entry out; what the user changed in an entry stays as it is.

        Raises:
            OSError: it cannot be written.
        """


def command_for(home: Home, environ: Mapping[str, str]) -> list[str]:
    """Return the command that starts the app with this home."""
    command = launch_command(environ)
    return command if _is_usual(home) else [*command, "--home", str(home.data)]


def entry_name(home: Home) -> str:
    """Name the entry of a home; each has its own, so that trying one out does not touch the other."""
    if _is_usual(home):
        return APPLICATION_ID
    from zlib import crc32

    return f"{APPLICATION_ID}-{crc32(str(home.data).encode()):08x}"


def _is_usual(home: Home) -> bool:
    return home.data == home_at(None).data
