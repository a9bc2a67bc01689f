"""``tltimer undo``: undo the last change made on this device."""

from __future__ import annotations

from tltimer.cli.common import answer_step, take_out_undone
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
    """Undo."""
    program = session.program
    answer_step(session, _("Undone: {change}."), "undone", program.undo_redo.undo)
    take_out_undone(session)
