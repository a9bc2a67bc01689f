"""``tltimer back``: switch to the mode before this one."""

from tltimer.cli.common import answer_change
from tltimer.cli.context import CommandContext
from tltimer.cli.parser import Parser, add_json


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)


def run(session: CommandContext) -> None:
    """Switch back."""
    answer_change(session, session.program.tracker.back(), session.program.reports.rules())
