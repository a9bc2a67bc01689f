"""``tltimer keep-backup``: the child process in which the app makes the backup of a day; for tltimer itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("day")


def run(session: CommandContext) -> None:
    """Make the backup of a day, if there is none, and delete those that are no longer kept."""
    from datetime import date

    from tltimer.journal.backup import keep_backup

    keep_backup(session.program.home, date.fromisoformat(session.options.day))
