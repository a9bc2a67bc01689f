"""``tltimer stop``: stop tracking."""

from __future__ import annotations

from tltimer.cli.common import add_when, answer_change, when_of
from tltimer.cli.parser import add_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer stop", "tltimer stop --at 17:30", 'tltimer stop --at "yesterday 18:00"', "tltimer stop --ago 20m")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_when(parser)
    add_json(parser)


def run(session: CommandContext) -> None:
    """Stop."""
    rules = session.program.reports.rules()
    at, ago = when_of(session, rules)
    answer_change(session, session.program.tracker.stop(at=at, ago=ago), rules)
