"""``tltimer remove``: remove a switch from the log."""

from __future__ import annotations

from tltimer.cli.common import switch_words, time_words
from tltimer.cli.lookup import meant_switch
from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _
from tltimer.render.json_report import switch_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer remove 13:20", "tltimer remove 0b3f")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "id",
        metavar="ID",
        help=_(
            "an id from tltimer log, or enough of its start or end to be unique (at least four "
            "characters), or a time today"
        ),
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Remove the switch."""
    reports = session.program.reports
    switch = session.program.tracker.remove(meant_switch(session.options.id, session.program).id)
    rules = reports.rules()
    words = _("Removed the switch at {time}: {switch}. To undo this: tltimer undo").format(
        switch=switch_words(switch, rules), time=time_words(switch.at, reports.now(), rules)
    )
    session.answer(words, removed=switch_json(switch))
