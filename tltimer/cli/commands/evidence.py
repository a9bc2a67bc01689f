"""``tltimer evidence``: what the machine noticed about a day, and where the log says otherwise."""

from __future__ import annotations

from tltimer.cli.dates import parse_day
from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = (
    "tltimer evidence on window",
    "tltimer evidence yesterday",
    "tltimer evidence accept yesterday 10:05",
)


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "day",
        metavar="DAY",
        nargs="?",
        default="today",
        help=_("a date, 'today', 'yesterday' or a weekday such as 'monday' (the last one)"),
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Show the evidence of a day."""
    reports = session.program.reports
    evidence, day = session.program.evidence, parse_day(session.options.day, reports.today())
    evidence.require_on()
    evidence.refresh(day, session.environ)
    report = evidence.day(day)
    if session.as_json:
        from tltimer.render.json_extras import evidence_json

        session.terminal.say_json(evidence_json(report, reports.rules()))
    else:
        from tltimer.render.terminal.evidence import evidence_text

        session.terminal.say(evidence_text(report, reports.rules(), session.terminal.style()))
