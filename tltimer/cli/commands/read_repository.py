"""``tltimer read-repository``: the child process that asks git, in a frozen program; for tltimer itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(_parser: Parser) -> None:
    """Declare the command's words: none; the request comes on standard input."""


def run(_session: CommandContext) -> int:
    """Answer one request."""
    from tltimer.repositories.worker import main

    return main()
