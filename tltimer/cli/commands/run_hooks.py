"""``tltimer run-hooks``: the process in which hooks run; for tltimer itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(_parser: Parser) -> None:
    """Declare the command's words: none."""


def run(session: CommandContext) -> None:
    """Run the hooks of the changes that wait."""
    from tltimer.services.hooks import run_waiting

    run_waiting(session.program.home, session.program.clock)
