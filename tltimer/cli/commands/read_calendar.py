"""``tltimer read-calendar``: the child process that reads calendars, in a frozen program; for tltimer itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(_parser: Parser) -> None:
    """Declare the command's words: none; the request comes on standard input."""


def run(_session: CommandContext) -> int:
    """Answer one request."""
    from tltimer.calendars.worker import main

    return main()
