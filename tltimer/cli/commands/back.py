"""``tltimer back``: switch to the mode before this one."""

from __future__ import annotations

from tltimer.cli.common import answer_change
from tltimer.cli.parser import add_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)


def run(session: CommandContext) -> None:
    """Switch back."""
    answer_change(session, session.program.tracker.back(), session.program.reports.rules())
