"""``tltimer watch``: the present moment as a line for status bars, again at each change and each minute."""

from __future__ import annotations

import signal
import sys

from tltimer.i18n.translate import _
from tltimer.paths import is_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.services.bootstrap import Program

EXAMPLES = (
    "tltimer watch",
    "tltimer watch --format '{label} {elapsed} · {next_start} {next_title}'",
    "tltimer watch --waybar",
)

A_MINUTE = 60.0


class _Ended(Exception):  # noqa: N818 - a signal, not an error of the program
    pass


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_true", help=_("print each line as JSON, with the fields of 'tltimer status --json'")
    )
    form.add_argument("--waybar", action="store_true", help=_("print a JSON object for Waybar"))
    parser.add_argument(
        "--format", metavar="TEXT", help=_("the text to print, with fields such as {{label}} and {{elapsed}}").format()
    )


def run(session: CommandContext) -> None:
    """Write the line until nobody reads it or a signal ends it."""
    from tltimer.cli.status_line import line_writer
    from tltimer.system.file_changes import FileChanges

    write = line_writer(session)
    changes = FileChanges(_output())
    is_writing = False

    def end(*_signal: object) -> None:
        """End after the line, or at once while nobody takes it; whoever ends programs often sends a signal twice."""
        nonlocal is_writing
        changes.end()
        if is_writing:
            is_writing = False
            raise _Ended

    for name in ("SIGTERM", "SIGINT", "SIGPIPE", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    program = session.program
    reports = program.reports
    last: tuple[object, object] | None = None
    try:
        while True:
            changes.watch(_folders(program))
            seen = (reports.fingerprint(), _minute(program))
            if seen != last:
                status = reports.status()
                try:
                    is_writing = True
                    write(status)
                finally:
                    is_writing = False
                program.journal.let_go()
                last = seen
            if not changes.wait(_until_next_minute(program)):
                return
    except (_Ended, BrokenPipeError):
        return
    finally:
        changes.close()


def _output() -> int | None:
    try:
        return sys.stdout.fileno() if sys.stdout is not None else None
    except (OSError, ValueError):
        return None


def _folders(program: Program) -> list[Path]:
    """Return the folders in which a change can be one of the log, the calendars or the settings."""
    home = program.home
    devices = [folder for folder in home.journal.iterdir() if folder.is_dir()] if home.journal.is_dir() else []
    folders = (home.config, home.data, home.journal, *devices, home.cache, home.cache / "calendars")
    return [_existing(folder) for folder in folders]


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest above it that is there, in which it would appear."""
    return next((path for path in (folder, *folder.parents) if is_folder(path)), folder)


def _minute(program: Program) -> int:
    return int(program.clock.now().timestamp()) // 60


def _until_next_minute(program: Program) -> float | None:
    """Return the seconds until the clock shows another minute; None where it stands still."""
    speed = program.clock.speed
    if not speed:
        return None
    wait_s = A_MINUTE - program.clock.now().timestamp() % A_MINUTE
    return max(0.05, wait_s / speed)
