"""``tltimer redo``: redo the last undone change on this device."""

from __future__ import annotations

from tltimer.cli.common import answer_step
from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)


def run(session: CommandContext) -> None:
    """Redo."""
    answer_step(session, _("Redone: {change}."), "redone", session.program.undo_redo.redo)
